// SPDX-License-Identifier: MIT
// The engine against the plain evaluator and against every invariant of the decision model.
#include <gtest/gtest.h>

#include <map>

#include "invariants.h"

namespace sharewell::model {
namespace {

constexpr std::uint64_t kSeed = 20180704;

/// Counts broken invariants and keeps the first case of each.
struct Broken {
  std::map<std::string, std::pair<int, std::string>> seen;
  void note(const std::vector<std::string>& names, const Facts& facts, std::string_view who) {
    for (const std::string& name : names) {
      auto& [count, first] = seen[std::string(who) + " " + name];
      if (count++ == 0) first = words_of(facts);
    }
  }
  void expect_none() const {
    for (const auto& [name, what] : seen)
      ADD_FAILURE() << name << " broken " << what.first << " times, first by " << what.second;
  }
};

TEST(Engine, AsksTheQuestionsOfTheDecisionModelInOrder) {
  const auto& questions = guidance::built_in().questions();
  ASSERT_EQ(questions.size(), std::size_t{kQuestions});
  for (std::size_t q = 0; q < kQuestions; ++q) {
    EXPECT_EQ(questions[q].id, table()[q].id);
    ASSERT_EQ(questions[q].answers.size(), answers_of(q)) << questions[q].id;
    for (std::size_t a = 0; a < answers_of(q); ++a)
      EXPECT_EQ(questions[q].answers[a].id, table()[q].answers[a]);
  }
}

TEST(Engine, KeepsTheInvariantsOfOneCase) {
  std::mt19937_64 random(kSeed);
  Broken broken;
  std::map<std::string, int> rules;
  for (int i = 0; i < 500'000; ++i) {
    const Facts facts = any_facts(random);
    const Told told = by_engine(facts);
    ++rules[std::string(told.rule)];
    broken.note(broken_alone(facts, told), facts, "engine");
  }
  broken.expect_none();
  EXPECT_EQ(rules.size(), guidance::built_in().rule_ids().size()) << "some rule was never met";
}

TEST(Engine, KeepsTheInvariantsBetweenNeighbours) {
  std::mt19937_64 random(kSeed + 1);
  Broken broken;
  for (int i = 0; i < 1'000'000; ++i) {
    const Facts facts = any_facts(random);
    broken.note(broken_beside(facts, by_engine(facts), by_engine, random), facts, "engine");
  }
  broken.expect_none();
}

TEST(PlainEvaluator, KeepsTheInvariantsBetweenNeighbours) {
  std::mt19937_64 random(kSeed + 2);
  Broken broken;
  for (int i = 0; i < 10'000; ++i) {
    const Facts facts = any_facts(random);
    broken.note(broken_beside(facts, by_plain(facts), by_plain, random), facts, "plain");
  }
  broken.expect_none();
}

TEST(Engine, FollowsThePrintedFlowchartOnAllItsCombinations) {
  const guidance::Pack& pack = guidance::built_in();
  for (const std::uint8_t worry : {level::none, level::support})
    for (int bits = 0; bits < 16; ++bits) {
      Facts facts = neutral_facts();
      facts.at[risk] = worry;
      const bool has_purpose = (bits & 1) != 0, agreed = (bits & 2) != 0, recognised = (bits & 4) != 0,
                 reason = (bits & 8) != 0;
      facts.at[purpose] = has_purpose ? kYes : kNo;
      facts.at[consent] = agreed ? agree::valid : agree::refused;
      facts.at[identifiable] = recognised ? kYes : kNo;
      facts.at[lawful] = reason ? kYes : kNo;
      const bool can_share = has_purpose && (agreed || !recognised || reason);
      for (const Evaluator evaluate : {by_engine, by_plain}) {
        const std::string& outcome = pack.outcomes()[evaluate(facts).outcome].id;
        EXPECT_EQ(outcome != "do-not-share", can_share) << words_of(facts);
        EXPECT_EQ(outcome.starts_with("share"), can_share) << words_of(facts);
      }
    }
}

TEST(Engine, GivesEveryWorkedCaseItsOutcomeRuleAndDuties) {
  const guidance::Pack& pack = guidance::built_in();
  EXPECT_GE(pack.cases().size(), 20u);
  for (const guidance::Case& one : pack.cases()) {
    const Facts facts = pack.complete(one.answers);
    for (const Evaluator evaluate : {by_engine, by_plain}) {
      const Told told = evaluate(facts);
      EXPECT_EQ(pack.outcomes()[told.outcome].id, one.outcome) << one.id;
      EXPECT_EQ(told.rule, one.rule) << one.id;
      for (const std::string& id : one.include)
        EXPECT_TRUE((told.duties >> *pack.find_obligation(id)) & 1u) << one.id << id;
      for (const std::string& id : one.exclude)
        EXPECT_FALSE((told.duties >> *pack.find_obligation(id)) & 1u) << one.id << id;
    }
  }
}

}  // namespace
}  // namespace sharewell::model
