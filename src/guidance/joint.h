// SPDX-License-Identifier: MIT
// Two packs over one set of questions in one diagram store, so that what they say can be compared for every
// combination of answers, and the cases in which something holds can be counted and said.
//
// In: what was read of two packs. Out: their diagrams side by side; exact counts; cases. Questions are
// matched by id, and so are their answers. A question that only one pack asks is free for the other; an
// answer that only one has is left out, as the other has nothing to say to it. Never: evaluates one case at a
// time; guesses a count.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "guidance/cubes.h"
#include "guidance/draft.h"
#include "guidance/over_cases.h"

namespace sharewell::guidance {

/// Questions that two packs share, each with the answers that both have, and those that only one asks.
struct JointQuestions {
  std::vector<Question> list;
  std::uint64_t differ = 0;  ///< bit i: not answering list[i] counts as something else in the other pack
};

/// "`risk` is `none` (No worry about any child), `purpose` is ...": the answers of a case that have to be
/// given.
[[nodiscard]] std::string said(const JointQuestions& questions, const Facts& facts);

/// What one pack says, as diagrams of the joint store. Leaves as in compile.h, by that pack's own indices.
struct Side {
  Ref rule = 0, outcome = 0, flow = 0;
  std::vector<Ref> obligations, notices;  ///< leaf kTrue or kFalse
};

/// A set of answers to some of the questions. `adds`: the combinations in it that are in no class listed
/// before, so that the numbers of all classes add up.
struct CaseClass {
  Cube cube{};
  Combinations adds = 0;
};

struct Joint {
  Diagram store;
  JointQuestions questions;
  Side a, b;

  /// Where `function` has the leaf `leaf`, as kTrue and kFalse.
  [[nodiscard]] Ref is(Ref function, Ref leaf);
  /// The leaf that a case leads to.
  [[nodiscard]] Ref leaf(Ref function, const Facts& facts) const;
  /// In how many combinations `function` is kTrue, and the smallest of them.
  [[nodiscard]] Combinations count(Ref function) const;
  [[nodiscard]] std::optional<Facts> smallest(Ref function) const;
  /// Classes that together are `function`, the largest first; nullopt if they would be more than
  /// `classes_max`.
  [[nodiscard]] std::optional<std::vector<CaseClass>> classes_of(Ref function, std::size_t classes_max);
};

/// errors  a sentence: more than limits::kPackQuestions different questions, 2^128 combinations or more, or
/// too intricate to be compared.
[[nodiscard]] std::expected<Joint, std::string> join(const Draft& a, const Draft& b);

}  // namespace sharewell::guidance
