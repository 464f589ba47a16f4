# What libsharewell carries: guidance whole, of decide what recommends (what a person decided belongs to a record, and the
# library keeps none; which packs are in service is the same), of base what these use. No clock, disk or key is among it.
set(src ${CMAKE_CURRENT_LIST_DIR}/..)
file(GLOB library_core CONFIGURE_DEPENDS ${src}/guidance/*.cpp ${src}/decide/*.cpp)
list(FILTER library_core EXCLUDE REGEX "/(decide/(decision|replay|spelling)|guidance/(shelf|editions))[a-z_]*\\.cpp$")
list(APPEND library_core ${src}/base/error.cpp ${src}/base/bytes.cpp ${src}/base/json_text.cpp ${src}/base/text.cpp ${src}/base/xml.cpp)
set(library_door ${src}/library/library.cpp ${src}/library/boost_json.cpp)
set(library_pack ${src}/../guidance/hmg-2018)
file(GLOB library_pack_files CONFIGURE_DEPENDS ${library_pack}/*.toml)
