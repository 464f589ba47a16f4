// SPDX-License-Identifier: MIT
#include "casework/keeping.h"

#include "casework/people_on_file.h"
#include "casework/repeat.h"
#include "casework/service.h"
#include "casework/work.h"
#include "office.h"
#include "store/verify.h"

namespace sharewell::casework {
namespace {

using record::RetentionKept;

class KeepingTest : public testing_casework::Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    add("northbank", "gwen", "Family support", record::Role::Lead);
    file_ = recorded(amara(), draft_with(amara(), agreed_early_help()), says(record::Choice::Share, "Agreed"))
                .file;
  }
  [[nodiscard]] Desk ruth() { return desk("northbank", "ruth"); }
  [[nodiscard]] Desk gwen() { return desk("northbank", "gwen"); }
  [[nodiscard]] Organisation& org() { return *installation_->find("northbank"); }
  [[nodiscard]] Keeping keeping() {
    const auto file = open_mine(ruth(), file_);
    EXPECT_TRUE(file);
    return keeping_of(*file, retentions_ever(org().retentions));
  }
  /// What is wrong, field by field, or "kept".
  template <class Outcome>
  [[nodiscard]] static std::string said(const Result<Outcome>& outcome) {
    if (!outcome) return one_line(outcome.error());
    std::string all;
    if (const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&*outcome))
      for (const auto& fault : *faults) all += fault.field + ": " + fault.message + "; ";
    return all.empty() ? "kept" : all;
  }
  [[nodiscard]] std::string choose(std::size_t built_in, const char* why = "") {
    return said(set_retention(ruth(), org().retentions, file_,
                              built_in_retentions()[built_in].retention.text(), why, ""));
  }
  [[nodiscard]] std::string ask(const char* ground = "never-needed", const char* words = "") {
    return said(ask_erasure(ruth(), org().retentions, file_, {ground, words, gwen().me.ref.text()}, ""));
  }
  [[nodiscard]] std::string agree(const Desk& who) {
    return said(agree_erasure(who, org().retentions, org().erasures, *org().finder, file_));
  }
  [[nodiscard]] std::string verified() {
    const auto keys = crypt::KeyRing::open(folder_);
    const auto report = store::verify(*store::place_of(folder_, "northbank"), *keys->find("northbank"));
    return report ? std::to_string(report->erased) + " erased" : report.error().detail;
  }
  void noted(const char* born) {
    TypedPerson person;
    person.name = "Kit";
    person.part = "child";
    person.born = {std::string(born).substr(8, 2), std::string(born).substr(5, 2),
                   std::string(born).substr(0, 4)};
    const auto kept = note_person(amara(), file_, person, "");
    ASSERT_TRUE(kept) << one_line(kept.error());
    ASSERT_TRUE(std::holds_alternative<FileRef>(*kept));
  }
  FileRef file_;
};

TEST_F(KeepingTest, TheStandardClassCountsFromTheBirthOfTheYoungestChildElseFromItsOpening) {
  EXPECT_EQ(keeping().until, "2051-11-20");
  EXPECT_TRUE(keeping().birth_missing);
  noted("2014-03-09");
  noted("2016-02-29");
  EXPECT_EQ(keeping().until, "2041-02-28");
  EXPECT_FALSE(keeping().birth_missing);
  EXPECT_FALSE(keeping().is_over("2041-02-27"));
  EXPECT_TRUE(keeping().is_over("2041-02-28"));
  EXPECT_EQ(years_after("2014-03", 25), "2039-03-31");
  EXPECT_EQ(years_after("2014", 25), "2039-12-31");
}

TEST_F(KeepingTest, TheLastEntryThatIsNoLookMovesTheDateOfAClassThatCountsFromIt) {
  ASSERT_EQ(choose(2), "kept");
  EXPECT_EQ(keeping().until, "2032-11-20");
  *now_ = *now_ + 400 * kDayMs;
  ASSERT_TRUE(open_mine(gwen(), file_));
  EXPECT_EQ(keeping().until, "2032-11-20") << "looked at only";
  noted("2014-03-09");
  EXPECT_EQ(keeping().until, "2033-12-25");
}

