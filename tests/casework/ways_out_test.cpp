// SPDX-License-Identifier: MIT
#include "casework/ways_out.h"

#include <algorithm>

#include "casework/own_duties.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class WaysOut : public Office {
 protected:
  [[nodiscard]] Arrangements& list() { return installation_->find("northbank")->arrangements; }
  std::string allow(const char* title) {
    const auto kept = keep_arrangement(desk("northbank", "ruth"), list(),
                                       {{}, "channel", title, "Head of records", "", "", "", false}, "");
    EXPECT_TRUE(kept);
    return std::get<0>(*kept).text();
  }
  Recorded shared() {
    return recorded(amara(), draft_with(amara(), agreed_early_help()), says(record::Choice::Share, "Help."));
  }
  /// The field at fault, or nothing.
  std::string say(const Recorded& at, const WayChosen& chosen, const char* once, const char* note = nullptr) {
    HowSteps steps;
    if (note != nullptr) steps.notes["channel"] = note;
    const auto kept = consider_with_way(amara(), list(), at.file, at.sharing, steps, chosen, once);
    EXPECT_TRUE(kept);
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  CaseFileView file(const Recorded& at) {
    const auto opened = open_file(amara(), at.file);
    EXPECT_TRUE(opened);
    return std::get<CaseFileView>(*opened);
  }
  std::string note(const Recorded& at, std::string_view name) {
    const CaseFileView view = file(at);
    const json::value* value = view.find(at.sharing)->notes_now().if_contains(name);
    return value == nullptr ? "" : std::string(std::string_view(value->get_string()));
  }
  std::vector<TaskView> flags(const Recorded& at) {
    std::vector<TaskView> tasks = file(at).tasks;
    std::erase_if(tasks, [](const TaskView& task) { return task.row.obligation != kLookAtWay; });
    return tasks;
  }
};

TEST_F(WaysOut, AreSaidInWordsUntilALeadListsThem) {
  const Recorded at = shared();
  EXPECT_EQ(say(at, {}, "a", "By post"), "");
  EXPECT_EQ(note(at, "channel"), "By post");
  EXPECT_TRUE(flags(at).empty());
}

TEST_F(WaysOut, AWayThatIsNotListedCannotBeChosenForWhatIsStillToGo) {
  const std::string email = allow("Secure email");
  const Recorded at = shared();
  EXPECT_EQ(say(at, {"By post", ""}, "a"), "way");
  EXPECT_EQ(say(at, {}, "b", "By post"), "");
  EXPECT_EQ(note(at, "channel"), "") << "words beside the list do not count";
  EXPECT_EQ(say(at, {email, ""}, "c"), "");
  EXPECT_EQ(note(at, "channel"), "Secure email");
  EXPECT_EQ(say(at, {}, "d"), "");
  EXPECT_EQ(note(at, "channel"), "Secure email") << "it stays as it was said";
  EXPECT_TRUE(flags(at).empty());
}

TEST_F(WaysOut, AWayThatWasTakenOffTheListCannotBeChosenAnyMore) {
  const std::string fax = allow("Fax");
  allow("Secure email");
  record::ArrangementKept gone = of_kind(list(), "channel").front();
  ASSERT_EQ(gone.title, "Fax");
  gone.gone = true;
  ASSERT_TRUE(keep_arrangement(desk("northbank", "ruth"), list(), gone, ""));
  EXPECT_EQ(say(shared(), {fax, ""}, "a"), "way");
}

TEST_F(WaysOut, WhatHasGoneAnotherWayIsKeptAsItWasAndALeadLooksAtItOnce) {
  const std::string email = allow("Secure email");
  const Recorded at = shared();
  EXPECT_EQ(say(at, {"another", " "}, "a"), "channel");
  EXPECT_EQ(say(at, {"another", "Open email, nothing else worked that night"}, "b"), "");
  EXPECT_EQ(note(at, "channel"), "Open email, nothing else worked that night");
  EXPECT_EQ(note(at, "channel_outside"), "yes");
  ASSERT_EQ(flags(at).size(), 1u);
  EXPECT_EQ(flags(at)[0].row.owner, desk("northbank", "ruth").me.ref);
  EXPECT_EQ(say(at, {"another", "Open email, nothing else worked that night"}, "c"), "");
  EXPECT_EQ(flags(at).size(), 1u) << "the same is not looked at twice";
  EXPECT_EQ(say(at, {"another", "A text message"}, "d"), "");
  EXPECT_EQ(flags(at).size(), 2u);
  EXPECT_EQ(say(at, {email, ""}, "e"), "");
  EXPECT_EQ(note(at, "channel_outside"), "");
  EXPECT_EQ(flags(at)[0].row.state, record::TaskState::Open) << "no answer ends what somebody looks at";
}

TEST_F(WaysOut, WhereNobodyElseLeadsOneLooksAtItOneself) {
  ASSERT_TRUE(installation_->add_organisation("solo", "Solo"));
  add("solo", "nia", "All", record::Role::Lead);
  Arrangements& own = installation_->find("solo")->arrangements;
  const Desk nia = desk("solo", "nia");
  ASSERT_TRUE(keep_arrangement(nia, own, {{}, "channel", "Secure email", "Me", "", "", "", false}, ""));
  const Recorded at =
      recorded(nia, draft_with(nia, agreed_early_help()), says(record::Choice::Share, "Help."));
  ASSERT_TRUE(consider_with_way(nia, own, at.file, at.sharing, {}, {"another", "By text"}, "a"));
  const auto opened = open_file(nia, at.file);
  ASSERT_TRUE(opened);
  const auto& tasks = std::get<CaseFileView>(*opened).tasks;
  const auto flag =
      std::ranges::find_if(tasks, [](const TaskView& task) { return task.row.obligation == kLookAtWay; });
  ASSERT_NE(flag, tasks.end());
  EXPECT_EQ(flag->row.owner, nia.me.ref);
}

}  // namespace
