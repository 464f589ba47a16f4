// SPDX-License-Identifier: MIT
#include "casework/file_moves.h"

#include <algorithm>

#include "bundle/check.h"
#include "casework/case_file.h"
#include "casework/copy.h"
#include "casework/file_life.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/task_moves.h"
#include "casework/work.h"
#include "decide/decision.h"
#include "office.h"
#include "record/move_bodies.h"
#include "record/work_bodies.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using record::TaskState;
using sharewell::testing_casework::Office;

namespace {

class FileMoves : public Office {
 protected:
  Recorded one_decision(const Desk& at, const ChosenFile& file) {
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."), file);
  }
  Recorded one_decision(const Desk& at, const char* label) {
    return one_decision(at, {{}, Personal<std::string>(label)});
  }
  static CaseFileView view(const Desk& at, const FileRef& file) {
    return std::get<CaseFileView>(*open_file(at, file));
  }
  static std::string fault(const Result<DoneOrFaults>& kept) {
    const auto* faults = kept ? std::get_if<std::vector<decide::FieldFault>>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  static FileRef file_of(const Result<DoneOrFaults>& kept) {
    EXPECT_TRUE(kept) << one_line(kept.error());
    const auto* file = kept ? std::get_if<FileRef>(&*kept) : nullptr;
    EXPECT_NE(file, nullptr) << fault(kept);
    return file == nullptr ? FileRef{} : *file;
  }
  static std::size_t open_tasks(const CaseFileView& file, const SharingRef& sharing) {
    return static_cast<std::size_t>(std::ranges::count_if(file.tasks, [&](const TaskView& task) {
      return task.row.state == TaskState::Open && task.row.sharing == sharing;
    }));
  }
  void reopen() {
    installation_.reset();
    installation_ = *Installation::open(folder_, clock_, random_);
  }
  std::uint64_t re_evaluated() {
    const auto ring = crypt::KeyRing::open(folder_);
    installation_.reset();
    guidance::Shelf shelf;
    store::VerifyCallbacks callbacks;
    callbacks.re_evaluate = [&](const record::EntryBody& entry) { return decide::re_evaluate(entry, shelf); };
    const auto report =
        store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"), callbacks);
    EXPECT_TRUE(report) << one_line(report.error());
    return report ? report->re_evaluated : 0;
  }
};

TEST_F(FileMoves, ADecisionGoesToTheFileWhereItBelongsWithWhatFollowedIt) {
  const Recorded wrong = one_decision(amara(), "Marlow");
  const Recorded right = one_decision(amara(), "Wren");
  ASSERT_TRUE(correct_words(amara(), wrong.file, wrong.sharing, "Her mother asked me to.", "Notes.", "a"));
  const std::size_t owed = open_tasks(view(amara(), wrong.file), wrong.sharing);
  ASSERT_GT(owed, 0u);
  EXPECT_EQ(fault(move_decision(amara(), wrong.file, wrong.sharing, {right.file, {}}, "", "b")), "why");
  EXPECT_EQ(fault(move_decision(amara(), wrong.file, wrong.sharing, {wrong.file, {}}, "x", "b")), "file");
  EXPECT_EQ(file_of(move_decision(amara(), wrong.file, wrong.sharing, {right.file, {}}, "It was Wren.", "b")),
            right.file);
  EXPECT_EQ(file_of(move_decision(amara(), right.file, right.sharing, {wrong.file, {}}, "Swapped.", "c")),
            wrong.file);

  const CaseFileView from = view(amara(), wrong.file), to = view(amara(), right.file);
  EXPECT_EQ(from.find(wrong.sharing), nullptr);
  ASSERT_EQ(from.moved.size(), 1u);
  EXPECT_EQ(from.moved[0].to, right.file);
  for (const TimelineItem& item : from.timeline) {
    const bool says = item.detail.find("Her mother") != std::string::npos;
    EXPECT_FALSE(item.sharing == wrong.sharing && says);
  }
  const DecisionView* const moved = to.find(wrong.sharing);
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->decided.words.reveal(), "They asked me to.");
  EXPECT_EQ(moved->from, wrong.file);
  ASSERT_EQ(moved->corrections.size(), 1u);
  EXPECT_EQ(open_tasks(to, wrong.sharing), owed);
  EXPECT_EQ(open_tasks(from, wrong.sharing), 0u) << "what is still to be done is to be done there";
  EXPECT_EQ(proof_of(amara(), right.file, moved->index)->index, moved->index);
  EXPECT_EQ(re_evaluated(), 4u) << "each where it was recorded, and where it is";
}

TEST_F(FileMoves, WhatFollowsAMovedDecisionIsSaidWhereItIs) {
  const Recorded wrong = one_decision(amara(), "Marlow");
  const Recorded right = one_decision(amara(), "Wren");
  ASSERT_TRUE(move_decision(amara(), wrong.file, wrong.sharing, {right.file, {}}, "It was Wren.", "a"));
  EXPECT_EQ(correct_words(amara(), wrong.file, wrong.sharing, "x", "y", "b").error().code,
            ErrorCode::NotFound);
  ASSERT_TRUE(correct_words(amara(), right.file, wrong.sharing, "x", "y", "b"));
  HowSteps steps;
  steps.notes["channel"] = "By telephone";
  ASSERT_TRUE(consider(amara(), right.file, wrong.sharing, steps, "c"));
  // And on to a third file, new: that splits one.
  const FileRef third = file_of(
      move_decision(amara(), right.file, wrong.sharing, {{}, Personal<std::string>("Ash")}, "z", "d"));
  const CaseFileView file = view(amara(), third);
  EXPECT_EQ(file.label, "Ash");
  const DecisionView* const decision = file.find(wrong.sharing);
  ASSERT_NE(decision, nullptr);
  EXPECT_EQ(decision->corrections.size(), 1u);
  EXPECT_EQ(decision->considered.size(), 1u);
  const auto taken = take_copy(amara(), third, "For a review", "e");
  ASSERT_TRUE(taken);
  const auto bundle = bundle_of(amara(), witnessing(), third, std::get<std::uint64_t>(*taken));
  const bundle::Report report = bundle::check_bundle(*bundle, "");
  EXPECT_FALSE(report.wrong) << one_line(*report.wrong);
  EXPECT_EQ(report.shown.recommendations, 2u);
  EXPECT_EQ(re_evaluated(), 2u + 1u + 1u + 2u);
}

TEST_F(FileMoves, ATakenDecisionIsTheOneThatTheRegisterHolds) {
  const Recorded wrong = one_decision(amara(), "Marlow");
  const Recorded right = one_decision(amara(), "Wren");
  const Desk at = amara();
  const auto looked = at.store.look(wrong.file, at.me.ref);
  store::Proof proof = *at.store.proof_of(*looked, wrong.index);
  std::string text = proof.canonical.reveal();
  text.replace(text.find("They asked"), 4, "Thay");
  const record::SharingTaken taken{
      wrong.file,
      {{wrong.index, Personal<std::string>(text), Personal<std::string>(to_base64(proof.blind))}},
      {},
      Personal<std::string>("x")};
  ASSERT_TRUE(at.store.commit({{{record::EntryKind::SharingTaken, right.file, wrong.sharing, at.me.ref,
                                 at.clock(), at.clock(), record::to_json(taken)}},
                               {},
                               {}}));
  const auto ring = crypt::KeyRing::open(folder_);
  installation_.reset();
  const auto report = store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"));
  ASSERT_FALSE(report);
  EXPECT_NE(report.error().detail.find("another text of entry"), std::string::npos) << report.error().detail;
}

TEST_F(FileMoves, OnlyFilesThatOneMayOpenTakePart) {
  const Recorded mine = one_decision(amara(), "Marlow");
  const Desk sian = desk("northbank", "sian");
  const Recorded theirs = one_decision(sian, "Wren");
  EXPECT_EQ(move_decision(amara(), mine.file, mine.sharing, {theirs.file, {}}, "x", "a").error().code,
            ErrorCode::NotAllowed);
  EXPECT_EQ(move_decision(sian, mine.file, mine.sharing, {theirs.file, {}}, "x", "a").error().code,
            ErrorCode::NotFound);
  EXPECT_EQ(join_files(amara(), mine.file, theirs.file, "x", "b").error().code, ErrorCode::NotFound);
  EXPECT_EQ(restrict_file(sian, mine.file, {}, "x", "c").error().code, ErrorCode::NotFound);
}

TEST_F(FileMoves, TwoFilesOfOneChildGoOnAsOne) {
  const Recorded old = one_decision(amara(), "");
  const Recorded goes_on = one_decision(amara(), "Wren");
  EXPECT_EQ(fault(join_files(amara(), old.file, old.file, "x", "a")), "file");
  EXPECT_EQ(fault(join_files(amara(), old.file, goes_on.file, "", "a")), "why");
  EXPECT_EQ(file_of(join_files(amara(), old.file, goes_on.file, "Same address and school.", "a")),
            goes_on.file);
  EXPECT_EQ(fault(join_files(amara(), goes_on.file, old.file, "And back", "b")), "file");
  EXPECT_EQ(view(amara(), old.file).goes_on_as, goes_on.file);
  ASSERT_EQ(view(amara(), goes_on.file).joined.size(), 1u);
  reopen();
  const auto files = my_files(amara());
  ASSERT_EQ(files->size(), 1u) << "one to choose from";
  EXPECT_EQ(files->front().ref, goes_on.file);
  EXPECT_EQ(one_decision(amara(), {old.file, {}}).file, goes_on.file) << "what is decided in the old one";
  const Recorded last = one_decision(amara(), "Wren Ash");
  EXPECT_EQ(file_of(join_files(amara(), goes_on.file, last.file, "A third one.", "c")), last.file);
  EXPECT_EQ(one_decision(amara(), {old.file, {}}).file, last.file) << "however often they were joined";
  EXPECT_EQ(re_evaluated(), 5u);
}

TEST_F(FileMoves, AFileIsKeptToFewUntilALeadOpensIt) {
  const Recorded done = one_decision(amara(), "Marlow");
  const Desk tom = desk("northbank", "tom"), ruth = desk("northbank", "ruth"),
             sian = desk("northbank", "sian");
  const TaskRef passed = view(amara(), done.file).tasks.front().row.ref;
  ASSERT_TRUE(pass_on(amara(), passed, tom.me.ref.text(), "Please.", "a"));
  EXPECT_EQ(fault(restrict_file(amara(), done.file, {}, "About a colleague.", "b")), "people");
  EXPECT_EQ(fault(restrict_file(amara(), done.file, {tom.me.ref}, "About a colleague.", "b")), "people")
      << "tom is no lead";
  ASSERT_TRUE(restrict_file(amara(), done.file, {ruth.me.ref}, "About a colleague.", "b"));
  EXPECT_TRUE(std::holds_alternative<AskSomebody>(*open_file(tom, done.file)));
  EXPECT_EQ(std::get<AskSomebody>(*open_file(tom, done.file)).whom, "Name of ruth");
  EXPECT_EQ(open_task(tom, passed).error().code, ErrorCode::NotFound);
  EXPECT_EQ(open_task(ruth, passed)->owner, ruth.me.ref) << "what tom owed goes to whoever sees it";
  EXPECT_TRUE(my_files(tom)->empty());
  const record::TaskRaised slip{{TaskRef::make(random_), "refer", *now_, tom.me.ref}, {}, {}};
  ASSERT_TRUE(amara().store.commit(
      {{{record::EntryKind::TaskRaised, done.file, {}, ruth.me.ref, *now_, *now_, record::to_json(slip)}},
       {},
       {}}));
  EXPECT_FALSE(open_task(tom, slip.task.ref)) << "a task lets nobody in";
  EXPECT_TRUE(my_tasks(tom, TaskState::Open)->empty()) << "nor does a list name the file";
  const auto work = my_work(tom);
  EXPECT_TRUE(work->overdue.empty() && work->today.empty() && work->later.empty());
  reopen();
  EXPECT_TRUE(std::holds_alternative<AskSomebody>(*open_file(desk("northbank", "tom"), done.file)));
  const Desk lead = desk("northbank", "ruth");
  const CaseFileView seen = view(lead, done.file);
  EXPECT_TRUE(std::ranges::any_of(seen.tasks, [&](const TaskView& task) {
    return task.row.obligation == kSeeRestricted && task.row.owner == lead.me.ref;
  }));
  EXPECT_EQ(open_to_team(amara(), done.file, "It is fine.", "c").error().code, ErrorCode::NotAllowed);
  EXPECT_EQ(fault(open_to_team(lead, done.file, "", "c")), "why");
  ASSERT_TRUE(open_to_team(lead, done.file, "The LADO knows.", "c"));
  EXPECT_FALSE(view(desk("northbank", "tom"), done.file).kept_to);
  EXPECT_EQ(re_evaluated(), 1u);
}

TEST_F(FileMoves, AConcernAboutStaffIsKeptToFewFromTheFirstEntry) {
  ChosenFile file{{}, Personal<std::string>("Marlow")};
  file.about_staff = true;
  const Recorded done = one_decision(amara(), file);
  EXPECT_TRUE(std::holds_alternative<AskSomebody>(*open_file(desk("northbank", "tom"), done.file)));
  EXPECT_TRUE(std::holds_alternative<CaseFileView>(*open_file(desk("northbank", "ruth"), done.file)));
  const auto asked = who_may_be_asked(amara(), *amara().store.find_file(done.file));
  EXPECT_TRUE(std::ranges::none_of(asked, [](const access::Person& one) { return one.user == "tom"; }));
  EXPECT_EQ(re_evaluated(), 1u);
}

}  // namespace
