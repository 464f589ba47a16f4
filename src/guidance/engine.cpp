// SPDX-License-Identifier: MIT
#include "guidance/engine.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <numeric>
#include <span>

namespace sharewell::guidance {
namespace {

/// The outcome as which each counts: of those that `same_as` joins, the first.
std::vector<std::size_t> headlines(const Parts& parts) {
  std::vector<std::size_t> list(parts.outcomes.size());
  std::iota(list.begin(), list.end(), std::size_t{0});
  for (std::size_t round = 0; round < list.size(); ++round)
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto same = std::ranges::find(parts.outcomes, parts.outcomes[i].same_as, &Outcome::id);
      if (same == parts.outcomes.end()) continue;
      const auto j = static_cast<std::size_t>(same - parts.outcomes.begin());
      list[i] = list[j] = std::min(list[i], list[j]);
    }
  return list;
}

}  // namespace

std::optional<Engine> Engine::make(const Parts& parts, const Diagrams& diagrams) {
  Engine engine;
  const auto freeze = [&](std::span<const Ref> roots) { return Flat(diagrams.store, roots); };
  engine.verdict_ = freeze(std::array<Ref, 1>{diagrams.verdict});
  engine.rule_ = freeze(std::array<Ref, 1>{diagrams.rule});
  engine.outcome_ = freeze(std::array<Ref, 1>{diagrams.outcome});
  engine.flow_ = freeze(std::array<Ref, 1>{diagrams.flow});
  engine.raised_ = freeze(diagrams.obligations);
  engine.headline_ = Turning(diagrams.store, std::array<Ref, 1>{diagrams.outcome}, headlines(parts));
  std::vector<Ref> duties;
  for (const auto& of_outcome : diagrams.obligations_if)
    duties.insert(duties.end(), of_outcome.begin(), of_outcome.end());
  engine.duties_ = Turning(diagrams.store, duties, std::array<std::size_t, 3>{0, 0, 1});
  std::vector<Ref> notices;
  for (const auto& of_outcome : diagrams.notices_if)
    notices.insert(notices.end(), of_outcome.begin(), of_outcome.end());
  engine.notices_ = freeze(notices);
  engine.notice_count_ = parts.notices.size();
  for (std::size_t i = 0; i < parts.rules.size() * kTruths; ++i)
    engine.verdict_of_leaf_.push_back(
        {i / kTruths, parts.rules[i / kTruths].outcome, static_cast<Truth>(i % kTruths)});
  Covers covers(diagrams.store);
  if (!engine.make_reasons(diagrams, covers) || !engine.make_obligations(diagrams, covers))
    return std::nullopt;
  return engine;
}

bool Engine::make_reasons(const Diagrams& diagrams, Covers& covers) {
  std::vector<Cube> cubes;
  struct Range {
    std::size_t from, to;
  };
  std::vector<Range> fires, not_fires;
  const auto append = [&](Ref function, bool of, std::vector<Range>& ranges) {
    auto found = covers.of(function, of, RuledOut::kCubesMax);
    if (!found || cubes.size() + found->size() > RuledOut::kCubesMax) return false;
    ranges.push_back({cubes.size(), cubes.size() + found->size()});
    cubes.insert(cubes.end(), found->begin(), found->end());
    return true;
  };
  // In the order of the lines, so that the reasons of an early line need only the first words.
  for (const Ref line : diagrams.rule_fires)
    if (!append(line, false, not_fires) || !append(line, true, fires)) return false;
  reason_cubes_ = RuledOut(cubes);
  reason_count_ = cubes.size();
  for (std::size_t r = 0; r < diagrams.rule_fires.size(); ++r) {
    Stands stands;
    stands.must.assign(reason_cubes_.words(), 0);
    const auto demand = [&](Range range) {
      for (std::size_t c = range.from; c < range.to; ++c) stands.must[c / 64] |= std::uint64_t{1} << (c % 64);
    };
    for (std::size_t before = 0; before < r; ++before) demand(fires[before]);
    demand(not_fires[r]);
    for (std::size_t w = 0; w < stands.must.size(); ++w)
      if (stands.must[w] != 0) stands.words = w + 1;
    for (std::size_t i = 0; i < reason_cubes_.questions().size(); ++i)
      if (reason_cubes_.may_rule_out(i, stands.must))
        stands.questions.push_back({reason_cubes_.questions()[i], i});
    stands_.push_back(std::move(stands));
  }
  return true;
}

