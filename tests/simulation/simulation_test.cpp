// SPDX-License-Identifier: MIT
// A few seeds of the simulation; that one seed is one history; and that a disk which lies is found out. The
// bugs that scripts/simulate sows are in bugs/.
#include <gtest/gtest.h>

#include "disk.h"
#include "run.h"

namespace sharewell::simulation {
namespace {

constexpr std::uint64_t kSteps = 150;

class Simulation : public ::testing::Test {
 protected:
  void SetUp() override { store::Disk::get().lie(false); }
  void TearDown() override { store::Disk::get().lie(false); }
};

TEST_F(Simulation, NothingThatWasAcknowledgedIsLostAndNobodySeesWhatTheyMayNot) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Outcome outcome = run({seed, kSteps});
    ASSERT_FALSE(outcome.wrong) << "seed " << seed << " step " << outcome.step << ": " << *outcome.wrong;
    EXPECT_GT(outcome.entries, 50U);
  }
}

TEST_F(Simulation, OneSeedIsOneHistoryWhateverRanBefore) {
  const Outcome first = run({7, kSteps});
  EXPECT_NE(run({8, kSteps}).hash, first.hash);
  const Outcome again = run({7, kSteps});
  EXPECT_EQ(again.hash, first.hash);
  EXPECT_EQ(again.history, first.history);
}

TEST_F(Simulation, ADiskThatLiesAboutSyncsIsFoundOutAndTheHistoryMadeShort) {
  store::Disk::get().lie(true);
  Outcome outcome;
  Story story{0, kSteps};
  while (!outcome.wrong && ++story.seed <= 20) outcome = run(story);
  ASSERT_TRUE(outcome.wrong);
  const Story less = shorter(story, outcome.step, 12);
  EXPECT_LT(less.steps - less.left_out.size(), outcome.step);
  EXPECT_TRUE(run(less).wrong);
}

TEST(Numbers, OfStepsAreWrittenAndReadShort) {
  EXPECT_EQ(text_of({1, 2, 3, 7, 9, 10}), "1-3,7,9-10");
  EXPECT_EQ(numbers_in("1-3,7,9-10"), (std::set<std::uint64_t>{1, 2, 3, 7, 9, 10}));
  EXPECT_FALSE(numbers_in("3-"));
  EXPECT_FALSE(numbers_in("x"));
}

}  // namespace
}  // namespace sharewell::simulation
