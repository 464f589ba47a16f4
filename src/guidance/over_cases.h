// SPDX-License-Identifier: MIT
// Questions about all the cases in which a function of the answers is true: how many are there, which is the
// smallest, and what becomes of the function if an answer is held fixed.
//
// In: a function as a diagram, with leaf kTrue where it holds and any other leaf where it does not. Out: a
// number, a case, a function. Never: a result that depends on the order in which the diagram asks.
#pragma once

#include <optional>
#include <string>

#include "guidance/diagram.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

/// A number of combinations, exact up to 2^128 - 1 and no more than that beyond.
__extension__ using Combinations = unsigned __int128;

/// Every combination of answers to these questions.
[[nodiscard]] Combinations combinations(const std::vector<Question>& questions);
/// Those in which the function is true.
[[nodiscard]] Combinations count(const Diagram& store, Ref function, const std::vector<Question>& questions);
/// "15,362,…": with a comma every three digits.
[[nodiscard]] std::string in_digits(Combinations number);

/// The function with this question answered so; the result does not ask it.
[[nodiscard]] Ref restricted(Diagram& store, Ref function, QuestionIndex question, AnswerIndex answer);

/// The case with the fewest answers given, every other question counting as unanswered, in which the function
/// is true; of several, the one whose earlier questions are unanswered or have earlier answers. Nullopt if it
/// is true in none.
[[nodiscard]] std::optional<Facts> smallest_case(const Diagram& store, Ref function,
                                                 const std::vector<Question>& questions);

}  // namespace sharewell::guidance
