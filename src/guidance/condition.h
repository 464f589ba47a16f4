// SPDX-License-Identifier: MIT
// Conditions of a pack after reading: where each stands and what it was read as, in pools that they share.
//
// In: expressions. Out: plain values for whoever compiles them. Never: evaluates one.
#pragma once

#include <string>
#include <vector>

#include "guidance/expression.h"
#include "guidance/faults.h"

namespace sharewell::guidance {

/// A condition of the pack: its text, its place, and what it was read as.
struct Condition {
  std::string file;
  Spot spot;
  ExpressionId first = 0, root = 0;  ///< its steps in the pool, the last being the whole
  bool uses_outcome = false;
};

/// Conditions that share one pool of steps and may name each other's derived values.
struct Conditions {
  Pool pool;
  std::vector<std::string> derived;
  std::vector<std::size_t> derived_order;  ///< each after those that it needs
  std::vector<Condition> derived_as;
};

}  // namespace sharewell::guidance
