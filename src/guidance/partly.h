// SPDX-License-Identifier: MIT
// What a condition may still be when only some answers of a case are counted and the others may be anything.
//
// In: what a pack says, a case, and which of its answers count. Out: a set of truths that holds every one
// that the condition can have; it may hold more. Never: a truth left out, so that what it rules out is ruled
// out.
#pragma once

#include <cstdint>
#include <vector>

#include "guidance/draft.h"

namespace sharewell::guidance {

using Truths = std::uint8_t;  ///< bit i is the Truth i
inline constexpr Truths kMayBeNo = 1, kMayBeNotKnown = 2, kMayBeYes = 4;

class Partly {
 public:
  /// `counted`: bit i is questions[i].
  Partly(const Draft& draft, const Facts& facts, std::uint64_t counted);
  [[nodiscard]] Truths may_be(const Condition& condition) const;

 private:
  [[nodiscard]] Truths step(const Term3& term, const Condition& condition,
                            const std::vector<Truths>& parts) const;
  [[nodiscard]] Truths one_of(const Term3& term) const;

  const Draft& draft_;
  const Facts& facts_;
  std::uint64_t counted_;
  std::vector<Truths> derived_;
};

}  // namespace sharewell::guidance
