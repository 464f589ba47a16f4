# Builds libsharewell for WebAssembly where Debian's packages for it are installed (scripts/setup): sets SHAREWELL_WASM to
# the file that comes out, else to nothing; then the guide in the browser is the server's pages.
set(SHAREWELL_WASM "" CACHE INTERNAL "")
find_program(WASM_CXX clang++-19)
find_program(WASM_LD wasm-ld-19)
if(NOT WASM_CXX OR NOT WASM_LD OR NOT EXISTS /usr/include/wasm32-wasi OR NOT EXISTS /usr/lib/llvm-19/lib/wasm32-wasi/libc++.a)
  message(STATUS "No WebAssembly: scripts/setup installs what it needs")
  return()
endif()
set(wasm_dir ${CMAKE_BINARY_DIR}/wasm)
set(wasm ${wasm_dir}/sharewell.wasm)
file(GLOB wasm_inputs CONFIGURE_DEPENDS ${src}/base/*.h ${src}/guidance/*.h ${src}/decide/*.h ${src}/library/*.h
     ${src}/library/wasm/*)
add_custom_command(OUTPUT ${wasm}
  COMMAND ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${wasm_dir} -G Ninja -DCMAKE_BUILD_TYPE=MinSizeRel
          -DVERSION=${PROJECT_VERSION} -DCMAKE_TOOLCHAIN_FILE=${CMAKE_CURRENT_LIST_DIR}/wasi.cmake
          "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}" --log-level=WARNING
  COMMAND ${CMAKE_COMMAND} --build ${wasm_dir}
  COMMAND ${CMAKE_COMMAND} -E touch ${wasm}
  DEPENDS ${library_core} ${library_door} ${library_pack_files} ${wasm_inputs} ${CMAKE_CURRENT_LIST_DIR}/../sources.cmake
  COMMENT "Building the rules for WebAssembly" VERBATIM)
add_custom_target(sharewell_wasm DEPENDS ${wasm})
set(SHAREWELL_WASM ${wasm} CACHE INTERNAL "")
