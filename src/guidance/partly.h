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

/// For one case, asked about many conditions and ways to count: a derived value is looked at again only if
/// the answers that it looks at count otherwise than before.
class Partly {
 public:
  Partly(const Draft& draft, const Facts& facts);
  /// `counted`: bit i is questions[i].
  [[nodiscard]] Truths may_be(const Condition& condition, std::uint64_t counted);

 private:
  struct Derived {
    std::uint64_t looks_at = 0;  ///< bit i is questions[i], also through other derived values
    std::uint64_t counted = 0;   ///< of those, for which `truths` holds
    Truths truths = 0;           ///< 0: not looked at yet
  };
  /// Of one question: which answers it has, and which of them are "not known". Bit i is answer i.
  struct Possible {
    std::uint64_t all = 0, unknown = 0;
  };

  [[nodiscard]] std::uint64_t looked_at_by(const Condition& condition) const;
  [[nodiscard]] Truths derived(std::size_t index, std::uint64_t counted);
  /// `parts`: where the condition's steps stand in parts_.
  [[nodiscard]] Truths step(const Term3& term, std::size_t parts, ExpressionId first, std::uint64_t counted);
  [[nodiscard]] Truths of_answers(const Term3& term, std::uint64_t counted) const;

  const Draft& draft_;
  const Facts& facts_;
  std::vector<Possible> possible_;
  std::vector<Derived> derived_;
  std::vector<Truths> parts_;  ///< what the steps so far of each condition under way may be
};

}  // namespace sharewell::guidance
