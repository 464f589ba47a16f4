# sharewell_folder(NAME RANK n SOURCES ... SEES lower folders ... LINKS libraries ...)
#
# A folder of src/ is a library that can include only the headers of the folders it SEES, and it may see only
# folders of a lower rank. An undeclared include does not compile: each folder's headers are reached through a
# directory of its own that holds nothing but a link to that folder.
function(sharewell_folder name)
  cmake_parse_arguments(F "" "RANK" "SOURCES;SEES;LINKS" ${ARGN})
  set(door ${CMAKE_BINARY_DIR}/doors/${name})
  file(MAKE_DIRECTORY ${door})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${door}/${name} SYMBOLIC)
  add_library(${name} STATIC ${F_SOURCES})
  target_include_directories(${name} PUBLIC ${door})
  set_target_properties(${name} PROPERTIES SHAREWELL_RANK ${F_RANK})
  foreach(seen ${F_SEES})
    if(NOT TARGET ${seen})
      message(FATAL_ERROR "src/${name} sees src/${seen}, which is not built before it")
    endif()
    get_target_property(rank ${seen} SHAREWELL_RANK)
    if(NOT rank LESS ${F_RANK})
      message(FATAL_ERROR "src/${name} (rank ${F_RANK}) may not see src/${seen} (rank ${rank})")
    endif()
    target_link_libraries(${name} PUBLIC ${seen})
  endforeach()
  target_link_libraries(${name} PUBLIC ${F_LINKS})
endfunction()

# sharewell_test(NAME SOURCES ... SEES folders ...): one GoogleTest program, one ctest entry for each test in it.
# Tests run in the project's root, so that no path of this clone is compiled into them and ccache serves every clone.
function(sharewell_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "SOURCES;SEES;LINKS" ${ARGN})
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE ${T_SEES} ${T_LINKS} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE SHAREWELL_SOURCE_DIR=".")
  gtest_discover_tests(${name} TEST_PREFIX ${name}. WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT ${T_TIMEOUT})
endfunction()

# sharewell_test_on_postgres(NAME FILTER): a program of sharewell_test once more, on the server that ctest starts for
# it. FILTER is GoogleTest's: what is about SQLite's own files stays away.
function(sharewell_test_on_postgres name filter)
  add_test(NAME postgres.${name} COMMAND ${name} --gtest_filter=${filter} --gtest_brief=1 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(postgres.${name} PROPERTIES FIXTURES_REQUIRED postgres TIMEOUT 900
    ENVIRONMENT SHAREWELL_TEST_DATABASE=host=${SHAREWELL_TEST_SERVER})
endfunction()
