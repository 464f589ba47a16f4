// SPDX-License-Identifier: MIT
// A small pack without faults, to be changed by tests. In: tests/guidance/small. Out: its files.
#pragma once

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "guidance/pack.h"

namespace sharewell::guidance {

inline std::vector<PackFile> small_pack() {
  std::vector<PackFile> files;
  for (const char* name :
       {"cases.toml", "pack.toml", "questions.toml", "rules.toml", "words.en.toml", "properties.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/tests/guidance/small/") + name);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    files.push_back({name, bytes.str()});
  }
  return files;
}

inline std::string& bytes_of_file(std::vector<PackFile>& files, const std::string& name) {
  return std::ranges::find(files, name, &PackFile::name)->bytes;
}

}  // namespace sharewell::guidance
