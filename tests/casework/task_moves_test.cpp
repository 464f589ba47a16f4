// SPDX-License-Identifier: MIT
#include "casework/task_moves.h"

#include "casework/due.h"
#include "casework/own_duties.h"
#include "casework/work.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using record::EntryKind;
using record::TaskState;
using sharewell::testing_casework::Office;

namespace {

class DailyWork : public Office {
 protected:
  Recorded one_decision(const Desk& at) {
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."),
                    {{}, Personal<std::string>("Marlow")});
  }
  /// Shares with somebody else's help although the answers do not decide it: a departure.
  Recorded departure(const Desk& at) {
    Given given = agreed_early_help();
    given.back() = {"consent", {"not-known"}};
    given.push_back({"lawful_reasons", {"not-known"}});
    given.push_back({"identifiable", {"yes"}});
    return recorded(at, draft_with(at, given),
                    says(Choice::Share, "It cannot wait.", "I know the therapist."));
  }
  CaseFileView view(const Desk& at, const FileRef& file) {
    return std::get<CaseFileView>(*open_file(at, file));
  }
  TaskView task(const Desk& at, const FileRef& file, std::string_view obligation) {
    for (const TaskView& one : view(at, file).tasks)
      if (one.row.obligation == obligation) return one;
    ADD_FAILURE() << "no task " << obligation;
    return {};
  }
  static std::string text(const Desk& at) { return at.me.ref.text(); }
  static std::string fault(const Result<DoneOrFaults>& kept) {
    const auto* faults = kept ? std::get_if<std::vector<decide::FieldFault>>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  static bool kept(const Result<DoneOrFaults>& result) {
    return result && std::holds_alternative<FileRef>(*result);
  }
};

TEST_F(DailyWork, ChasingKeepsATaskOpenWithANewDateAndItsStory) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  const TaskRef ref = task(at, done.file, "minimise").row.ref;
  EXPECT_EQ(fault(chase(at, ref, " ", "tomorrow", "a")), "note");
  EXPECT_EQ(fault(chase(at, ref, "Rang the duty desk.", "next year", "a")), "again");
  ASSERT_TRUE(kept(chase(at, ref, "Rang the duty desk.", "tomorrow", "a")));
  ASSERT_TRUE(kept(chase(at, ref, "Rang the duty desk.", "tomorrow", "a"))) << "sent twice";
  const TaskView after = task(at, done.file, "minimise");
  EXPECT_EQ(after.row.state, TaskState::Open);
  EXPECT_EQ(after.row.due, due_at("tomorrow", *now_));
  ASSERT_EQ(after.steps.size(), 2u) << "once";
  EXPECT_TRUE(after.steps[1].yes);
  EXPECT_EQ(after.steps[1].note, "Rang the duty desk.");
}

TEST_F(DailyWork, PassingATaskOnMakesItSomebodyElsesWithTheReason) {
  const Desk at = amara(), tom = desk("northbank", "tom");
  const Recorded done = one_decision(at);
  const TaskRef ref = task(at, done.file, "minimise").row.ref;
  EXPECT_EQ(fault(pass_on(at, ref, text(at), "I have it already.", "a")), "to");
  EXPECT_EQ(fault(pass_on(at, ref, text(desk("northbank", "sian")), "Not of this team.", "a")), "to");
  ASSERT_TRUE(kept(pass_on(at, ref, text(tom), "I am away next week.", "a")));
  EXPECT_EQ(task(tom, done.file, "minimise").row.owner, tom.me.ref);
  const auto theirs = my_work(tom);
  ASSERT_TRUE(theirs);
  EXPECT_EQ(theirs->today.size() + theirs->later.size(), 1u);
  ASSERT_TRUE(settle_task(tom, ref, true, ""));
  EXPECT_FALSE(pass_on(at, ref, text(at), "Back again.", "b")) << "settled";
}

