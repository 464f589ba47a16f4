// SPDX-License-Identifier: MIT
// Reasons force the result and none is spare; open questions are exactly those that still matter.
#include <gtest/gtest.h>

#include <bit>

#include "model.h"

namespace sharewell::model {
namespace {

using guidance::Answers;
using guidance::built_in;
using guidance::kAbsent;

Answers answers_of_facts(const Facts& facts, std::uint64_t kept) {
  Answers answers;
  for (std::size_t q = 0; q < kQuestions; ++q)
    if (((kept >> q) & 1u) != 0) answers.at[q] = facts.at[q];
  return answers;
}

Facts completion(const Facts& facts, std::uint64_t kept, std::mt19937_64& random) {
  Facts other = any_facts(random);
  for (std::size_t q = 0; q < kQuestions; ++q)
    if (((kept >> q) & 1u) != 0) other.at[q] = facts.at[q];
  return other;
}

bool same_advice(const Told& a, const Told& b) { return a.outcome == b.outcome && a.rule == b.rule; }

TEST(Reasons, AreWhatDroppingInPackOrderLeavesByTheDiagram) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 3'000; ++i) {
    const Facts facts = any_facts(random);
    std::uint64_t kept = (std::uint64_t{1} << kQuestions) - 1;
    for (std::size_t q = 0; q < kQuestions; ++q) {
      const std::uint64_t without = kept & ~(std::uint64_t{1} << q);
      if (built_in().is_settled(answers_of_facts(facts, without))) kept = without;
    }
    ASSERT_EQ(built_in().reasons_of(facts), kept);
  }
}

TEST(Reasons, ForceOutcomeAndRuleWhateverTheOtherAnswersAre) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 5'000; ++i) {
    const Facts facts = any_facts(random);
    const std::uint64_t kept = built_in().reasons_of(facts);
    const Told told = by_engine(facts);
    for (int k = 0; k < 50; ++k) ASSERT_TRUE(same_advice(by_engine(completion(facts, kept, random)), told));
    ASSERT_TRUE(same_advice(by_plain(completion(facts, kept, random)), told));
  }
}

TEST(Reasons, HoldNoneThatCouldBeDropped) {
  std::mt19937_64 random(9);
  for (int i = 0; i < 400; ++i) {
    const Facts facts = any_facts(random);
    const std::uint64_t kept = built_in().reasons_of(facts);
    const Told told = by_engine(facts);
    for (std::uint64_t rest = kept; rest != 0; rest &= rest - 1) {
      const std::uint64_t without = kept & ~(rest & -rest);
      bool changes = false;
      for (int k = 0; k < 200'000 && !changes; ++k)
        changes = !same_advice(by_engine(completion(facts, without, random)), told);
      ASSERT_TRUE(changes) << "question " << std::countr_zero(rest) << " is not needed";
    }
  }
}

/// By trying every completion: which of the absent questions can change what `of` says?
template <class Of>
std::uint64_t open_by_trying(const Facts& facts, const std::vector<std::size_t>& absent, Of of) {
  std::uint64_t open = 0;
  Facts now = facts;
  for (const std::size_t q : absent) now.at[q] = 0;
  for (bool more = true; more;) {
    const auto base = of(now);
    for (const std::size_t q : absent)
      for (std::uint8_t a = 0; a < answers_of(q) && ((open >> q) & 1u) == 0; ++a) {
        Facts other = now;
        other.at[q] = a;
        if (of(other) != base) open |= std::uint64_t{1} << q;
      }
    more = false;
    for (const std::size_t q : absent) {
      if (++now.at[q] < answers_of(q)) {
        more = true;
        break;
      }
      now.at[q] = 0;
    }
  }
  return open;
}

TEST(OpenQuestions, AreThoseThatSomeCompletionShowsToMatter) {
  std::mt19937_64 random(10);
  for (int i = 0; i < 150; ++i) {
    const Facts facts = any_facts(random);
    std::vector<std::size_t> absent;
    Answers answers = answers_of_facts(facts, ~std::uint64_t{0});
    while (absent.size() < 4) {
      const std::size_t q = random() % kQuestions;
      if (answers.at[q] != kAbsent) absent.push_back(q);
      answers.at[q] = kAbsent;
    }
    const auto evaluator = i < 10 ? by_plain : by_engine;
    ASSERT_EQ(built_in().open_outcome(answers),
              open_by_trying(facts, absent, [&](const Facts& f) { return evaluator(f).outcome; }));
    ASSERT_EQ(built_in().open_obligations(answers),
              open_by_trying(facts, absent, [&](const Facts& f) { return evaluator(f).duties; }));
    ASSERT_EQ(built_in().open_flow(answers),
              open_by_trying(facts, absent, [&](const Facts& f) { return evaluator(f).flow; }));
  }
}

TEST(OpenQuestions, AreNoneOnceEverythingIsAnswered) {
  std::mt19937_64 random(11);
  const Answers answers = answers_of_facts(any_facts(random), ~std::uint64_t{0});
  EXPECT_EQ(built_in().open_outcome(answers), 0u);
  EXPECT_EQ(built_in().open_obligations(answers), 0u);
  EXPECT_EQ(built_in().open_flow(answers), 0u);
  EXPECT_EQ(std::popcount(built_in().possible_outcomes(answers)), 1);
  EXPECT_EQ(std::popcount(built_in().possible_outcomes({})), 5);
}

TEST(OpenQuestions, LeaveNothingToAskAboutTheOutcomeInAnEmergency) {
  Answers answers;
  answers.at[risk] = level::immediate;
  EXPECT_EQ(built_in().open_outcome(answers), 0u);
  EXPECT_NE(built_in().open_flow(answers), 0u);
}

}  // namespace
}  // namespace sharewell::model
