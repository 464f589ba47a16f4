// SPDX-License-Identifier: MIT
// The whole way from the files of a pack to an engine that runs, or to every fault in them.
//
// In: files. Out: parts, hashes and engine. Never: a pack with a fault, however small.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "guidance/engine.h"
#include "guidance/fault.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

struct Checked {
  Parts parts;
  std::string sha256, logic;
  Engine engine;
};

[[nodiscard]] std::expected<Checked, std::vector<Fault>> check_pack(std::vector<PackFile> files);

}  // namespace sharewell::guidance
