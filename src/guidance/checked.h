// SPDX-License-Identifier: MIT
// The whole way from the files of a pack to an engine that runs, or to every fault in them.
//
// In: files. Out: what was read, hashes and engine. Never: a pack with a fault, however small.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "guidance/draft.h"
#include "guidance/engine.h"
#include "guidance/fault.h"

namespace sharewell::guidance {

struct Checked {
  Draft draft;  ///< kept whole, so that what was read can be proved, compared and drawn
  std::string sha256, logic;
  Engine engine;
};

/// Whether a worked case that does not hold is a fault; it is not one while cases are being tested.
enum class Cases { Hold, Free };

[[nodiscard]] std::expected<Checked, std::vector<Fault>> check_pack(std::vector<PackFile> files,
                                                                    Cases cases = Cases::Hold);

}  // namespace sharewell::guidance
