// SPDX-License-Identifier: MIT
// Recorded decisions of an organisation run again under another pack.
#include "casework/replay_decisions.h"

#include "casework/pack_folder.h"
#include "office.h"
#include "other_pack.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::never_minimise;
using sharewell::testing_casework::Office;

namespace {

class ReplayDecisions : public Office {
 protected:
  ReplayDecisions() : other_(*guidance::Pack::load(never_minimise())) {}
  Recorded decide_now() {
    const Desk at = amara();
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."));
  }
  ReplayReport replayed(const std::function<void(ReplayWork&)>& with = {}) {
    ReplayWork work{installation_->shelf(), other_};
    work.threads = 2;
    if (with) with(work);
    store::Store& store = *installation_->find("northbank")->store;
    auto done = replay_decisions([&](const store::ScanWork& scan) { return store.scan(scan); }, work);
    EXPECT_TRUE(done) << one_line(done.error());
    return done ? *std::move(done) : ReplayReport{};
  }
  guidance::Pack other_;
};

TEST_F(ReplayDecisions, ListsWhatWouldDifferOldestFirst) {
  std::vector<Recorded> done;
  for (int i = 0; i < 3; ++i) done.push_back(decide_now());
  const ReplayReport report = replayed();
  EXPECT_EQ(report.replayed, 3u);
  EXPECT_EQ(report.duties_differ, 3u);
  EXPECT_EQ(report.outcomes_differ, 0u);
  EXPECT_EQ(report.not_the_same, 0u);
  ASSERT_EQ(report.differ.size(), 3u);
  for (std::size_t i = 0; i < done.size(); ++i) {
    const WouldDiffer& one = report.differ[i];
    EXPECT_EQ(one.file, done[i].file);
    EXPECT_EQ(one.sharing, done[i].sharing);
    EXPECT_FALSE(one.considered);
    EXPECT_EQ(one.recorded_at, *now_);
    ASSERT_EQ(one.duties_gone.size(), 1u);
    EXPECT_EQ(one.made_under->obligations()[one.duties_gone[0]].id, "minimise");
    EXPECT_TRUE(one.duties_new.empty());
  }
}

TEST_F(ReplayDecisions, UnderThePackOfTheirTimeFindsNothing) {
  decide_now();
  ReplayWork work{installation_->shelf(), guidance::built_in()};
  store::Store& store = *installation_->find("northbank")->store;
  const auto done = replay_decisions([&](const store::ScanWork& scan) { return store.scan(scan); }, work);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->replayed, 1u);
  EXPECT_EQ(done->differences(), 0u);
}

TEST_F(ReplayDecisions, RunsAHowStepAgainToo) {
  const Recorded done = decide_now();
  HowSteps steps;
  steps.answers.at[*guidance::built_in().find_question("third_parties")] = 0;
  ASSERT_TRUE(consider(amara(), done.file, done.sharing, steps, "once"));
  const ReplayReport report = replayed();
  ASSERT_EQ(report.differ.size(), 2u);
  EXPECT_FALSE(report.differ[0].considered);
  EXPECT_TRUE(report.differ[1].considered);
  EXPECT_EQ(report.differ[1].sharing, done.sharing);
}

TEST_F(ReplayDecisions, SinceIsTheFirstMomentThatCounts) {
  decide_now();
  const Instant first = *now_;
  *now_ = first + kDayMs;
  decide_now();
  const auto since = [&](Instant at) {
    return replayed([&](ReplayWork& work) { work.since = at; }).replayed;
  };
  EXPECT_EQ(since(first), 2u);
  EXPECT_EQ(since(first + 1), 1u);
  EXPECT_EQ(since(first + kDayMs), 1u);
  EXPECT_EQ(since(first + kDayMs + 1), 0u);
}

TEST_F(ReplayDecisions, ListsTheOldestAndCountsTheOthers) {
  const Recorded first = decide_now(), second = decide_now();
  decide_now();
  const ReplayReport one = replayed([](ReplayWork& work) { work.listed_max = 1; });
  EXPECT_EQ(one.differences(), 3u);
  EXPECT_EQ(one.in_reach, 3u);
  ASSERT_EQ(one.differ.size(), 1u);
  EXPECT_EQ(one.differ[0].file, first.file);
  const ReplayReport mine = replayed(
      [&](ReplayWork& work) { work.lists = [&](const FileRef& file) { return file == second.file; }; });
  EXPECT_EQ(mine.differences(), 3u);
  EXPECT_EQ(mine.in_reach, 1u);
  ASSERT_EQ(mine.differ.size(), 1u);
  EXPECT_EQ(mine.differ[0].file, second.file);
}

TEST_F(ReplayDecisions, SaysWhichDecisionWasMadeUnderAPackThatIsNotHere) {
  ASSERT_TRUE(keep_pack(folder_, other_.sha256(), never_minimise()));
  ASSERT_TRUE(installation_->choose_guidance("northbank", other_.sha256(), "2026-11-01"));
  const Recorded done = decide_now();
  const guidance::Shelf without;
  ReplayWork work{without, other_};
  store::Store& store = *installation_->find("northbank")->store;
  const auto report = replay_decisions([&](const store::ScanWork& scan) { return store.scan(scan); }, work);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->replayed, 0u);
  ASSERT_EQ(report->faults.size(), 1u);
  EXPECT_EQ(report->faults[0].file, done.file);
  EXPECT_EQ(report->faults[0].why, "the guidance pack that it was made under is not here");
}

TEST_F(ReplayDecisions, CountsWhatDoesNotOpenAsNotTheSame) {
  ReplayWork work{installation_->shelf(), other_};
  const auto report = replay_decisions(
      [](const store::ScanWork& scan) -> Result<store::ScanReport> {
        scan.visitor(0)(4, Personal(std::string_view("no entry")));
        return store::ScanReport{9, 1, {{2, "sealed bytes do not open"}}};
      },
      work);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->not_the_same, 2u);
  ASSERT_EQ(report->faults.size(), 2u);
  EXPECT_EQ(report->faults[0].index, 2u);
  EXPECT_EQ(report->faults[1].index, 4u);
}

TEST_F(ReplayDecisions, PassesOnWhyTheEntriesCannotBeGoneThrough) {
  const auto report = replay_decisions(
      [](const store::ScanWork&) -> Result<store::ScanReport> {
        return fail(ErrorCode::Unavailable, "it was stopped");
      },
      {installation_->shelf(), other_});
  EXPECT_EQ(report.error().code, ErrorCode::Unavailable);
}

}  // namespace