TEST_F(DailyWork, EscalatingRaisesATaskThatFollowsAndLeavesTheFirstOpen) {
  const Desk at = amara(), ruth = desk("northbank", "ruth");
  const Recorded done = one_decision(at);
  const TaskRef ref = task(at, done.file, "minimise").row.ref;
  EXPECT_EQ(fault(escalate(at, ref, text(ruth), "", "a")), "note");
  ASSERT_TRUE(kept(escalate(at, ref, text(ruth), "Three calls, no answer.", "a")));
  const TaskView next = task(at, done.file, kEscalate);
  EXPECT_EQ(next.after, ref);
  EXPECT_EQ(next.row.owner, ruth.me.ref);
  EXPECT_EQ(task(at, done.file, "minimise").row.state, TaskState::Open);
  EXPECT_EQ(team_work(ruth)->escalated.size(), 1u);
}

TEST_F(DailyWork, AdviceIsAskedAnsweredAndComesBackToWhoeverAsked) {
  const Desk at = amara(), ruth = desk("northbank", "ruth");
  const Recorded done = one_decision(at);
  EXPECT_EQ(fault(ask_advice(at, done.file, done.sharing, text(desk("northbank", "tom")), "May I?", "a")),
            "to")
      << "not a safeguarding lead";
  EXPECT_EQ(fault(ask_advice(at, done.file, done.sharing, text(ruth), "", "a")), "note");
  ASSERT_TRUE(kept(ask_advice(at, done.file, done.sharing, text(ruth), "Is the coach safe?", "a")));
  const auto wanted = team_work(ruth)->advice_wanted;
  ASSERT_EQ(wanted.size(), 1u);
  EXPECT_EQ(task(ruth, done.file, kGiveAdvice).note, "Is the coach safe?");
  EXPECT_EQ(fault(settle_task(ruth, wanted[0].row.ref, true, "")), "note") << "advice is written";
  ASSERT_TRUE(kept(settle_task(ruth, wanted[0].row.ref, true, "Ask the club's own lead first.")));
  const TaskView back = task(at, done.file, kDecideAgain);
  EXPECT_EQ(back.row.owner, at.me.ref);
  EXPECT_EQ(back.after, wanted[0].row.ref);
  const auto timeline = view(at, done.file).timeline;
  EXPECT_TRUE(std::ranges::any_of(timeline, [](const TimelineItem& item) {
    return item.summary == "Gave advice" && item.detail == "Ask the club's own lead first.";
  }));
  EXPECT_TRUE(std::ranges::any_of(timeline, [](const TimelineItem& item) {
    return item.summary == "Asked Name of ruth for advice" && item.detail == "Is the coach safe?";
  }));
}

TEST_F(DailyWork, WhoIsAskedMaySeeTheFileUntilTheyAnsweredAndNobodyElse) {
  const Desk sian = desk("northbank", "sian"), ruth = desk("northbank", "ruth");
  const Recorded done = one_decision(sian);
  ASSERT_TRUE(std::holds_alternative<AskSomebody>(*open_file(ruth, done.file))) << "another team's file";
  ASSERT_TRUE(kept(ask_advice(sian, done.file, done.sharing, text(ruth), "What now?", "a")));
  EXPECT_TRUE(std::holds_alternative<CaseFileView>(*open_file(ruth, done.file)));
  EXPECT_TRUE(std::holds_alternative<AskSomebody>(*open_file(amara(), done.file)));
  EXPECT_EQ(team_work(ruth)->advice_wanted.front().file_label, "Marlow");
  const TaskRef asked = task(ruth, done.file, kGiveAdvice).row.ref;
  EXPECT_FALSE(chase(amara(), asked, "Not mine.", "today", "b"));
  ASSERT_TRUE(kept(settle_task(ruth, asked, true, "Tell the school nurse.")));
  EXPECT_TRUE(std::holds_alternative<AskSomebody>(*open_file(ruth, done.file))) << "the task is over";
}

