// SPDX-License-Identifier: MIT
// Turns conditions into diagrams of one store.
//
// In: conditions that were read without faults, and the store. Out: one Ref a condition, with the leaves
// kFalse, kUnknown and kTrue. Never: evaluates a case.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "guidance/condition.h"
#include "guidance/diagram.h"

namespace sharewell::guidance {

/// What the rules say to every combination, for conditions that look at it.
struct Said {
  Ref outcome = 0;                   ///< leaf: index of the outcome
  Ref rule = 0;                      ///< leaf: index of the row that fires
  std::span<const Ref> obligations;  ///< whether each is raised
};

class Builder {
 public:
  /// Conditions that look at the outcome are built for one outcome at a time (see assume).
  Builder(const std::vector<Question>& questions, const Conditions& conditions, Diagram& store)
      : Builder(questions, conditions, store, std::nullopt) {}
  /// Conditions that look at the outcome, the rule or the obligations look at `said`.
  Builder(const std::vector<Question>& questions, const Conditions& conditions, Diagram& store,
          std::optional<Said> said);

  /// From now on the outcome is this one.
  void assume(std::size_t outcome);
  Ref build(const Condition& condition);
  /// Where the condition is true: leaves kTrue and kFalse only.
  Ref fires(const Condition& condition);
  [[nodiscard]] Ref derived(std::size_t index) const { return derived_[index]; }

 private:
  Ref step(const Term3& term);
  Ref one_of(const Term3& term, bool known_only);
  Ref outcome_one_of(const Term3& term);
  Ref rule_is(const Term3& term);

  const std::vector<Question>& questions_;
  const Conditions& conditions_;
  Diagram& store_;
  std::optional<Said> said_;
  std::vector<Ref> value_;  ///< of each step of the pool
  std::vector<Ref> derived_;
  std::uint64_t outcome_ = 0;
};

}  // namespace sharewell::guidance
