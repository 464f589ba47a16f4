// SPDX-License-Identifier: MIT
// The built-in pack with one duty changed, for asking what another pack would say: nearly nobody need
// minimise what is shared. In: nothing. Out: its files, without worked cases, which would refuse the change.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "guidance/pack.h"

namespace sharewell::testing_casework {

inline std::vector<guidance::PackFile> never_minimise() {
  std::vector<guidance::PackFile> files = guidance::built_in_files();
  const auto file = [&](const char* name) -> std::string& {
    return std::ranges::find(files, name, &guidance::PackFile::name)->bytes;
  };
  file("cases.toml").clear();
  const std::string duty = "id = \"minimise\"\nwhen = \"";
  file("rules.toml").insert(file("rules.toml").find(duty) + duty.size(), "risk is none and ");
  // Only the pack that the program carries serves beyond the day on which it was replaced.
  const std::string until = "superseded_on = 2024-04-19\n";
  file("pack.toml").erase(file("pack.toml").find(until), until.size());
  return files;
}

}  // namespace sharewell::testing_casework
