// SPDX-License-Identifier: MIT
#include "decide/rests_on.h"

#include <algorithm>
#include <bit>

#include "guidance/turning.h"

namespace sharewell::decide {
namespace {

using guidance::AnswerIndex;
using guidance::Answers;
using guidance::Facts;
using guidance::Pack;
using guidance::QuestionIndex;

std::uint64_t bit_of(std::size_t question) { return std::uint64_t{1} << question; }

std::uint64_t said_by_people(const Pack& pack) {
  std::uint64_t questions = 0;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (pack.questions()[q].set_by == "person") questions |= bit_of(q);
  return questions;
}

/// Tries every combination of other answers to the questions of one hinge.
class Trial {
 public:
  Trial(const Pack& pack, const Facts& facts, const std::vector<QuestionIndex>& questions)
      : pack_(pack), facts_(facts), trial_(facts), questions_(questions), held_(value()) {}

  /// The turns from the question at `depth` on, those before it being as they are tried now. Answers with
  /// equal turns after them are one, so that the result is a function of the outcomes alone.
  std::vector<Turn> from(std::size_t depth) {
    if (depth == questions_.size())
      return value() == held_ ? std::vector<Turn>{} : std::vector{Turn{{}, value()}};
    struct Group {
      std::uint32_t answers;
      std::vector<Turn> after;
    };
    std::vector<Group> groups;
    const QuestionIndex question = questions_[depth];
    for (std::size_t a = 0; a < pack_.questions()[question].answers.size(); ++a) {
      if (a == facts_.at[question]) continue;
      trial_.at[question] = static_cast<AnswerIndex>(a);
      std::vector<Turn> after = from(depth + 1);
      const auto alike = std::ranges::find(groups, after, &Group::after);
      if (alike != groups.end())
        alike->answers |= std::uint32_t{1} << a;
      else
        groups.push_back({std::uint32_t{1} << a, std::move(after)});
    }
    std::vector<Turn> turns;
    for (Group& group : groups)
      for (Turn& turn : group.after) {
        turn.answers[depth] = group.answers;
        turns.push_back(turn);
      }
    return turns;
  }

 private:
  [[nodiscard]] std::size_t value() const { return pack_.headline().value(0, trial_); }

  const Pack& pack_;
  const Facts& facts_;
  Facts trial_;
  const std::vector<QuestionIndex>& questions_;
  std::size_t held_;
};

/// How many combinations of other answers to the questions of a hinge there are, and how many of them turn.
std::size_t others(const Pack& pack, const Hinge& hinge) {
  std::size_t count = 1;
  for (const QuestionIndex q : hinge.questions) count *= pack.questions()[q].answers.size() - 1;
  return count;
}
std::size_t turning(const Hinge& hinge) {
  std::size_t count = 0;
  for (const Turn& turn : hinge.turns) {
    std::size_t of_turn = 1;
    for (std::size_t i = 0; i < hinge.questions.size(); ++i)
      of_turn *= static_cast<std::size_t>(std::popcount(turn.answers[i]));
    count += of_turn;
  }
  return count;
}

}  // namespace

RestsOn rests_on(const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  const Facts& facts = recommendation.enquiry().facts();
  auto sets = pack.headline().sets(0, facts, said_by_people(pack), kHingeQuestions);
  RestsOn result;
  result.all = sets.size() <= kHinges;
  sets.resize(std::min(sets.size(), kHinges));
  for (std::uint64_t set : sets) {
    Hinge hinge;
    for (; set != 0; set &= set - 1)
      hinge.questions.push_back(static_cast<QuestionIndex>(std::countr_zero(set)));
    hinge.turns = Trial(pack, facts, hinge.questions).from(0);
    result.hinges.push_back(std::move(hinge));
  }
  std::ranges::stable_sort(result.hinges, [&](const Hinge& a, const Hinge& b) {
    if (a.questions.size() != b.questions.size()) return a.questions.size() < b.questions.size();
    return turning(a) * others(pack, b) > turning(b) * others(pack, a);
  });
  return result;
}

std::optional<QuestionIndex> next_question(const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  const Facts& facts = recommendation.enquiry().facts();
  const std::uint64_t people = said_by_people(pack);
  Answers answers = recommendation.enquiry().answers();
  std::uint64_t stands = 0;
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    if ((people & bit_of(q)) == 0) answers.at[q] = facts.at[q];
    if (answers.at[q] != guidance::kAbsent) stands |= bit_of(q);
  }
  if (pack.headline().holds(0, facts, stands)) return std::nullopt;
  const std::uint64_t open = pack.open_outcome(answers);
  std::optional<QuestionIndex> best;
  std::size_t best_left = 0, best_answers = 1;  // compared as left / answers, without rounding
  for (std::uint64_t rest = open; rest != 0; rest &= rest - 1) {
    const auto question = static_cast<QuestionIndex>(std::countr_zero(rest));
    const std::size_t count = pack.questions()[question].answers.size();
    std::size_t left = 0;
    const auto loses = [&] { return best && left * best_answers >= best_left * count; };
    for (std::size_t a = 0; a < count && !loses(); ++a) {
      answers.at[question] = static_cast<AnswerIndex>(a);
      left += static_cast<std::size_t>(std::popcount(pack.open_outcome(answers)));
    }
    answers.at[question] = guidance::kAbsent;
    if (loses()) continue;
    best = question;
    best_left = left;
    best_answers = count;
  }
  return best;
}

std::vector<Cause> because(const Recommendation& recommendation) {
  const Pack& pack = recommendation.pack();
  const Facts& facts = recommendation.enquiry().facts();
  const guidance::Turning& duties = pack.duties();
  std::vector<Cause> list;
  for (const std::size_t duty : recommendation.obligations()) {
    std::vector<std::size_t> under;
    for (std::size_t o = 0; o < pack.outcomes().size(); ++o)
      under.push_back(o * pack.obligations().size() + duty);
    const bool any =
        std::ranges::all_of(under, [&](std::size_t one) { return duties.value(one, facts) == 1; });
    if (!any) under = {under[recommendation.verdict().outcome]};
    list.push_back({!any, duties.holding(under, facts)});
  }
  return list;
}

}  // namespace sharewell::decide
