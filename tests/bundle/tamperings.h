// SPDX-License-Identifier: MIT
// What somebody could try with a bundle, by name, each with the step at which it is refused and part of the
// words.
#pragma once

#include <functional>
#include <vector>

#include "bundle/check.h"
#include "made.h"

namespace sharewell::testing_bundle {

struct Tampering {
  const char* name;
  std::function<bundle::Bundle()> make;
  const char* step;
  const char* words;             ///< part of what is said
  bool unseen_unpacked = false;  ///< nothing of it is left once the archive is unpacked
};

/// By whoever has the file.
[[nodiscard]] std::vector<Tampering> outsiders();
/// By whoever also has the register's key and can write any line of it.
[[nodiscard]] std::vector<Tampering> organisations();

}  // namespace sharewell::testing_bundle