TEST_F(DailyWork, EachPersonIsToldOrNotYetWithTheReason) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  EXPECT_EQ(fault(note_person_to_tell(at, done.file, done.sharing, {"", "no", ""}, "a")), "who");
  EXPECT_EQ(fault(note_person_to_tell(at, done.file, done.sharing, {"Father", "", ""}, "a")), "adds_danger");
  EXPECT_EQ(fault(note_person_to_tell(at, done.file, done.sharing, {"Father", "not-known", ""}, "a")), "why");
  ASSERT_TRUE(kept(note_person_to_tell(at, done.file, done.sharing, {"Grandmother", "no", ""}, "a")));
  ASSERT_TRUE(
      kept(note_person_to_tell(at, done.file, done.sharing, {"Father", "yes", "He threatened her."}, "b")));
  EXPECT_EQ(task(at, done.file, kTellPerson).note, "Grandmother");
  EXPECT_EQ(task(at, done.file, kTellPersonLater).note, "Father\nHe threatened her.");
}

TEST_F(DailyWork, NobodyIsToBeToldWhileTheRecordSaysThatTellingAddsToTheDanger) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  HowSteps steps;
  const auto question = *at.pack.find_question("informing_increases_risk");
  steps.answers.at[question] = *at.pack.find_answer(question, "yes");
  ASSERT_TRUE(kept(consider(at, done.file, done.sharing, steps, "how")));
  EXPECT_EQ(fault(note_person_to_tell(at, done.file, done.sharing, {"Mother", "no", ""}, "a")),
            "adds_danger");
  EXPECT_TRUE(
      kept(note_person_to_tell(at, done.file, done.sharing, {"Mother", "yes", "He reads her post."}, "b")));
}

TEST_F(DailyWork, AnsweringHowToShareEndsNoTaskThatAPersonRaised) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  ASSERT_TRUE(kept(note_person_to_tell(at, done.file, done.sharing, {"Grandmother", "no", ""}, "a")));
  ASSERT_TRUE(kept(consider(at, done.file, done.sharing, {}, "how")));
  EXPECT_EQ(task(at, done.file, kTellPerson).row.state, TaskState::Open);
}

TEST_F(DailyWork, ADepartureIsTalkedOverWithALeadButNeverWithOneself) {
  const Desk at = amara(), ruth = desk("northbank", "ruth");
  const Recorded done = departure(at);
  EXPECT_EQ(task(at, done.file, kTalkOver).row.owner, ruth.me.ref);
  EXPECT_EQ(team_work(ruth)->departures.size(), 1u);
  const Recorded own = departure(ruth);
  for (const TaskView& one : view(ruth, own.file).tasks) EXPECT_NE(one.row.obligation, kTalkOver);
}

TEST_F(DailyWork, MyWorkSortsByWhenItIsDue) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  const auto work = my_work(at);
  ASSERT_TRUE(work);
  EXPECT_TRUE(work->overdue.empty());
  EXPECT_FALSE(work->today.empty());
  EXPECT_FALSE(work->later.empty());
  for (const WorkItem& item : work->today) EXPECT_EQ(item.row.due, end_of_london_day(*now_, 0));
}

TEST_F(DailyWork, TheTeamSeesWhoHasWhatOverdueAndAnotherTeamDoesNot) {
  const Desk at = amara();
  static_cast<void>(one_decision(at));
  *now_ = *now_ + 20 * kDayMs;
  const auto team = team_work(desk("northbank", "tom"));
  ASSERT_TRUE(team);
  ASSERT_EQ(team->overdue.size(), 1u);
  EXPECT_EQ(team->overdue[0].owner, at.me.ref);
  EXPECT_EQ(team->overdue[0].overdue.size(), team->open);
  EXPECT_EQ(team_work(desk("northbank", "sian"))->open, 0u);
}

