// SPDX-License-Identifier: MIT
// Where a property of a pack is broken, as functions of the answers.
//
// In: a pack's conditions and its compiled rules. Out: for one property, functions that are true just where
// it is broken. Never: a case; that is found by prove.cpp.
#pragma once

#include <optional>
#include <vector>

#include "guidance/builder.h"
#include "guidance/compile.h"
#include "guidance/draft.h"

namespace sharewell::guidance {

struct Breach {
  /// Two answers to one question; then `where` does not ask it.
  struct Pair {
    QuestionIndex question;
    AnswerIndex first, second;
  };
  Ref where = Diagram::kFalse;
  std::optional<Pair> pair{};
  bool completes = false;             ///< `where` holds completions of cases in `from`
  Ref from = Diagram::kFalse;         ///< where the property's `when` holds
  std::vector<QuestionIndex> kept{};  ///< questions that a completion leaves as they are
};

class Breaches {
 public:
  /// Works in the store of `diagrams`. Both must outlive it.
  Breaches(const Draft& draft, Diagrams& diagrams);
  /// Those that are never true are left out.
  [[nodiscard]] std::vector<Breach> of(const Property& property);

 private:
  Ref negated(Ref truth);
  Ref differ(Ref a, Ref b);
  Ref compared(const Property& property);
  Ref by_advice(Ref outcome);
  Ref reference(const Property& property);
  Ref completed(Ref from, const std::vector<QuestionIndex>& kept);
  void pairs(const Property& property, const std::vector<Ref>& functions, QuestionIndex question,
             const std::vector<AnswerIndex>& answers, std::vector<Breach>& out);
  Ref lowered(Ref lower, Ref higher, bool rank);

  const Draft& draft_;
  Diagrams& diagrams_;
  Diagram& store_;
  Builder builder_;
};

}  // namespace sharewell::guidance
