// SPDX-License-Identifier: MIT
#include <cstdio>

#include "base/result.h"
#include "embedded/hmg_2018.h"
#include "guidance/pack.h"

namespace sharewell::guidance {
namespace {

Pack load_built_in() {
  auto pack = Pack::load(built_in_files());
  if (!pack)
    for (const Fault& fault : pack.error()) std::fprintf(stderr, "%s\n", one_line(fault).c_str());
  SW_CHECK(pack.has_value());
  return *std::move(pack);
}

}  // namespace

std::vector<PackFile> built_in_files() {
  std::vector<PackFile> files;
  for (const EmbeddedFile& file : embedded::hmg_2018())
    files.push_back({std::string(file.name), std::string(file.bytes)});
  return files;
}

const Pack& built_in() {
  static const Pack pack = load_built_in();
  return pack;
}

}  // namespace sharewell::guidance
