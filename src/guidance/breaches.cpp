// SPDX-License-Identifier: MIT
#include "guidance/breaches.h"

#include <algorithm>
#include <array>
#include <set>

#include "guidance/over_cases.h"

namespace sharewell::guidance {
namespace {

using Kind = Property::Kind;
constexpr Ref kNothing = Diagram::kLeaves - 1;  ///< the leaf where a reference says nothing

/// The leaves that a function has.
std::set<Ref> leaves_of(const Diagram& store, Ref function) {
  std::set<Ref> leaves;
  if (Diagram::is_leaf(function)) leaves.insert(function);
  const std::array<Ref, 1> roots{function};
  for (const Ref node : store.nodes_below(roots))
    for (const Ref child : store.children_of(node))
      if (Diagram::is_leaf(child)) leaves.insert(child);
  return leaves;
}

/// True where the leaf fits.
template <class Fits>
Ref where(Diagram& store, Ref function, Fits fits) {
  std::array<Ref, Diagram::kLeaves> leaves{};
  for (Ref leaf = 0; leaf < Diagram::kLeaves; ++leaf)
    leaves[leaf] = fits(leaf) ? Diagram::kTrue : Diagram::kFalse;
  return store.map(function, leaves);
}

}  // namespace

Breaches::Breaches(const Draft& draft, Diagrams& diagrams)
    : draft_(draft),
      diagrams_(diagrams),
      store_(diagrams.store),
      builder_(draft.parts.questions, draft.properties, store_,
               Said{diagrams.outcome, diagrams.rule, diagrams.obligations}) {}

std::vector<Breach> Breaches::of(const Property& property) {
  std::vector<Breach> found;
  const Ref when = builder_.fires(property.when);
  switch (property.kind) {
    case Kind::Always:
      found.push_back({.where = store_.both(when, negated(builder_.fires(property.then)))});
      break;
    case Kind::Exactly:
      found.push_back({.where = differ(when, builder_.fires(property.then))});
      break;
    case Kind::Stands:
      found.push_back(
          {.where = store_.both(completed(when, property.questions), negated(builder_.fires(property.then))),
           .completes = true,
           .from = when,
           .kept = property.questions});
      break;
    case Kind::Equals:
      found.push_back({.where = store_.both(when, differ(compared(property), reference(property)))});
      break;
    case Kind::NeverLowers: {
      std::vector<Ref> functions;
      for (const std::size_t kept : property.keeps) functions.push_back(diagrams_.obligations[kept]);
      if (functions.empty()) functions.push_back(compared(property));
      for (const auto& chain : property.along)
        pairs(property, functions, property.questions.front(), chain, found);
      break;
    }
    case Kind::SameFor:
      pairs(property, {compared(property)}, property.questions.front(), property.along.front(), found);
      break;
    case Kind::Ignores:
      for (const QuestionIndex question : property.questions) {
        std::vector<AnswerIndex> every(draft_.parts.questions[question].answers.size());
        for (std::size_t i = 0; i < every.size(); ++i) every[i] = static_cast<AnswerIndex>(i);
        pairs(property, {compared(property)}, question, every, found);
      }
      break;
    case Kind::Elsewhere:
      break;
  }
  std::erase_if(found, [](const Breach& one) { return one.where == Diagram::kFalse; });
  return found;
}

/// Compares each function for every two of these answers, the earlier first.
void Breaches::pairs(const Property& property, const std::vector<Ref>& functions, QuestionIndex question,
                     const std::vector<AnswerIndex>& answers, std::vector<Breach>& out) {
  const Ref when = builder_.fires(property.when);
  for (std::size_t i = 0; i < answers.size(); ++i)
    for (std::size_t k = i + 1; k < answers.size(); ++k) {
      const Ref both = store_.both(restricted(store_, when, question, answers[i]),
                                   restricted(store_, when, question, answers[k]));
      Ref wrong = Diagram::kFalse;
      for (const Ref function : functions) {
        const Ref first = restricted(store_, function, question, answers[i]);
        const Ref second = restricted(store_, function, question, answers[k]);
        wrong = store_.either(wrong, property.kind == Kind::NeverLowers
                                         ? lowered(first, second, property.keeps.empty())
                                         : differ(first, second));
      }
      out.push_back(
          {.where = store_.both(both, wrong), .pair = Breach::Pair{question, answers[i], answers[k]}});
    }
}

/// Where `second` is below `first`: as ranks, or as truths.
Ref Breaches::lowered(Ref first, Ref second, bool rank) {
  if (!rank) return store_.both(first, negated(second));
  Ref wrong = Diagram::kFalse;
  for (const Ref least : leaves_of(store_, first)) {
    const auto reaches = [&](Ref function) {
      return where(store_, function, [&](Ref leaf) { return leaf >= least; });
    };
    wrong = store_.either(wrong, store_.both(reaches(first), negated(reaches(second))));
  }
  return wrong;
}

Ref Breaches::negated(Ref truth) {
  return where(store_, truth, [](Ref leaf) { return leaf != Diagram::kTrue; });
}

Ref Breaches::differ(Ref a, Ref b) {
  if (a == b) return Diagram::kFalse;
  Ref wrong = Diagram::kFalse;
  for (const Ref one : leaves_of(store_, a)) {
    const Ref here = where(store_, a, [&](Ref leaf) { return leaf == one; });
    const Ref not_there = where(store_, b, [&](Ref leaf) { return leaf != one; });
    wrong = store_.choose(here, not_there, wrong);
  }
  return wrong;
}

Ref Breaches::by_advice(Ref outcome) {
  std::vector<Ref> leaves;
  const std::vector<Outcome>& outcomes = draft_.parts.outcomes;
  for (const Outcome& one : outcomes) {
    const std::string& id = one.same_as.empty() ? one.id : one.same_as;
    leaves.push_back(static_cast<Ref>(std::ranges::find(outcomes, id, &Outcome::id) - outcomes.begin()));
  }
  return store_.map(outcome, leaves);
}

Ref Breaches::compared(const Property& property) {
  std::vector<Ref> leaves;
  switch (property.of) {
    case Of::Outcome:
      return diagrams_.outcome;
    case Of::Advice:
      return by_advice(diagrams_.outcome);
    case Of::Rank:
      for (const Outcome& one : draft_.parts.outcomes) leaves.push_back(static_cast<Ref>(one.rank));
      return store_.map(diagrams_.outcome, leaves);
    case Of::Rule: {
      const std::vector<Rule>& rules = draft_.parts.rules;
      for (const Rule& one : rules)
        leaves.push_back(static_cast<Ref>(std::ranges::find(rules, one.id, &Rule::id) - rules.begin()));
      return store_.map(diagrams_.rule, leaves);
    }
    case Of::Flow:
      return diagrams_.flow;
    case Of::Value:
      return builder_.fires(property.then);
  }
  return diagrams_.outcome;
}

Ref Breaches::reference(const Property& property) {
  Ref says = kNothing;
  for (std::size_t i = property.reference.size(); i-- > 0;)
    says = store_.choose(builder_.fires(property.reference[i].when),
                         static_cast<Ref>(property.reference[i].outcome), says);
  return property.of == Of::Advice ? by_advice(says) : says;
}

/// Every case that is in `from`, or becomes one when some of its answers are forgotten.
Ref Breaches::completed(Ref from, const std::vector<QuestionIndex>& kept) {
  for (std::size_t q = 0; q < draft_.parts.questions.size(); ++q) {
    const auto question = static_cast<QuestionIndex>(q);
    const std::vector<Answer>& answers = draft_.parts.questions[q].answers;
    if (std::ranges::find(kept, question) != kept.end()) continue;
    Ref forgotten = Diagram::kFalse;
    for (std::size_t a = 0; a < answers.size(); ++a)
      if (answers[a].unknown)
        forgotten = store_.either(forgotten, restricted(store_, from, question, static_cast<AnswerIndex>(a)));
    from = store_.either(from, forgotten);
  }
  return from;
}

}  // namespace sharewell::guidance