TEST_F(DailyWork, ATaskOfSomebodyWhoLeftTheTeamIsNobodys) {
  const Desk at = amara();
  const Recorded done = one_decision(at);
  ASSERT_TRUE(kept(pass_on(at, task(at, done.file, "minimise").row.ref, text(desk("northbank", "tom")),
                           "He sees them.", "a")));
  const Desk tom = desk("northbank", "tom");
  const record::PersonAdded moved{tom.me.ref, "tom", tom.me.name, "", tom.me.role, "Early help", ""};
  const auto entry = at.store.commit(
      {{{EntryKind::PersonAdded, at.store.office(), {}, {}, *now_, *now_, record::to_json(moved)}}, "", {}});
  ASSERT_TRUE(entry);
  ASSERT_TRUE(installation_->find("northbank")->people.apply(entry->entries.front().body()));
  const auto team = team_work(at);
  ASSERT_TRUE(team);
  ASSERT_EQ(team->unowned.size(), 1u);
  EXPECT_EQ(team->unowned[0].row.obligation, "minimise");
}

TEST_F(DailyWork, ALeadLearnsThatADraftOfWorryWaitsAndNobodyElseDoes) {
  const Desk at = amara();
  static_cast<void>(draft_with(at, {{"danger", {"no"}}, {"risk", {"significant-harm"}}}));
  static_cast<void>(draft_with(at, {{"danger", {"no"}}, {"risk", {"support-need"}}}));
  static_cast<void>(draft_with(at, {{"danger", {"no"}}}));
  EXPECT_TRUE(team_work(desk("northbank", "ruth"))->drafts.empty()) << "they may be in the middle of it";
  *now_ = *now_ + 2 * kHourMs;
  const auto waiting = team_work(desk("northbank", "ruth"))->drafts;
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].author, at.me.ref);
  EXPECT_TRUE(team_work(desk("northbank", "tom"))->drafts.empty());
  EXPECT_TRUE(team_work(desk("northbank", "sian"))->drafts.empty());
}

TEST_F(DailyWork, OnlyDraftsOfThoseWhoseLeadTheyAreWaitForALeadAndNotTheirOwn) {
  add("northbank", "olu", "Early help", record::Role::Lead);
  const Given worry{{"danger", {"no"}}, {"risk", {"significant-harm"}}};
  static_cast<void>(draft_with(desk("northbank", "sian"), worry));
  *now_ = *now_ + kMinuteMs;
  static_cast<void>(draft_with(amara(), worry));
  *now_ = *now_ + kMinuteMs;
  static_cast<void>(draft_with(desk("northbank", "ruth"), worry));
  *now_ = *now_ + kHourMs + -kMinuteMs + -1;
  const auto authors = [&](const char* lead) {
    std::vector<std::string> out;
    const auto team = team_work(desk("northbank", lead));
    for (const WaitingDraft& draft : team->drafts) out.push_back(amara().people.name_of(draft.author));
    return out;
  };
  EXPECT_EQ(authors("olu"), std::vector<std::string>{"Name of sian"});
  EXPECT_TRUE(authors("ruth").empty()) << "not an hour has passed since it was saved";
  *now_ = *now_ + 1;
  EXPECT_EQ(authors("ruth"), std::vector<std::string>{"Name of amara"});
  *now_ = *now_ + kHourMs;
  EXPECT_EQ(authors("ruth"), std::vector<std::string>{"Name of amara"}) << "their own is on My work";
}

TEST_F(DailyWork, VerifyPassesWithTasksThatWereMovedRaisedAndAnswered) {
  const Desk at = amara(), ruth = desk("northbank", "ruth");
  const Recorded done = one_decision(at);
  const TaskRef ref = task(at, done.file, "minimise").row.ref;
  ASSERT_TRUE(kept(chase(at, ref, "Rang.", "tomorrow", "a")));
  ASSERT_TRUE(kept(pass_on(at, ref, text(ruth), "Please.", "b")));
  ASSERT_TRUE(kept(ask_advice(at, done.file, done.sharing, text(ruth), "What now?", "c")));
  ASSERT_TRUE(kept(settle_task(ruth, task(at, done.file, kGiveAdvice).row.ref, false, "Ask Kim.")));
  const auto rows = *at.store.tasks_of(done.file);
  installation_.reset();
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  EXPECT_EQ(*amara().store.tasks_of(done.file), rows);
}

}  // namespace
