// SPDX-License-Identifier: MIT
// Decides what properties.toml claims, for every combination of answers and not for a sample.
//
// In: a pack. Out: for each property that it holds, or the smallest case, or two cases side by side, in which
// it does not. Never: a property that was not decided counted as one that holds; a result that shows the
// order in which the diagrams ask.
#pragma once

#include <optional>
#include <vector>

#include "guidance/over_cases.h"
#include "guidance/pack.h"
#include "guidance/property.h"

namespace sharewell::guidance {

/// Where a property does not hold.
struct CounterExample {
  Facts first;
  std::optional<Facts> second;  ///< the case that it is compared with, if the property compares two
  Combinations cases = 0;       ///< how many combinations break the property, or belong to a pair that does
};

struct Finding {
  const Property* property = nullptr;
  std::optional<CounterExample> broken;
};

struct Proof {
  bool decided = false;  ///< false if the budget of the diagrams was not enough: then nothing is claimed
  Combinations combinations = 0;
  std::size_t nodes = 0;          ///< of all diagrams together
  std::vector<Finding> findings;  ///< of every property about the rules, in the order of the file
  [[nodiscard]] bool holds() const;
  /// Of all that is broken, that with the fewest answers given; nullptr if nothing is.
  [[nodiscard]] const Finding* smallest(const Pack& pack) const;
};

/// Refers to the pack, which must outlive the proof.
[[nodiscard]] Proof prove(const Pack& pack);

/// Every property of the pack, those that are shown elsewhere too.
[[nodiscard]] const std::vector<Property>& properties(const Pack& pack);

/// How many answers a case gives that differ from what an unanswered question counts as.
[[nodiscard]] std::size_t answers_given(const Pack& pack, const Facts& facts);

}  // namespace sharewell::guidance
