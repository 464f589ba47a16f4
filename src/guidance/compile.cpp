// SPDX-License-Identifier: MIT
#include "guidance/compile.h"

#include <algorithm>
#include <array>

#include "guidance/builder.h"

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;

std::vector<std::uint8_t> answer_counts(const Draft& draft) {
  std::vector<std::uint8_t> counts;
  for (const Question& question : draft.parts.questions)
    counts.push_back(static_cast<std::uint8_t>(question.answers.size()));
  return counts;
}

void build_rules(const Draft& draft, Builder& builder, Diagrams& out) {
  for (const Condition& when : draft.rule_when) out.rule_fires.push_back(builder.fires(when));
  out.rule = static_cast<Ref>(draft.rule_when.size() - 1);
  for (std::size_t i = draft.rule_when.size() - 1; i-- > 0;)
    out.rule = out.store.choose(out.rule_fires[i], static_cast<Ref>(i), out.rule);
  std::vector<Ref> outcomes;
  for (const Rule& rule : draft.parts.rules) outcomes.push_back(static_cast<Ref>(rule.outcome));
  out.outcome = out.store.map(out.rule, outcomes);
  out.flow = builder.derived(*draft.flow);
}

void build_what_follows(const Draft& draft, Builder& builder, Diagrams& out) {
  const std::size_t outcomes = draft.parts.outcomes.size();
  out.obligations_if.resize(outcomes);
  out.notices_if.resize(outcomes);
  out.obligations.assign(draft.obligation_when.size(), Diagram::kFalse);
  for (std::size_t i = 0; i < outcomes; ++i) {
    builder.assume(i);
    std::vector<Ref> is_this(outcomes, Diagram::kFalse);
    is_this[i] = Diagram::kTrue;
    const Ref here = out.store.map(out.outcome, is_this);
    for (const Condition& when : draft.notice_when) out.notices_if[i].push_back(builder.fires(when));
    for (std::size_t k = 0; k < draft.obligation_when.size(); ++k) {
      const bool same = i > 0 && !draft.obligation_when[k].uses_outcome;
      out.obligations_if[i].push_back(same ? out.obligations_if[0][k]
                                           : builder.fires(draft.obligation_when[k]));
      out.obligations[k] = out.store.choose(here, out.obligations_if[i][k], out.obligations[k]);
    }
  }
}

/// Questions in the order in which the rules first look at them: what decides early is tested early.
std::vector<std::uint8_t> first_use(const Draft& draft) {
  std::vector<std::uint8_t> order;
  const auto use = [&](std::uint32_t question) {
    const auto id = static_cast<std::uint8_t>(question);
    if (std::ranges::find(order, id) == order.end()) order.push_back(id);
  };
  std::vector<bool> seen(draft.derived.size());
  const auto visit = [&](const auto& self, const Condition& condition) -> void {
    for (ExpressionId at = condition.first; at <= condition.root; ++at) {
      const Term3& term = draft.pool[at];
      if (term.kind == Kind::OneOf || term.kind == Kind::Known) use(term.index);
      if (term.kind != Kind::Derived || seen[term.index]) continue;
      seen[term.index] = true;
      self(self, draft.derived_as[term.index]);
    }
  };
  for (const Condition& when : draft.rule_when) visit(visit, when);
  for (std::size_t i = 0; i < draft.parts.questions.size(); ++i) use(static_cast<std::uint32_t>(i));
  return order;
}

std::vector<std::uint8_t> as_asked(const Draft& draft) {
  std::vector<std::uint8_t> order(draft.parts.questions.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint8_t>(i);
  return order;
}

std::size_t rule_nodes(const Draft& draft, const std::vector<std::uint8_t>& order) {
  Diagrams trial(Diagram(answer_counts(draft), order, {}));
  Builder builder(draft.parts.questions, draft, trial.store);
  build_rules(draft, builder, trial);
  if (trial.store.over()) return limits::kDiagramNodes + 1;
  const std::array<Ref, 2> roots{trial.rule, trial.flow};
  return trial.store.nodes_below(roots).size();
}

}  // namespace

std::optional<Diagrams> compile(const Draft& draft, Diagram::Budget budget) {
  std::vector<std::uint8_t> order = as_asked(draft), other = first_use(draft);
  if (rule_nodes(draft, other) < rule_nodes(draft, order)) order = other;
  Diagrams out(Diagram(answer_counts(draft), order, budget));
  Builder builder(draft.parts.questions, draft, out.store);
  build_rules(draft, builder, out);
  build_what_follows(draft, builder, out);
  if (out.store.over()) return std::nullopt;
  return out;
}

}  // namespace sharewell::guidance
