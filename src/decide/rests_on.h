// SPDX-License-Identifier: MIT
// What a recommendation rests on: which answers would have to be otherwise for the advice to point elsewhere,
// which question to ask next, and what raised each duty.
//
// In: a recommendation. Out: the same for the same answers and pack, in pack order. Pure. Never: says which
// answer is wrong, that an answer is right, or that a case is safe; part of what a record keeps.
//
// Only what people say counts as an answer that could be otherwise (`set_by` person). Asking for advice is
// what somebody wants and not what they know; how sharing was considered follows from the how-steps; a
// setting holds for the whole team. Nobody gets these wrong case by case, so they stay as they are.
//
// Outcomes that `same_as` joins (share and share-with-care) are one: moving between them is no change.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "decide/recommendation.h"

namespace sharewell::decide {

inline constexpr std::size_t kHingeQuestions = 3;  ///< the most questions of one hinge
inline constexpr std::size_t kHinges = 32;         ///< the most hinges that are listed

/// Other answers, one for each question of a hinge, that lead to another outcome: any of `answers[0]` with
/// any of `answers[1]` and so on.
struct Turn {
  std::array<std::uint32_t, kHingeQuestions> answers{};  ///< bit i: answer i of the question
  std::size_t outcome = 0;  ///< index into Pack::outcomes(); of joined outcomes the first
  auto operator<=>(const Turn&) const = default;
};

/// Questions whose answers, changed together, can change the outcome, while no part of them can.
struct Hinge {
  std::vector<guidance::QuestionIndex> questions;  ///< in pack order
  std::vector<Turn> turns;                         ///< all that change it, no two alike
};

struct RestsOn {
  /// Most fragile first: fewest questions, then the greater part of their other answers turning the outcome,
  /// then pack order.
  std::vector<Hinge> hinges;
  bool all = true;  ///< false: there are more than kHinges; those last by size and pack order were cut
};

/// Every hinge of at most kHingeQuestions questions.
[[nodiscard]] RestsOn rests_on(const Recommendation& recommendation);

/// The question to ask next: of those that people answer, that nobody answered and that can still change the
/// outcome, the one after which the fewest of them are left on average, each of its answers counting alike.
/// Of equals the first in pack order. Nullopt if none of them can change the outcome any more.
[[nodiscard]] std::optional<guidance::QuestionIndex> next_question(const Recommendation& recommendation);

/// What raised a duty: these answers, whatever the others are, if `outcome` together with the outcome that
/// they led to. After dropping, first the outcome, then in pack order each answer that is not needed; so a
/// duty that is always raised rests on nothing.
struct Cause {
  bool outcome = false;
  std::uint64_t questions = 0;  ///< bit i is question i
};

/// Beside Recommendation::obligations().
[[nodiscard]] std::vector<Cause> because(const Recommendation& recommendation);

/// recommendation_to_json with `rests_on`, `next` and `because` at its end (docs/formats/recommendation.md).
[[nodiscard]] std::string explained_to_json(const Recommendation& recommendation);

}  // namespace sharewell::decide