TEST_F(KeepingTest, WithoutAnEndDateThereIsAReasonAndATaskToLookAgain) {
  EXPECT_NE(choose(3).find("why: Say why it is kept without an end date"), std::string::npos);
  ASSERT_EQ(choose(3, "An inquiry has asked for it"), "kept");
  EXPECT_EQ(keeping().until, "");
  EXPECT_TRUE(my_work(ruth())->later.empty()) << "a year away is in nobody's way";
  EXPECT_TRUE(keeping_due(ruth(), org().retentions)->empty());
  *now_ = *now_ + 366 * kDayMs;
  const auto due = keeping_due(ruth(), org().retentions);
  ASSERT_TRUE(due);
  ASSERT_EQ(due->size(), 1u);
  EXPECT_EQ(due->front().file, file_);
  EXPECT_EQ(my_work(ruth())->overdue.size(), 1u);
  ASSERT_EQ(choose(3, "It still does"), "kept");
  EXPECT_TRUE(keeping_due(ruth(), org().retentions)->empty())
      << "the task before has ended, another is far off";
  EXPECT_EQ(keeping_due(amara(), org().retentions).error().code, ErrorCode::NotAllowed);
}

TEST_F(KeepingTest, FilesThatNobodyLookedAtComeUpByTheStandardClass) {
  RetentionKept short_one{{}, "For tests", "opened", 1, 0, "A policy", true, false};
  ASSERT_TRUE(
      std::holds_alternative<record::RetentionRef>(*keep_retention(ruth(), org().retentions, short_one, "")));
  EXPECT_EQ(keeping().until, "2027-11-20");
  EXPECT_TRUE(keeping_due(ruth(), org().retentions)->empty());
  *now_ = *now_ + 366 * kDayMs;
  const auto due = keeping_due(ruth(), org().retentions);
  ASSERT_EQ(due->size(), 1u);
  EXPECT_TRUE(due->front().standard);
  EXPECT_EQ(ask("time-is-over"), "kept");
}

TEST_F(KeepingTest, AClassSaysFromWhenItCountsForHowLongAndWhoSaysSo) {
  const auto all = keep_retention(ruth(), org().retentions, {}, "");
  EXPECT_EQ(said(all).find("title: "), 0u);
  for (const char* field : {"counts_from", "years", "source"})
    EXPECT_NE(said(all).find(std::string(field) + ": "), std::string::npos) << field;
  EXPECT_EQ(keep_retention(amara(), org().retentions, {}, "").error().code, ErrorCode::NotAllowed);
  std::size_t standard = 0;
  for (const RetentionKept& one : retentions_here(org().retentions)) standard += one.standard;
  EXPECT_EQ(standard, 1u);
}

TEST_F(KeepingTest, AFileStaysInItsClassWhenThatIsTakenOffTheList) {
  RetentionKept own{{}, "Adoption", "opened", 75, 0, "Adoption rules", false, false};
  ASSERT_EQ(said(keep_retention(ruth(), org().retentions, own, "")), "kept");
  own = org().retentions.all().front();
  ASSERT_EQ(said(set_retention(ruth(), org().retentions, file_, own.retention.text(), "", "")), "kept");
  const std::string until = keeping().until;
  own.gone = true;
  ASSERT_EQ(said(keep_retention(ruth(), org().retentions, own, "")), "kept");
  EXPECT_TRUE(keeping().chosen);
  EXPECT_EQ(keeping().until, until) << "not the standard 25 years";
  EXPECT_NE(said(set_retention(ruth(), org().retentions, file_, own.retention.text(), "", "")), "kept")
      << "nobody can choose it any more";
}

TEST_F(KeepingTest, TheTaskToAgreeIsNotSettledElsewhereWhichWouldEndTheAsking) {
  ASSERT_EQ(ask(), "kept");
  const auto tasks = desk("northbank", "ruth").store.tasks_of(file_);
  ASSERT_TRUE(tasks);
  const auto task = std::ranges::find(*tasks, std::string("agree-erasure"), &record::TaskRow::obligation);
  ASSERT_NE(task, tasks->end());
  EXPECT_NE(said(settle_task(gwen(), task->ref, true, "Looked at it")).find("how long it is kept"),
            std::string::npos);
  EXPECT_TRUE(org().erasures.waiting(file_));
}

