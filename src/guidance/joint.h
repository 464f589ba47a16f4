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

namespace sharewell::guidance {

__extension__ using Count = unsigned __int128;

/// "15,479,341,056,000"
[[nodiscard]] std::string in_digits(Count count);

struct JointAnswer {
  std::string id, label;
};

struct JointQuestion {
  std::string id, ask;
  std::vector<JointAnswer> answers;  ///< those that both packs have, or all of the one that asks
  AnswerIndex missing = kAbsent;  ///< what its absence counts as, in both packs alike; kAbsent if they differ
};

/// "`risk` is `none` (No worry about any child), `purpose` is ...": the answers of a case that have to be
/// given.
[[nodiscard]] std::string said(const std::vector<JointQuestion>& questions,
                               const std::vector<AnswerIndex>& answers);

/// What one pack says, as diagrams of the joint store. Leaves as in compile.h, by that pack's own indices.
struct Side {
  Ref rule = 0, outcome = 0, flow = 0;
  std::vector<Ref> obligations, notices;  ///< leaf kTrue or kFalse
};

/// A set of answers to some of the questions: bit i of `allowed[q]` is answer i; every bit set where all are
/// allowed. `adds`: the combinations in it that are in no class listed before, so that the numbers of all
/// classes add up.
struct CaseClass {
  Cube cube;
  Count adds = 0;
};

struct Joint {
  Diagram store;
  std::vector<JointQuestion> questions;
  Count total;  ///< combinations of answers
  Side a, b;

  /// Where `function` has the leaf `leaf`, as kTrue and kFalse.
  [[nodiscard]] Ref is(Ref function, Ref leaf);
  /// The leaf that a case leads to.
  [[nodiscard]] Ref leaf(Ref function, const std::vector<AnswerIndex>& answers) const;
  /// In how many combinations `function` is kTrue.
  [[nodiscard]] Count count(Ref function) const;
  /// The combination with the fewest answers given in which `function` is kTrue: one answer a question, of
  /// which those that are `missing` need not be given. Nullopt if there is none.
  [[nodiscard]] std::optional<std::vector<AnswerIndex>> shortest_case(Ref function) const;
  /// Classes that together are `function`, the largest first; nullopt if they would be more than
  /// `classes_max`.
  [[nodiscard]] std::optional<std::vector<CaseClass>> classes_of(Ref function, std::size_t classes_max);
};

/// errors  a sentence: more than limits::kPackQuestions different questions, more than 2^128 combinations, or
/// too intricate to be compared.
[[nodiscard]] std::expected<Joint, std::string> join(const Draft& a, const Draft& b);

}  // namespace sharewell::guidance
