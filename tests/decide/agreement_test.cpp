// SPDX-License-Identifier: MIT
// The engine against the plain evaluator: on ten million random cases, and on every case that differs from a
// worked case of the pack in at most two answers.
#include <gtest/gtest.h>

#include "model.h"

namespace sharewell::model {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kCasesAPart = 50'000;
#else
constexpr int kCasesAPart = 2'500'000;
#endif

/// A quarter of the random cases each, so that they can run beside one another.
class RandomCases : public testing::TestWithParam<int> {};

TEST_P(RandomCases, AreToldTheSameByEngineAndPlainEvaluator) {
  std::mt19937_64 random(static_cast<std::uint64_t>(20180704 + GetParam()));
  for (int i = 0; i < kCasesAPart; ++i) {
    const Facts facts = any_facts(random);
    ASSERT_EQ(by_engine(facts), by_plain(facts)) << words_of(facts);
  }
}

INSTANTIATE_TEST_SUITE_P(Quarter, RandomCases, testing::Range(0, 4));

void expect_agreement_one_answer_away(const Facts& facts, std::size_t from) {
  for (std::size_t q = from; q < kQuestions; ++q) {
    Facts other = facts;
    for (other.at[q] = 0; other.at[q] < answers_of(q); ++other.at[q])
      ASSERT_EQ(by_engine(other), by_plain(other)) << words_of(other);
  }
}

TEST(WorkedCases, AreToldTheSameByEngineAndPlainEvaluatorUpToTwoAnswersAway) {
  const guidance::Pack& pack = guidance::built_in();
  ASSERT_GE(pack.cases().size(), 20u);
  for (const guidance::Case& one : pack.cases()) {
    const Facts facts = pack.complete(one.answers);
    for (std::size_t q = 0; q < kQuestions; ++q) {
      Facts other = facts;
      for (other.at[q] = 0; other.at[q] < answers_of(q); ++other.at[q])
        ASSERT_NO_FATAL_FAILURE(expect_agreement_one_answer_away(other, q + 1)) << one.id;
    }
  }
}

}  // namespace
}  // namespace sharewell::model
