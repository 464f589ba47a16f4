// SPDX-License-Identifier: MIT
// What a recommendation rests on, held against trying every change, by the engine and by the plain evaluator.
#include "decide/rests_on.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "model.h"

namespace sharewell::model {
namespace {

using decide::Hinge;
using decide::Recommendation;
using guidance::Answers;
using guidance::built_in;
using guidance::kAbsent;

/// The answers given instead, by question.
using Change = std::map<std::size_t, std::uint8_t>;
/// For each set of questions, every change of all of them that leads elsewhere, and where.
using Hinges = std::map<std::set<std::size_t>, std::map<Change, std::string>>;
using Evaluate = Told (*)(const Facts&);

Recommendation advise(const Answers& answers) {
  return decide::recommend(built_in(), decide::Enquiry::make(built_in(), answers));
}
Answers all_of(const Facts& facts) {
  Answers answers;
  for (std::size_t q = 0; q < kQuestions; ++q) answers.at[q] = facts.at[q];
  return answers;
}

/// Share is one answer with and without care.
std::string headline(const Told& told) {
  const std::string& id = built_in().outcomes()[told.outcome].id;
  return id == "share" ? "share-with-care" : id;
}

std::vector<std::size_t> questions_of_people() {
  std::vector<std::size_t> list;
  for (std::size_t q = 0; q < kQuestions; ++q)
    if (q != how && q != unsure && q != mash) list.push_back(q);
  return list;
}

bool holds_smaller(const Hinges& found, const std::set<std::size_t>& set) {
  return std::ranges::any_of(found, [&](const auto& one) {
    return one.first.size() < set.size() && std::ranges::includes(set, one.first);
  });
}

void try_changes(const Facts& base, Facts now, std::set<std::size_t> left, Change change,
                 const std::string& was, Evaluate evaluate, std::map<Change, std::string>& turns) {
  if (left.empty()) {
    if (const std::string is = headline(evaluate(now)); is != was) turns.emplace(change, is);
    return;
  }
  const std::size_t q = *left.begin();
  left.erase(left.begin());
  for (std::uint8_t a = 0; a < answers_of(q); ++a) {
    if (a == base.at[q]) continue;
    now.at[q] = change[q] = a;
    try_changes(base, now, left, change, was, evaluate, turns);
  }
}

void try_sets(const Facts& facts, std::size_t size, std::size_t from, std::set<std::size_t>& set,
              Evaluate evaluate, Hinges& found) {
  if (set.size() == size) {
    if (holds_smaller(found, set)) return;
    std::map<Change, std::string> turns;
    try_changes(facts, facts, set, {}, headline(evaluate(facts)), evaluate, turns);
    if (!turns.empty()) found.emplace(set, turns);
    return;
  }
  const auto people = questions_of_people();
  for (std::size_t i = from; i < people.size(); ++i) {
    set.insert(people[i]);
    try_sets(facts, size, i + 1, set, evaluate, found);
    set.erase(people[i]);
  }
}

Hinges by_trying(const Facts& facts, std::size_t size_max, Evaluate evaluate) {
  Hinges found;
  for (std::size_t size = 1; size <= size_max; ++size) {
    std::set<std::size_t> set;
    try_sets(facts, size, 0, set, evaluate, found);
  }
  return found;
}

/// What `rests_on` says, spelt out change by change.
Hinges spelt_out(const decide::RestsOn& rests, std::size_t size_max) {
  Hinges out;
  for (const Hinge& hinge : rests.hinges) {
    if (hinge.questions.size() > size_max) continue;
    auto& changes = out[{hinge.questions.begin(), hinge.questions.end()}];
    for (const decide::Turn& turn : hinge.turns) {
      std::vector<Change> each{{}};
      for (std::size_t i = 0; i < hinge.questions.size(); ++i) {
        std::vector<Change> longer;
        for (const Change& one : each)
          for (std::uint8_t a = 0; a < answers_of(hinge.questions[i]); ++a)
            if (((turn.answers[i] >> a) & 1u) != 0) {
              longer.push_back(one);
              longer.back()[hinge.questions[i]] = a;
            }
        each = longer;
      }
      for (const Change& one : each)
        EXPECT_TRUE(changes.emplace(one, built_in().outcomes()[turn.outcome].id).second) << "said twice";
    }
  }
  return out;
}

/// Most random cases are emergencies; half of these are not, so that every rule is met.
Facts calmer_facts(std::mt19937_64& random) {
  Facts facts = any_facts(random);
  if (random() % 2 == 0) return facts;
  if (facts.at[risk] == level::immediate) facts.at[risk] = level::welfare;
  facts.at[adult] = adults::no;
  facts.at[crime] = kNo;
  facts.at[unsure] = kNo;
  return facts;
}

void expect_as_by_trying(std::uint64_t seed, int cases, std::size_t size_max, Evaluate evaluate) {
  std::mt19937_64 random(seed);
  std::set<std::size_t> rules;
  for (int i = 0; i < cases; ++i) {
    const Facts facts = calmer_facts(random);
    const Recommendation advice = advise(all_of(facts));
    rules.insert(advice.verdict().rule);
    const decide::RestsOn rests = decide::rests_on(advice);
    ASSERT_TRUE(rests.all);
    ASSERT_EQ(spelt_out(rests, size_max), by_trying(facts, size_max, evaluate)) << "case " << i;
  }
  EXPECT_GT(rules.size(), 8u);
}

TEST(RestsOn, IsWhatTryingEveryPairOfAnswersFinds) { expect_as_by_trying(1, 4'000, 2, by_engine); }
TEST(RestsOn, IsWhatTryingEveryThreeAnswersFinds) { expect_as_by_trying(2, 250, 3, by_engine); }
TEST(RestsOn, IsWhatThePlainEvaluatorFindsByTryingEveryPair) { expect_as_by_trying(3, 40, 2, by_plain); }

TEST(RestsOn, IsWhatTryingFindsForEveryWorkedCase) {
  for (const guidance::Case& one : built_in().cases())
    EXPECT_EQ(spelt_out(decide::rests_on(advise(one.answers)), 3),
              by_trying(built_in().complete(one.answers), 3, by_engine))
        << one.id;
}

TEST(RestsOn, PutsTheMostFragileFirst) {
  std::mt19937_64 random(4);
  for (int i = 0; i < 2'000; ++i) {
    std::size_t size = 1;
    for (const Hinge& hinge : decide::rests_on(advise(all_of(calmer_facts(random)))).hinges) {
      EXPECT_GE(hinge.questions.size(), size);
      EXPECT_TRUE(std::ranges::is_sorted(hinge.questions));
      EXPECT_FALSE(hinge.turns.empty());
      size = hinge.questions.size();
    }
  }
}

TEST(RestsOn, NamesTheOneAnswerThatAnEmergencyRestsOn) {
  Answers answers;
  answers.at[risk] = level::immediate;
  const decide::RestsOn rests = decide::rests_on(advise(answers));
  ASSERT_EQ(rests.hinges.size(), 1u);
  EXPECT_EQ(rests.hinges[0].questions, std::vector<guidance::QuestionIndex>{risk});
  ASSERT_EQ(rests.hinges[0].turns.size(), 1u);
  EXPECT_EQ(std::popcount(rests.hinges[0].turns[0].answers[0]), 6);
}

TEST(RestsOn, TakesSharingWithAndWithoutCareAsOneAnswer) {
  Facts facts = neutral_facts();
  facts.at[how] = kYes;
  for (const std::uint8_t informing_is : {kNo, kNotKnown}) {
    facts.at[informing] = informing_is;
    for (const Hinge& hinge : decide::rests_on(advise(all_of(facts))).hinges)
      for (const decide::Turn& turn : hinge.turns)
        EXPECT_FALSE(built_in().outcomes()[turn.outcome].id.starts_with("share"));
  }
}

/// As next_question defines it, counted again.
std::optional<std::size_t> next_by_counting(Answers answers) {
  for (const std::size_t q : {std::size_t{how}, std::size_t{unsure}, std::size_t{mash}})
    if (answers.at[q] == kAbsent) answers.at[q] = built_in().questions()[q].missing;
  std::optional<std::size_t> best;
  double least = 1e9;
  const std::uint64_t open = built_in().open_outcome(answers);
  for (std::size_t q = 0; q < kQuestions; ++q) {
    if (((open >> q) & 1u) == 0) continue;
    double left = 0;
    for (std::uint8_t a = 0; a < answers_of(q); ++a) {
      Answers with = answers;
      with.at[q] = a;
      left += std::popcount(built_in().open_outcome(with));
    }
    left /= static_cast<double>(answers_of(q));
    if (left > least - 1e-9) continue;
    least = left;
    best = q;
  }
  return best;
}

TEST(NextQuestion, LeavesTheFewestOpenOnAverage) {
  std::mt19937_64 random(5);
  int asked = 0;
  for (int i = 0; i < 400; ++i) {
    const Facts facts = calmer_facts(random);
    Answers answers;
    for (std::size_t q = 0; q < kQuestions; ++q)
      if (random() % 2 == 0) answers.at[q] = facts.at[q];
    const auto next = decide::next_question(advise(answers));
    if (!next) continue;
    ++asked;
    EXPECT_EQ(answers.at[*next], kAbsent);
    EXPECT_EQ(*next, next_by_counting(answers));
  }
  EXPECT_GT(asked, 100);
}

TEST(NextQuestion, IsNoneOnceNoAnswerOfPeopleCanChangeTheOutcome) {
  std::mt19937_64 random(6);
  for (int i = 0; i < 400; ++i) {
    const Facts facts = calmer_facts(random);
    Answers answers;
    for (std::size_t q = 0; q < kQuestions; ++q)
      if (random() % 3 != 0) answers.at[q] = facts.at[q];
    const Recommendation advice = advise(answers);
    bool changes = false;
    for (int k = 0; k < 5'000 && !changes; ++k) {
      Facts other = any_facts(random);
      for (std::size_t q = 0; q < kQuestions; ++q)
        if (answers.at[q] != kAbsent || q == how || q == unsure || q == mash)
          other.at[q] = advice.enquiry().facts().at[q];
      changes = headline(by_engine(other)) != headline(by_engine(advice.enquiry().facts()));
    }
    EXPECT_EQ(decide::next_question(advice).has_value(), changes);
  }
}

TEST(Because, RaisesTheDutyWhateverTheOtherAnswersAre) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200; ++i) {
    const Facts facts = calmer_facts(random);
    const Recommendation advice = advise(all_of(facts));
    const auto duties = advice.obligations();
    const auto causes = decide::because(advice);
    ASSERT_EQ(causes.size(), duties.size());
    for (std::size_t d = 0; d < duties.size(); ++d)
      for (int k = 0; k < 40; ++k) {
        Facts other = any_facts(random);
        for (std::size_t q = 0; q < kQuestions; ++q)
          if (((causes[d].questions >> q) & 1u) != 0) other.at[q] = facts.at[q];
        const Told told = by_plain(other);
        if (causes[d].outcome && told.outcome != advice.verdict().outcome) continue;
        ASSERT_TRUE((told.duties >> duties[d]) & 1u) << built_in().obligations()[duties[d]].id;
      }
  }
}

TEST(Because, HoldsNoAnswerThatCouldBeDropped) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 60; ++i) {
    const Facts facts = calmer_facts(random);
    const Recommendation advice = advise(all_of(facts));
    const auto duties = advice.obligations();
    const auto causes = decide::because(advice);
    for (std::size_t d = 0; d < duties.size(); ++d) {
      if (causes[d].outcome) continue;
      for (std::uint64_t rest = causes[d].questions; rest != 0; rest &= rest - 1) {
        const std::uint64_t without = causes[d].questions & ~(rest & -rest);
        bool lost = false;
        for (int k = 0; k < 20'000 && !lost; ++k) {
          Facts other = any_facts(random);
          for (std::size_t q = 0; q < kQuestions; ++q)
            if (((without >> q) & 1u) != 0) other.at[q] = facts.at[q];
          lost = ((by_engine(other).duties >> duties[d]) & 1u) == 0;
        }
        EXPECT_TRUE(lost) << built_in().obligations()[duties[d]].id << " without question "
                          << std::countr_zero(rest);
      }
    }
  }
}

TEST(Because, GivesAnAlwaysRaisedDutyNoCauseAndAnotherItsAnswer) {
  Facts facts = neutral_facts();
  facts.at[opinion] = kYes;
  const Recommendation advice = advise(all_of(facts));
  const auto duties = advice.obligations();
  const auto causes = decide::because(advice);
  for (std::size_t d = 0; d < duties.size(); ++d) {
    const std::string& id = built_in().obligations()[duties[d]].id;
    if (id == "record-decision") {
      EXPECT_FALSE(causes[d].outcome);
      EXPECT_EQ(causes[d].questions, 0u);
    } else if (id == "mark-opinion") {
      EXPECT_TRUE(causes[d].outcome);
      EXPECT_EQ(causes[d].questions, std::uint64_t{1} << opinion);
    }
  }
}

}  // namespace
}  // namespace sharewell::model