bool Engine::make_obligations(const Diagrams& diagrams, Covers& covers) {
  const std::size_t outcomes = diagrams.obligations_if.size(), count = diagrams.obligations.size();
  std::vector<Cube> cubes;
  std::vector<std::uint64_t> outcomes_of;
  for (std::size_t k = 0; k < count; ++k) {
    std::map<Ref, std::uint64_t> when;
    for (std::size_t o = 0; o < outcomes; ++o) when[diagrams.obligations_if[o][k]] |= std::uint64_t{1} << o;
    for (const auto& [function, under] : when) {
      auto found = covers.of(function, true, RuledOut::kCubesMax);
      if (!found || cubes.size() + found->size() > RuledOut::kCubesMax) return false;
      for (const Cube& cube : *found) {
        cubes.push_back(cube);
        outcomes_of.push_back(under);
        duty_of_.push_back(std::uint64_t{1} << k);
      }
    }
  }
  duty_cubes_ = RuledOut(cubes);
  duty_count_ = cubes.size();
  duty_if_.assign(outcomes * duty_cubes_.words(), 0);
  for (std::size_t c = 0; c < cubes.size(); ++c)
    for (std::size_t o = 0; o < outcomes; ++o)
      if (((outcomes_of[c] >> o) & 1u) != 0)
        duty_if_[o * duty_cubes_.words() + c / 64] |= std::uint64_t{1} << (c % 64);
  return true;
}

Verdict Engine::evaluate(const Facts& facts) const {
  return verdict_of_leaf_[verdict_.leaf(verdict_.root(0), facts)];
}

std::uint64_t Engine::obligations(const Facts& facts, std::size_t outcome) const {
  const std::size_t words = duty_cubes_.words();
  const auto& questions = duty_cubes_.questions();
  std::uint64_t raised = 0;
  for (std::size_t w = 0; w < words; ++w) {
    std::uint64_t holds = duty_if_[outcome * words + w];
    for (std::size_t i = 0; i < questions.size(); ++i)
      holds &= ~duty_cubes_.row(i, facts.at[questions[i]])[w];
    for (; holds != 0; holds &= holds - 1)
      raised |= duty_of_[w * 64 + static_cast<std::size_t>(std::countr_zero(holds))];
  }
  return raised;
}

/// A line stands, whatever the dropped answers are, if the kept ones rule out every cube that it must not
/// meet. So an answer may be dropped if those kept before it and all that come after it still rule out each
/// of them.
std::uint64_t Engine::reasons(const Facts& facts, std::size_t rule) const {
  const Stands& stands = stands_[rule];
  const std::size_t words = stands.words;
  const std::span<const Stands::Question> questions = stands.questions;
  // Not zeroed: 34 KB, of which a case reads the few words that it has written, five million times a second.
  // NOLINTBEGIN(cppcoreguidelines-pro-type-member-init)
  std::array<const std::uint64_t*, limits::kPackQuestions> row;
  // Of each question, the cubes that the answers after it rule out.
  std::array<std::uint64_t, (limits::kPackQuestions + 1) * RuledOut::kWordsMax> later_of;
  std::array<std::uint64_t, RuledOut::kWordsMax> left_of;  // cubes that no kept answer rules out yet
  // NOLINTEND(cppcoreguidelines-pro-type-member-init)
  std::uint64_t *const later = later_of.data(), *const left = left_of.data();
  std::copy_n(stands.must.begin(), words, left);
  std::fill_n(later + questions.size() * words, words, 0);
  for (std::size_t i = questions.size(); i-- > 0;) {
    row[i] = reason_cubes_.row(questions[i].row, facts.at[questions[i].index]);
    for (std::size_t w = 0; w < words; ++w) later[i * words + w] = later[(i + 1) * words + w] | row[i][w];
  }
  std::uint64_t kept = 0;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    std::uint64_t missed = 0;
    for (std::size_t w = 0; w < words; ++w) missed |= left[w] & ~later[(i + 1) * words + w];
    if (missed == 0) continue;
    kept |= std::uint64_t{1} << questions[i].index;
    for (std::size_t w = 0; w < words; ++w) left[w] &= ~row[i][w];
  }
  return kept;
}

bool Engine::notice_applies(std::size_t notice, const Facts& facts, std::size_t outcome) const {
  return notices_.leaf(notices_.root(outcome * notice_count_ + notice), facts) == Diagram::kTrue;
}

Size Engine::size() const {
  return {rule_.nodes(), outcome_.nodes(), flow_.nodes(), raised_.nodes(), reason_count_, duty_count_};
}

}  // namespace sharewell::guidance
