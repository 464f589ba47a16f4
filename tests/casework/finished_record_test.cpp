// SPDX-License-Identifier: MIT
// What a finished record has: parts that may be said later, one by one or by a tick that one's own words say
// it; the task that waits for them; what the person has been told.
#include "casework/finished_record.h"

#include <algorithm>

#include "casework/due.h"
#include "casework/file_life.h"
#include "casework/file_moves.h"
#include "casework/fuller_record.h"
#include "casework/openness.h"
#include "casework/own_duties.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using record::TaskState;
using sharewell::testing_casework::Office;

namespace {

using Said = std::map<std::string, std::string>;

class FinishedRecord : public Office {
 protected:
  /// Shared without agreement, with a worry about a child's welfare.
  Given worry() {
    Given given = agreed_early_help();
    given[2].second = {"welfare-concern"};
    given.back().second = {"refused"};
    given.push_back({"lawful_reasons", {"child-harm"}});
    given.push_back({"identifiable", {"yes"}});
    return given;
  }
  Recorded shared(const Given& given, const char* words = "He came hungry three days running.") {
    return recorded(amara(), draft_with(amara(), given), says(Choice::Share, words, "I know the school."));
  }
  CaseFileView file(const Recorded& at) { return std::get<CaseFileView>(*open_file(amara(), at.file)); }
  std::vector<std::string> missing(const Recorded& at) {
    const CaseFileView view = file(at);
    std::vector<std::string> ids;
    for (const RecordPart* part : missing_parts(*view.find(at.sharing))) ids.emplace_back(part->id);
    return ids;
  }
  std::vector<TaskView> completing(const Recorded& at) {
    std::vector<TaskView> tasks;
    for (const TaskView& task : file(at).tasks)
      if (task.row.obligation == kCompleteRecord) tasks.push_back(task);
    return tasks;
  }
  TaskState state(const Recorded& at) {
    const auto tasks = completing(at);
    EXPECT_FALSE(tasks.empty());
    return tasks.empty() ? TaskState::Open : tasks.back().row.state;
  }
  void say(const Recorded& at, const Said& said) {
    const auto kept = say_more(amara(), at.file, at.sharing, said, "say " + std::to_string(++said_));
    ASSERT_TRUE(kept && std::holds_alternative<FileRef>(*kept));
  }
  void tell_whether_telling_is_safe(const Recorded& at, const char* adds_danger) {
    HowSteps steps;
    const auto question = *amara().pack.find_question("informing_increases_risk");
    steps.answers.at[question] = *amara().pack.find_answer(question, adds_danger);
    ASSERT_TRUE(consider(amara(), at.file, at.sharing, steps, "how " + std::to_string(++said_)));
  }
  static Said whole() {
    return {{"helps", "yes"},
            {"serves", "harm"},
            {"facts", "Seen by his teacher, Monday to Wednesday."},
            {"best_interests", "He is fed and somebody looks."},
            {"effect_shared", "His mother may be angry with us."},
            {"effect_silent", "He stays hungry."},
            {"safety_person", "He is safer."},
            {"safety_others", "So is his sister."},
            {"rights_against", "His mother wants it private."},
            {"need_to_share", "The school nurse can help only if she knows."},
            {"qualities", "all"}};
  }
  int said_ = 0;
};

TEST_F(FinishedRecord, IsIncompleteUntilItsLastPartIsSaidAndTheTaskThenEndsByItself) {
  const Recorded at = shared(worry());
  EXPECT_EQ(state(at), TaskState::Open);
  EXPECT_EQ(completing(at).front().row.due, due_at("5 working days", *now_));
  EXPECT_EQ(completing(at).front().row.owner, amara().me.ref);
  EXPECT_EQ(missing(at).size(), whole().size());
  for (const auto& [part, text] : whole()) {
    Said all_but_one = whole();
    all_but_one[part] = "";
    say(at, all_but_one);
    EXPECT_EQ(missing(at), std::vector<std::string>{part});
    EXPECT_EQ(state(at), TaskState::Open) << part;
    say(at, {{part, text}});
    EXPECT_TRUE(missing(at).empty()) << part;
    EXPECT_EQ(state(at), TaskState::NoLongerNeeded) << part;
  }
  const auto ring = crypt::KeyRing::open(folder_);
  installation_.reset();
  EXPECT_TRUE(store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank")));
}

TEST_F(FinishedRecord, AsksForTheEndThatItServesAndForWordsWhereThatIsAnother) {
  const Recorded at = shared(worry());
  Said other = whole();
  other["serves"] = "other";
  say(at, other);
  EXPECT_EQ(missing(at), std::vector<std::string>{"serves"});
  say(at, {{"serves_other", "A place at the breakfast club."}});
  EXPECT_TRUE(missing(at).empty());
}

TEST_F(FinishedRecord, OnesOwnWordsCountForWhatOneTicksThatTheySayAndOnlyForThat) {
  const Recorded at = shared(worry());
  say(at, {{"helps", "yes"}, {"serves", "both"}, {"qualities", "all"}, {"covered", "facts effect_silent"}});
  const auto left = missing(at);
  EXPECT_EQ(left.size(), 6u);
  for (const char* said : {"facts", "effect_silent"})
    EXPECT_EQ(std::ranges::find(left, said), left.end()) << said;
  say(at, {{"covered",
            "facts effect_shared effect_silent safety_person safety_others need_to_share "
            "rights_against best_interests"}});
  EXPECT_TRUE(missing(at).empty()) << "one box satisfies them together";
  EXPECT_EQ(state(at), TaskState::NoLongerNeeded);
}

TEST_F(FinishedRecord, ATickAboutOnesOwnWordsDoesNotOutliveThem) {
  const Recorded at = shared(worry());
  const Said ticked{{"helps", "yes"},
                    {"serves", "both"},
                    {"qualities", "all"},
                    {"covered",
                     "facts effect_shared effect_silent safety_person safety_others need_to_share "
                     "rights_against best_interests"}};
  say(at, ticked);
  EXPECT_TRUE(missing(at).empty());
  *now_ = *now_ + kHourMs;
  ASSERT_TRUE(correct_words(amara(), at.file, at.sharing, "Another child was meant.", "A mix-up.", "c"));
  EXPECT_EQ(missing(at).size(), 8u);
  EXPECT_EQ(state(at), TaskState::Open) << "what is missing again is owed again";
  ASSERT_TRUE(correct_words(amara(), at.file, at.sharing, "Her brother was meant.", "Heard again.", "c2"));
  EXPECT_EQ(
      std::ranges::count(completing(at), TaskState::Open, [](const TaskView& one) { return one.row.state; }),
      1);
  *now_ = *now_ + kHourMs;
  say(at, ticked);
  EXPECT_TRUE(missing(at).empty()) << "said again of the words as they are";
  EXPECT_EQ(state(at), TaskState::NoLongerNeeded);
}

TEST_F(FinishedRecord, AfterAnEmergencyTheRestIsOwedTomorrowAndATickWithoutWordsSaysNothing) {
  EmergencyForm form;
  form.once = "emergency";
  form.told_police = true;
  form.happened_at = clock_();
  const auto kept = record_emergency(amara(), form, nullptr);
  ASSERT_TRUE(kept) << "nothing is asked for first";
  const Recorded at = std::get<Recorded>(*kept);
  EXPECT_EQ(completing(at).front().row.due, due_at("tomorrow", *now_));
  const auto left = missing(at);
  EXPECT_NE(std::ranges::find(left, "facts"), left.end());
  say(at, {{"covered", "facts"}});
  EXPECT_EQ(missing(at), left);
  say(at, whole());
  EXPECT_TRUE(missing(at).empty());
}

TEST_F(FinishedRecord, NothingIsDemandedThatDoesNotApply) {
  Given none = agreed_early_help();
  none[2].second = {"none"};
  const Recorded at = recorded(amara(), draft_with(amara(), none),
                               says(Choice::DoNotShare, "There is no worry.", "Nobody needs it."));
  const auto left = missing(at);
  for (const char* part : {"facts", "best_interests", "qualities", "agreement", "told_why", "hub_action"})
    EXPECT_EQ(std::ranges::find(left, part), left.end()) << part;
  for (const char* part : {"serves", "effect_shared", "effect_silent", "safety_person", "safety_others",
                           "need_to_share", "rights_against"})
    EXPECT_NE(std::ranges::find(left, part), left.end()) << part;
}

TEST_F(FinishedRecord, InAHubSaysWhatWasDoneByWhichAgencyAndForTheChild) {
  const Desk at = amara();
  guidance::Answers answers;
  const auto set = [&](const char* question, const char* answer) {
    const auto q = *at.pack.find_question(question);
    answers.at[q] = *at.pack.find_answer(q, answer);
  };
  set("mash", "yes");
  set("risk", "welfare-concern");
  set("recipient", "childrens-social-care");
  const auto kept =
      record_sent(at, {answers, {}, says(Choice::Share, "He is hungry.", "We all know him."), {}, "hub"});
  ASSERT_TRUE(kept);
  const record::EntryBody body = std::get<store::Committed>(*kept).entries.back().body();
  const Recorded hub{body.file, body.sharing, 0};
  say(hub, whole());
  EXPECT_EQ(missing(hub), (std::vector<std::string>{"hub_action", "hub_agency", "hub_interests"}));
  say(hub, {{"hub_action", "A visit today."}, {"hub_agency", "Health."}});
  EXPECT_EQ(missing(hub), std::vector<std::string>{"hub_interests"});
  say(hub, {{"hub_interests", "He is seen by somebody he knows."}});
  EXPECT_TRUE(missing(hub).empty());
}

TEST_F(FinishedRecord, ThatAHubDecidedMaySoBeSaidAndThenSomebodyAnswersForIt) {
  const Recorded at = shared(worry());
  Said said = whole();
  said["in_hub"] = "yes";
  say(at, said);
  EXPECT_EQ(missing(at), (std::vector<std::string>{"hub_action", "hub_agency", "hub_interests"}));
  const CaseFileView view = file(at);
  EXPECT_TRUE(std::ranges::any_of(view.tasks, [](const TaskView& task) {
    return task.row.obligation == "name-accountable-decision-maker";
  }));
  say(at, {{"in_hub", "no"}});
  EXPECT_TRUE(missing(at).empty());
}

TEST_F(FinishedRecord, IsNotCalledDoneWhileAPartIsMissingAndMayBeLeftWithAReason) {
  const Recorded at = shared(worry());
  const TaskRef task = completing(at).front().row.ref;
  const auto refused = settle_task(amara(), task, true, "");
  ASSERT_TRUE(refused);
  EXPECT_TRUE(std::holds_alternative<std::vector<decide::FieldFault>>(*refused));
  ASSERT_TRUE(std::holds_alternative<FileRef>(*settle_task(amara(), task, false, "The family has moved.")));
  say(at, {{"helps", "yes"}});
  EXPECT_EQ(completing(at).size(), 1u) << "who settled it said why; it is not raised again";
  EXPECT_FALSE(missing(at).empty()) << "the record goes on showing what is missing";
}

TEST_F(FinishedRecord, IsOwedAgainWhenAPartIsTakenOut) {
  const Recorded at = shared(worry());
  say(at, whole());
  EXPECT_EQ(state(at), TaskState::NoLongerNeeded);
  say(at, {{"facts", ""}});
  ASSERT_EQ(completing(at).size(), 2u);
  EXPECT_EQ(state(at), TaskState::Open);
}

TEST_F(FinishedRecord, EachUnmetQualityNeedsItsOwnReason) {
  const Recorded at = shared(worry());
  Said said = whole();
  said["qualities"] = "necessary proportionate relevant adequate accurate secure";
  said["unmet_timely"] = "I was ill for a week.";
  say(at, said);
  EXPECT_EQ(missing(at), std::vector<std::string>{"qualities"});
  say(at, {{"unmet_need_to_know", "The whole office reads that inbox."}});
  EXPECT_TRUE(missing(at).empty());
}

TEST_F(FinishedRecord, TheLogOfWhatTheyWereToldBeginsBeforeAnythingIsSharedWithDateAndAuthor) {
  const Recorded at = recorded(amara(), draft_with(amara(), worry()),
                               says(Choice::SeekAdvice, "I will ask first.", "It can wait a day."));
  say(at, {{"told_why", "That we worry about his meals."}});
  *now_ = *now_ + kHourMs;
  const Desk tom = desk("northbank", "tom");
  ASSERT_TRUE(say_more(tom, at.file, at.sharing, {{"told_with", "Perhaps the school nurse."}}, "t"));
  ASSERT_TRUE(say_more(tom, at.file, at.sharing, {{"told_why", ""}}, "u"));
  const auto log = openness_log(file(at));
  ASSERT_EQ(log.size(), 3u);
  EXPECT_EQ(log[0].element, "told_why");
  EXPECT_EQ(log[0].text, "That we worry about his meals.");
  EXPECT_EQ(log[0].said.by, amara().me.ref);
  EXPECT_EQ(log[0].said.at, *now_ + -kHourMs);
  EXPECT_EQ(log[1].said.by, tom.me.ref);
  EXPECT_EQ(log[1].said.at, *now_);
  EXPECT_EQ(log[2].text, "") << "taking it out is in the log too";
  const auto left = missing(at);
  for (const char* element : {"told_why", "told_what", "told_how", "told_when"})
    EXPECT_NE(std::ranges::find(left, element), left.end()) << element;
  EXPECT_EQ(std::ranges::find(left, "told_with"), left.end());
}

TEST_F(FinishedRecord, NobodyIsLedToTellWhileTellingAddsToTheDanger) {
  const Recorded at = shared(worry());
  say(at, whole());
  tell_whether_telling_is_safe(at, "no");
  EXPECT_EQ(missing(at).size(), 5u) << "what they were told";
  tell_whether_telling_is_safe(at, "yes");
  EXPECT_TRUE(missing(at).empty());
}

TEST_F(FinishedRecord, WhatWasAskedStraightAfterDangerStaysWithTheRecord) {
  Given given = worry();
  given.push_back({"helps", {"yes"}});
  const Recorded at = shared(given);
  const auto is_said = [&] {
    const auto left = missing(at);
    return std::ranges::find(left, "helps") == left.end();
  };
  EXPECT_TRUE(is_said());
  tell_whether_telling_is_safe(at, "yes");
  EXPECT_TRUE(is_said()) << "also when something else is said later";
}

TEST_F(FinishedRecord, ADecisionThatMovedKeepsWhoSaidWhatAndItsTask) {
  const Recorded at = shared(worry()), other = shared(worry());
  say(at, {{"told_why", "That we worry."}});
  ASSERT_TRUE(move_decision(amara(), at.file, at.sharing, {other.file, {}}, "It was the other child.", "m"));
  const Recorded moved{other.file, at.sharing, 0};
  const auto log = openness_log(file(moved));
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].said.by, amara().me.ref);
  say(moved, whole());
  say(moved, {{"told_what", "x"}, {"told_how", "x"}, {"told_with", "x"}, {"told_when", "Monday, by me."}});
  const CaseFileView view = file(moved);
  for (const TaskView& task : view.tasks)
    if (task.row.sharing == at.sharing && task.row.obligation == kCompleteRecord) {
      EXPECT_EQ(task.row.state, TaskState::NoLongerNeeded);
    }
}

}  // namespace
