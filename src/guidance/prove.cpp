// SPDX-License-Identifier: MIT
#include "guidance/prove.h"

#include <algorithm>
#include <array>

#include "guidance/breaches.h"
#include "guidance/checked.h"
#include "guidance/compile.h"

namespace sharewell::guidance {
namespace {

/// Ten times what the pack in use needs, so that a hostile one ends in seconds.
constexpr Diagram::Budget kBudget{2'000'000, 50'000'000};

std::size_t given(const std::vector<Question>& questions, const Facts& facts) {
  std::size_t count = 0;
  for (std::size_t q = 0; q < questions.size(); ++q)
    if (facts.at[q] != questions[q].missing) ++count;
  return count;
}

/// The completed case is `found`; the one it came from gives as little as it can.
Facts before_completion(Diagram& store, const Breach& breach, const Facts& found,
                        const std::vector<Question>& questions) {
  Ref from = breach.from;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const bool free = std::ranges::find(breach.kept, q) == breach.kept.end();
    std::array<Ref, limits::kPackAnswers> may{};
    for (std::size_t a = 0; a < questions[q].answers.size(); ++a)
      may[a] =
          a == found.at[q] || (free && questions[q].answers[a].unknown) ? Diagram::kTrue : Diagram::kFalse;
    from =
        store.both(from, store.ask(static_cast<QuestionIndex>(q), {may.data(), questions[q].answers.size()}));
  }
  return smallest_case(store, from, questions).value_or(found);
}

CounterExample shown(Diagram& store, const Breach& breach, Facts found,
                     const std::vector<Question>& questions) {
  CounterExample example{found, std::nullopt, 0};
  if (breach.pair) {
    example.first.at[breach.pair->question] = breach.pair->first;
    example.second = found;
    example.second->at[breach.pair->question] = breach.pair->second;
  } else if (breach.completes) {
    example.first = before_completion(store, breach, found, questions);
    example.second = found;
  }
  return example;
}

/// The smallest of all the ways in which one property is broken.
std::optional<CounterExample> smallest_of(Diagram& store, const std::vector<Breach>& breaches,
                                          const std::vector<Question>& questions) {
  std::optional<CounterExample> best;
  std::size_t fewest = 0;
  Ref all = Diagram::kFalse;
  for (const Breach& breach : breaches) {
    all = store.either(all, breach.where);
    const std::optional<Facts> found = smallest_case(store, breach.where, questions);
    if (!found || (best && given(questions, *found) >= fewest)) continue;
    best = shown(store, breach, *found, questions);
    fewest = given(questions, *found);
  }
  if (best) best->cases = count(store, all, questions);
  return best;
}

}  // namespace

bool Proof::holds() const {
  return decided && std::ranges::none_of(findings, [](const Finding& one) { return one.broken.has_value(); });
}

const Finding* Proof::smallest(const Pack& pack) const {
  const Finding* best = nullptr;
  for (const Finding& one : findings)
    if (one.broken && (best == nullptr ||
                       answers_given(pack, one.broken->first) < answers_given(pack, best->broken->first)))
      best = &one;
  return best;
}

const std::vector<Property>& properties(const Pack& pack) { return pack.checked().draft.properties.list; }

std::size_t answers_given(const Pack& pack, const Facts& facts) { return given(pack.questions(), facts); }

Proof prove(const Pack& pack) {
  const Draft& draft = pack.checked().draft;
  const std::vector<Question>& questions = draft.parts.questions;
  Proof proof;
  proof.combinations = combinations(questions);
  std::optional<Diagrams> diagrams = compile(draft, kBudget);
  if (!diagrams) return proof;
  Breaches breaches(draft, *diagrams);
  for (const Property& property : draft.properties.list) {
    if (property.kind == Property::Kind::Elsewhere) continue;
    proof.findings.push_back({&property, smallest_of(diagrams->store, breaches.of(property), questions)});
  }
  proof.nodes = diagrams->store.size();
  proof.decided = !diagrams->store.over();
  return proof;
}

}  // namespace sharewell::guidance
