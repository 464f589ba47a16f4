// SPDX-License-Identifier: MIT
#include "guidance/compile.h"

#include <algorithm>
#include <array>

#include "guidance/builder.h"
#include "guidance/sift.h"

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;

/// About a tenth of a second.
constexpr std::size_t kSiftSteps = 20'000'000;

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
  for (const Ref truth : {Diagram::kFalse, Diagram::kUnknown, Diagram::kTrue}) {
    std::vector<Ref> verdicts;
    for (Ref i = 0; i < draft.rule_when.size(); ++i) verdicts.push_back(i * kTruths + truth);
    std::array<Ref, kTruths> is_this{};
    is_this[truth] = Diagram::kTrue;
    out.verdict =
        out.store.choose(out.store.map(out.flow, is_this), out.store.map(out.rule, verdicts), out.verdict);
  }
}

bool has_leaf(const Diagram& store, Ref function, Ref leaf) {
  const auto is_it = [&](Ref ref) { return ref == leaf; };
  const std::array<Ref, 1> root{function};
  return is_it(function) || std::ranges::any_of(store.nodes_below(root), [&](Ref node) {
           return std::ranges::any_of(store.children_of(node), is_it);
         });
}

void build_what_follows(const Draft& draft, Builder& builder, Diagrams& out) {
  const std::size_t outcomes = draft.parts.outcomes.size();
  out.obligations_if.resize(outcomes);
  out.notices_if.resize(outcomes);
  out.can_hold.resize(draft.derived.size());
  out.obligations.assign(draft.obligation_when.size(), Diagram::kFalse);
  out.notices.assign(draft.notice_when.size(), Diagram::kFalse);
  for (std::size_t i = 0; i < outcomes; ++i) {
    builder.assume(i);
    std::vector<Ref> is_this(outcomes, Diagram::kFalse);
    is_this[i] = Diagram::kTrue;
    const Ref here = out.store.map(out.outcome, is_this);
    for (std::size_t k = 0; k < draft.derived.size(); ++k)
      if (!out.can_hold[k]) out.can_hold[k] = has_leaf(out.store, builder.derived(k), Diagram::kTrue);
    for (std::size_t k = 0; k < draft.notice_when.size(); ++k) {
      out.notices_if[i].push_back(builder.fires(draft.notice_when[k]));
      out.notices[k] = out.store.choose(here, out.notices_if[i][k], out.notices[k]);
    }
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

/// What is evaluated most, and so shall be small.
std::vector<Ref> evaluated(const Diagrams& diagrams) {
  std::vector<Ref> roots{diagrams.rule, diagrams.outcome, diagrams.flow};
  roots.insert(roots.end(), diagrams.obligations.begin(), diagrams.obligations.end());
  return roots;
}

}  // namespace

std::optional<Diagrams> compile_in_order(const Draft& draft, std::vector<std::uint8_t> order,
                                         Diagram::Budget budget) {
  Diagrams out(Diagram(answer_counts(draft), std::move(order), budget));
  Builder builder(draft.parts.questions, draft, out.store);
  build_rules(draft, builder, out);
  build_what_follows(draft, builder, out);
  if (out.store.over()) return std::nullopt;
  return out;
}

std::optional<Diagrams> compile(const Draft& draft, Diagram::Budget budget) {
  const std::optional<Diagrams> first = compile_in_order(draft, first_use(draft), budget);
  if (!first) return std::nullopt;
  return compile_in_order(draft, sift(first->store, evaluated(*first), kSiftSteps), budget);
}

}  // namespace sharewell::guidance
