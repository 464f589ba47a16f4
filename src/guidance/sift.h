// SPDX-License-Identifier: MIT
// Finds an order of questions in which diagrams are small: Rudell's sifting. Each question in turn is moved
// through every level, by swapping neighbours, and left where the diagrams were smallest; again until that
// gains nothing.
//
// In: diagrams, and how many steps it may take. Out: an order; the same one for the same diagrams. Never:
// changes the diagrams it was given; takes more than about `steps_max` steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "guidance/diagram.h"

namespace sharewell::guidance {

/// `roots`: what shall be small together, shared nodes counted once. A step is one child looked at in a swap;
/// when they are used up, the best order so far is taken. No worse than the order of `store`.
[[nodiscard]] std::vector<std::uint8_t> sift(const Diagram& store, std::span<const Ref> roots,
                                             std::size_t steps_max);

}  // namespace sharewell::guidance
