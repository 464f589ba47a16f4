// SPDX-License-Identifier: MIT
// A case, or two side by side, in words: for people who look after a pack.
//
// In: a pack and cases found by a proof or a comparison. Out: lines of text. Never: a question that counts as
// unanswered in all of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "guidance/pack.h"

namespace sharewell::guidance {

/// One case and what the rules of its pack say to it.
struct ShownCase {
  const Pack* pack;
  Facts facts;
  std::string heading;  ///< "first case"
};

/// A table with a column for each case: the answers given, outcome, rule, flow and what is raised; `*` marks
/// rows that differ. Then each case's answers as sentences. Every line begins with `indent`. The cases' packs
/// must have the same questions.
[[nodiscard]] std::string side_by_side(std::span<const ShownCase> cases, std::string_view indent);

/// The answers given as one JSON-like text that `sharewell decide --answers -` reads.
[[nodiscard]] std::string as_answers(const Pack& pack, const Facts& facts);

}  // namespace sharewell::guidance