TEST_F(KeepingTest, WhatTwoLeadsWantIsErasedAfterTheWaitAndOpensToNobody) {
  const Desk writer = amara();
  Draft begun;
  keep_file(begun, file_);
  ASSERT_TRUE(start_draft(writer, std::move(begun)));
  ASSERT_EQ(ask(), "kept");
  EXPECT_EQ(my_work(gwen())->later.size(), 1u) << "she is asked to agree";
  EXPECT_NE(agree(ruth()).find("somebody else"), std::string::npos);
  EXPECT_NE(agree(gwen()).find("waiting period"), std::string::npos);
  *now_ = *now_ + store::kErasureWaitMs;
  ASSERT_TRUE(org().finder->catch_up());
  ASSERT_EQ(agree(gwen()), "kept");
  EXPECT_EQ(open_mine(gwen(), file_).error().code, ErrorCode::NotFound);
  EXPECT_TRUE(my_drafts(writer)->drafts.empty());
  EXPECT_TRUE(my_work(gwen())->later.empty());
  EXPECT_FALSE(org().erasures.is_unfinished());
  EXPECT_EQ(org().erasures.done().size(), 1u);
  EXPECT_EQ(verified(), "1 erased");
  ASSERT_TRUE(org().finder->catch_up());
  EXPECT_NE(agree(gwen()), "kept") << "sent twice";
}

TEST_F(KeepingTest, AHoldOrAnythingNewStopsAnErasure) {
  ASSERT_EQ(ask(), "kept");
  EXPECT_NE(said(set_hold(ruth(), file_, true, "", "")).find("why: "), std::string::npos);
  ASSERT_EQ(said(set_hold(ruth(), file_, true, "A court has asked for it", "")), "kept");
  *now_ = *now_ + store::kErasureWaitMs;
  EXPECT_NE(agree(gwen()).find("on hold"), std::string::npos);
  EXPECT_NE(ask().find("on hold"), std::string::npos);
  EXPECT_NE(said(set_hold(amara(), file_, false, "Over", "")).find("not-allowed"), std::string::npos);
  ASSERT_EQ(said(set_hold(ruth(), file_, false, "The court has ended", "")), "kept");
  EXPECT_NE(agree(gwen()).find("recorded in the case file since"), std::string::npos);
  ASSERT_EQ(ask("other", "Sent to the wrong place"), "kept");
  ASSERT_EQ(said(take_back_erasure(gwen(), org().erasures, file_, "")), "kept");
  *now_ = *now_ + store::kErasureWaitMs;
  EXPECT_NE(agree(gwen()).find("Nobody asks"), std::string::npos);
  ASSERT_EQ(ask(), "kept");
  *now_ = *now_ + store::kErasureWaitMs;
  noted("2014-03-09");
  EXPECT_NE(agree(gwen()).find("recorded in the case file since"), std::string::npos);
  ASSERT_EQ(ask(), "kept");
  *now_ = *now_ + store::kErasureWaitMs;
  EXPECT_EQ(agree(gwen()), "kept");
}

TEST_F(KeepingTest, AskingNeedsAReasonThatHoldsAndSomebodyElse) {
  EXPECT_NE(ask("time-is-over").find("Its time is not over"), std::string::npos);
  EXPECT_NE(ask("other").find("words: "), std::string::npos);
  EXPECT_NE(ask("because").find("ground: "), std::string::npos);
  const auto alone =
      ask_erasure(ruth(), org().retentions, file_, {"never-needed", "", ruth().me.ref.text()}, "");
  EXPECT_NE(said(alone).find("to: Choose who"), std::string::npos);
  const auto practitioner =
      ask_erasure(amara(), org().retentions, file_, {"never-needed", "", gwen().me.ref.text()}, "");
  EXPECT_EQ(practitioner.error().code, ErrorCode::NotAllowed);
  EXPECT_TRUE(org().erasures.waiting().empty());
}

TEST_F(KeepingTest, AnErasureThatWasCutOffIsFinishedWhenTheServerStarts) {
  ASSERT_EQ(ask(), "kept");
  *now_ = *now_ + store::kErasureWaitMs;
  const auto none = [](const FileRef&, const store::Draft&) { return false; };
  ASSERT_TRUE(org().store->erase(org().erasures.waiting(file_)->index, gwen().me.ref, none));
  installation_.reset();
  EXPECT_EQ(crypt::KeyRing::open(folder_)->find("northbank")->oldest_epoch(), 1u)
      << "cut off before the roll";
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  EXPECT_FALSE(org().erasures.is_unfinished());
  EXPECT_EQ(crypt::KeyRing::open(folder_)->find("northbank")->oldest_epoch(), 2u);
  EXPECT_EQ(verified(), "1 erased");
}

}  // namespace
}  // namespace sharewell::casework
