// SPDX-License-Identifier: MIT
#include "casework/file_life.h"

#include "casework/case_file.h"
#include "casework/copy.h"
#include "casework/repeat.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

class FileLife : public Office {
 protected:
  Recorded one_decision(const Desk& at, const char* label = "") {
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."),
                    {{}, Personal<std::string>(label)});
  }
  static CaseFileView view(const Desk& at, const FileRef& file) {
    return std::get<CaseFileView>(*open_file(at, file));
  }
  CaseFileView known(const Desk& at, const FileRef& file, Instant when) {
    return std::get<CaseFileView>(*open_file_as_known(at, file, when));
  }
  static std::string fault(const Result<DoneOrFaults>& kept) {
    const auto* faults = kept ? std::get_if<std::vector<decide::FieldFault>>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  static bool kept(const Result<DoneOrFaults>& result) {
    return result && std::holds_alternative<FileRef>(*result);
  }
  TypedSign sign(const char* what, const char* whole = "same") {
    return {what, "", "", "fact", whole, "It is one thing.", *now_};
  }
  void reopen() {
    installation_.reset();
    installation_ = *Installation::open(folder_, clock_, random_);
  }
  void verifies() {
    const auto ring = crypt::KeyRing::open(folder_);
    installation_.reset();
    const auto report = store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"));
    EXPECT_TRUE(report) << one_line(report.error());
  }
};

TEST_F(FileLife, AFileGetsItsNameLaterAndAWrongNameIsCorrectedWithTheReason) {
  const Recorded done = one_decision(amara());
  EXPECT_EQ(view(amara(), done.file).label, "");
  EXPECT_EQ(fault(name_file(amara(), done.file, " ", "", "a")), "label");
  ASSERT_TRUE(kept(name_file(amara(), done.file, "Marlow", "", "a")));
  ASSERT_TRUE(kept(name_file(amara(), done.file, "Marlow", "sent twice", "a")));
  EXPECT_EQ(fault(name_file(amara(), done.file, "Marlowe", "", "b")), "why");
  ASSERT_TRUE(kept(name_file(amara(), done.file, "Marlowe", "Her mother spelt it.", "b")));
  EXPECT_EQ(view(amara(), done.file).label, "Marlowe");
  EXPECT_EQ(my_files(amara())->front().label, "Marlowe") << "in the list of files, too";
  reopen();
  EXPECT_EQ(my_files(amara())->front().label, "Marlowe") << "after a start";
  verifies();
}

