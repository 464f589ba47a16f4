// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

/// Depth-first over the derived values: puts each after those that it needs, and notes who looks at the
/// outcome.
class Walk {
 public:
  Walk(Conditions& conditions, Faults& faults)
      : all_(conditions), faults_(faults), state_(conditions.derived.size(), State::New) {}

  void visit(std::size_t index) {
    if (state_[index] == State::Done) return;
    Condition& condition = all_.derived_as[index];
    if (state_[index] == State::Open) {
      faults_.add(condition.file, condition.spot, fmt::format("`{}` needs itself", all_.derived[index]),
                  "take it out of its own value or of the values that it names");
      return;
    }
    state_[index] = State::Open;
    mark(condition);
    state_[index] = State::Done;
    all_.derived_order.push_back(index);
  }
  /// Visits what the condition names, and marks it if any of that looks at the outcome.
  void mark(Condition& condition) {
    for (ExpressionId at = condition.first; at <= condition.root; ++at) {
      const Term3 term = all_.pool[at];
      if (term.kind == Term3::Kind::OutcomeOneOf) condition.uses_outcome = true;
      if (term.kind != Term3::Kind::Derived) continue;
      visit(term.index);
      condition.uses_outcome |= all_.derived_as[term.index].uses_outcome;
    }
  }

 private:
  enum class State { New, Open, Done };
  Conditions& all_;
  Faults& faults_;
  std::vector<State> state_;
};

}  // namespace

void order_derived(Conditions& conditions, Faults& faults) {
  Walk walk(conditions, faults);
  for (std::size_t i = 0; i < conditions.derived.size(); ++i) walk.visit(i);
}

void check_derived(Draft& draft, Faults& faults) {
  draft.derived_order.clear();
  Walk walk(draft, faults);
  for (std::size_t i = 0; i < draft.derived.size(); ++i) walk.visit(i);
  for (Condition& when : draft.obligation_when) walk.mark(when);
  for (Condition& when : draft.notice_when) walk.mark(when);
  for (Condition& when : draft.rule_when) {
    walk.mark(when);
    if (when.uses_outcome)
      faults.add(when.file, when.spot, "a rule looks at the outcome, which it is about to give",
                 "only obligations and notices may");
  }
  if (draft.flow && draft.derived_as[*draft.flow].uses_outcome)
    faults.add(draft.derived_as[*draft.flow].file, draft.derived_as[*draft.flow].spot,
               "the flow value looks at the outcome", "only obligations and notices may");
}

}  // namespace sharewell::guidance
