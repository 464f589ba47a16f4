# What every unit is compiled and linked with: warnings are errors, hardening is on, sanitizers on request.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(SHAREWELL_FUZZ)
  add_compile_options(-Wno-error) # clang warns of more, inside the standard library too; the program is built by g++
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports std::string falsely at -O3.
  add_compile_options(-Wno-restrict $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
endif()

add_compile_options(-fstack-protector-strong -fPIE)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--build-id=sha1)

if(SHAREWELL_SANITIZE)
  add_compile_options(-fsanitize=${SHAREWELL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SHAREWELL_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized) # g++ reports std::regex falsely once sanitizers are on; they look themselves
  endif()
elseif(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  add_compile_definitions(_FORTIFY_SOURCE=2)
endif()

# What one clone compiled serves every other on the machine: paths below the project count as relative, and the language of
# messages, which ccache heeds, is one.
find_program(CCACHE ccache)
if(CCACHE)
  set(launcher env LANG=C.UTF-8 LC_ALL=C.UTF-8 CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
endif()