TEST_F(FileLife, OnlyTheTeamChangesAFile) {
  const Recorded done = one_decision(amara());
  for (const Desk& other : {desk("northbank", "sian"), desk("elmfield", "jo")}) {
    EXPECT_EQ(name_file(other, done.file, "X", "", "a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(correct_words(other, done.file, done.sharing, "X", "Y", "a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(note_sign(other, done.file, sign("X"), "a").error().code, ErrorCode::NotFound);
  }
  EXPECT_TRUE(kept(name_file(desk("northbank", "tom"), done.file, "X", "", "a")));
}

TEST_F(FileLife, ACorrectionStandsBesideWhatWasSaidFirst) {
  const Recorded done = one_decision(amara(), "Marlow");
  const Desk tom = desk("northbank", "tom");
  EXPECT_EQ(fault(correct_words(tom, done.file, done.sharing, "", "why", "a")), "words");
  EXPECT_EQ(fault(correct_words(tom, done.file, done.sharing, "words", "", "a")), "why");
  ASSERT_TRUE(kept(correct_words(tom, done.file, done.sharing, "Her mother asked me to.",
                                 "It was not both of them.", "a")));
  EXPECT_EQ(correct_words(tom, done.file, SharingRef::make(random_), "w", "y", "b").error().code,
            ErrorCode::NotFound);
  const CaseFileView file = view(amara(), done.file);
  const DecisionView& decision = file.decisions.front();
  EXPECT_EQ(decision.decided.words.reveal(), "They asked me to.");
  ASSERT_EQ(decision.corrections.size(), 1u);
  EXPECT_EQ(decision.corrections[0].corrected.words.reveal(), "Her mother asked me to.");
  EXPECT_EQ(decision.corrections[0].by, tom.me.ref);
  verifies();
}

TEST_F(FileLife, SmallSignsStandTogetherByWhenTheyWereSeen) {
  const Recorded done = one_decision(amara(), "Marlow");
  TypedSign bad = sign("");
  bad.basis = bad.whole = bad.why = "";
  const auto all = note_sign(amara(), done.file, bad, "a");
  EXPECT_EQ(std::get<std::vector<decide::FieldFault>>(*all).size(), 4u) << "what, basis, whole, why";
  ASSERT_TRUE(kept(note_sign(amara(), done.file, sign("Came without a coat."), "a")));
  TypedSign earlier = sign("Fell asleep in class.", "changes");
  earlier.own_words = "Mum was out all night";
  earlier.seen_at = *now_ + -3 * kDayMs;
  ASSERT_TRUE(kept(note_sign(desk("northbank", "tom"), done.file, earlier, "b")));
  const CaseFileView file = view(amara(), done.file);
  ASSERT_EQ(file.signs.size(), 2u);
  EXPECT_EQ(file.signs[0].sign.own_words.reveal(), "Mum was out all night");
  EXPECT_TRUE(file.signs[0].sign.changes);
  EXPECT_EQ(file.signs[1].sign.what.reveal(), "Came without a coat.");
  verifies();
}

TEST_F(FileLife, AFileShowsOnlyWhatWasRecordedByThen) {
  const Instant first = *now_;
  const Recorded done = one_decision(amara());
  const TaskRef task = view(amara(), done.file).tasks.front().row.ref;
  *now_ = first + 2 * kDayMs;
  ASSERT_TRUE(kept(name_file(amara(), done.file, "Marlow", "", "a")));
  ASSERT_TRUE(settle_task(amara(), task, true, "Done."));
  ASSERT_TRUE(kept(correct_words(amara(), done.file, done.sharing, "w", "y", "b")));
  TypedSign old = sign("Seen before it was recorded.");
  old.seen_at = first;
  ASSERT_TRUE(kept(note_sign(amara(), done.file, old, "c")));
  const CaseFileView then = known(amara(), done.file, first + kDayMs);
  EXPECT_EQ(then.label, "");
  EXPECT_TRUE(then.signs.empty()) << "it had been seen, but nobody had said so";
  EXPECT_TRUE(then.decisions.front().corrections.empty());
  const auto row_of = [&](const CaseFileView& file) {
    return std::ranges::find(file.tasks, task, [](const TaskView& one) { return one.row.ref; })->row.state;
  };
  EXPECT_EQ(row_of(then), record::TaskState::Open);
  const CaseFileView now = view(amara(), done.file);
  EXPECT_EQ(row_of(now), record::TaskState::Done);
  EXPECT_EQ(now.signs.size(), 1u);
  EXPECT_EQ(open_file_as_known(amara(), done.file, first + -kDayMs).error().code, ErrorCode::NotFound);
}

TEST_F(FileLife, AsKnownItIsABeginningOfTheFileAlsoAfterTheClockWasSetBack) {
  const Instant first = *now_;
  const Recorded done = one_decision(amara());
  const TaskRef task = view(amara(), done.file).tasks.front().row.ref;
  *now_ = first + -kHourMs;
  ASSERT_TRUE(settle_task(amara(), task, true, "Done."));
  EXPECT_EQ(open_file_as_known(amara(), done.file, first + -kMinuteMs).error().code, ErrorCode::NotFound)
      << "what settles a task is not known before what raised it";
  EXPECT_EQ(known(amara(), done.file, first).timeline.size(), view(amara(), done.file).timeline.size());
}

TEST_F(FileLife, TheTasksOfAFileAreThoseThatTheStoreKeeps) {
  const Recorded done = one_decision(amara());
  const auto stored = *amara().store.tasks_of(done.file);
  const CaseFileView file = view(amara(), done.file);
  ASSERT_EQ(file.tasks.size(), stored.size());
  for (const record::TaskRow& row : stored)
    EXPECT_TRUE(std::ranges::any_of(file.tasks, [&](const TaskView& one) { return one.row == row; }));
}

TEST_F(FileLife, DecidingAgainCopiesTheAnswersNotTheDecisionAndPointsBack) {
  const Desk at = amara();
  const Recorded done = one_decision(at, "Marlow");
  Draft again = answers_again(at.pack, view(at, done.file).decisions.front(), Repeat::Again);
  keep_file(again, done.file);
  EXPECT_EQ(again.find("danger"), nullptr) << "danger now is asked each time";
  EXPECT_EQ(again.find("consent")->front(), "valid");
  EXPECT_EQ(follows(again), done.sharing);
  EXPECT_FALSE(repeated_in(again));
  EXPECT_EQ(file_of(again), done.file);
  const auto begun = start_draft(at, std::move(again));
  ASSERT_TRUE(begun);
  const Recorded second = recorded(
      at, *begun, says(Choice::DoNotShare, "They took it back.", "They asked me not to."), {done.file, {}});
  const CaseFileView file = view(at, done.file);
  ASSERT_EQ(file.decisions.size(), 2u);
  EXPECT_EQ(follows(file.find(second.sharing)->decided.notes), done.sharing);
}

TEST_F(FileLife, ACopyForAReviewHoldsAllOfIt) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  ASSERT_TRUE(kept(name_file(at, done.file, "Marlow", "", "a")));
  ASSERT_TRUE(kept(correct_words(at, done.file, done.sharing, "w", "y", "b")));
  ASSERT_TRUE(kept(note_sign(at, done.file, sign("Came without a coat."), "c")));
  const auto copy = take_copy(at, done.file, "A review.", "d");
  ASSERT_TRUE(copy) << one_line(copy.error());
  verifies();
}

}  // namespace
