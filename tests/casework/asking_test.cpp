// SPDX-License-Identifier: MIT
#include "casework/asking.h"

#include "casework/file_moves.h"
#include "casework/own_duties.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class Asking : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    file_ = recorded(amara(), draft_with(amara(), agreed_early_help()),
                     says(record::Choice::Share, "They asked for help."))
                .file;
  }
  static TypedAsk ordinary() {
    TypedAsk typed;
    typed.of = "police";
    typed.whom = "PC Invented";
    typed.what = "Calls to the house in October";
    typed.why = "A neighbour says there were some";
    typed.purpose = "To decide whether the child needs protection";
    typed.basis = "Public task; Children Act 1989, section 47";
    typed.no_wider = "yes";
    return typed;
  }
  static TypedAsk by_section() {
    TypedAsk typed = ordinary();
    typed.power = "16h";
    typed.basis = "Reviewing serious cases";
    typed.ours = "yes";
    typed.explanation = "The review needs the order of the calls";
    typed.burden = "An hour of somebody's time; the review cannot be made without";
    return typed;
  }
  static TypedReceived unasked() {
    return {"0", "police", "PC Invented", "Two calls in October.", "fact", "2027-11-20", {}};
  }
  std::vector<std::string> faults(const TypedAsk& typed) {
    return fields(ask_for_information(amara(), file_, typed, ""));
  }
  std::vector<std::string> faults(TypedReceived typed) {
    typed.came_at = clock_();
    return fields(note_received(amara(), file_, typed, ""));
  }
  static std::vector<std::string> fields(const Result<KeptAt>& kept) {
    std::vector<std::string> out;
    EXPECT_TRUE(kept);
    if (const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr)
      for (const decide::FieldFault& one : *faults) out.push_back(one.field);
    return out;
  }
  std::uint64_t ask(const TypedAsk& typed) {
    const auto kept = ask_for_information(amara(), file_, typed, "");
    EXPECT_TRUE(kept && kept->index() == 0);
    return kept && kept->index() == 0 ? std::get<0>(*kept) : 0;
  }
  void receive(TypedReceived typed) {
    typed.came_at = clock_();
    const auto kept = note_received(amara(), file_, typed, "");
    ASSERT_TRUE(kept) << one_line(kept.error());
    ASSERT_EQ(kept->index(), 0u);
  }
  CaseFileView view() { return *open_mine(amara(), file_); }
  std::vector<record::TaskRow> tasks(std::string_view duty) {
    std::vector<record::TaskRow> out;
    for (const TaskView& task : view().tasks)
      if (task.row.obligation == duty) out.push_back(task.row);
    return out;
  }
  FileRef file_;
};

using Fields = std::vector<std::string>;

TEST_F(Asking, NeedsABasisAPurposeWhatIsAskedForAndWhy) {
  EXPECT_EQ(faults(ordinary()), Fields{});
  const std::pair<const char*, std::string TypedAsk::*> needed[]{{"basis", &TypedAsk::basis},
                                                                 {"purpose", &TypedAsk::purpose},
                                                                 {"what", &TypedAsk::what},
                                                                 {"why", &TypedAsk::why}};
  const std::size_t before = view().asked.size();
  for (const auto& [field, member] : needed) {
    TypedAsk typed = ordinary();
    typed.*member = " \n";
    EXPECT_EQ(faults(typed), Fields{field});
  }
  EXPECT_EQ(view().asked.size(), before) << "nothing is kept of a request that lacks one";
}

TEST_F(Asking, UnderASectionNeedsAnExplanationAndTheBurdenWeighedAndAPartner) {
  EXPECT_EQ(faults(by_section()), Fields{});
  EXPECT_NE(view().asked.back().asked.basis.find("section 16H: Reviewing"), std::string::npos);
  EXPECT_NE(view().asked.back().asked.why.reveal().find("order of the calls"), std::string::npos);
  const std::pair<const char*, std::string TypedAsk::*> needed[]{{"explanation", &TypedAsk::explanation},
                                                                 {"burden", &TypedAsk::burden},
                                                                 {"ours", &TypedAsk::ours},
                                                                 {"basis", &TypedAsk::basis}};
  for (const std::string_view power : ask_powers())
    for (const auto& [field, member] : needed) {
      TypedAsk typed = by_section();
      typed.power = std::string(power);
      (typed.*member).clear();
      const bool asked_for = power != "none" || std::string_view(field) == "basis";
      EXPECT_EQ(faults(typed), asked_for ? Fields{field} : Fields{}) << power;
    }
}

TEST_F(Asking, NeedsABodyAPersonNoMoreThanThePurposeAndADayToCome) {
  EXPECT_EQ(faults(TypedAsk{}), (Fields{"of", "whom", "what", "why", "purpose", "basis", "no_wider"}));
  TypedAsk typed = ordinary();
  typed.of = "not-known";
  EXPECT_EQ(faults(typed), Fields{"of"});
  typed = ordinary();
  typed.by = "2026-11-19";
  EXPECT_EQ(faults(typed), Fields{"by"});
  typed.by = "2026-11-31";
  EXPECT_EQ(faults(typed), Fields{"by"});
  typed.by = "2026-11-20";
  EXPECT_EQ(faults(typed), Fields{});
}

TEST_F(Asking, RaisesATaskForTheAnswerDueOnTheDayGivenOrInFiveWorkingDays) {
  TypedAsk typed = ordinary();
  ask(typed);
  typed.by = "2026-12-20";
  ask(typed);
  const auto chases = tasks(kChaseAnswer);
  ASSERT_EQ(chases.size(), 2u);
  EXPECT_EQ(to_rfc3339(chases[0].due).substr(0, 10), "2026-11-27");
  EXPECT_EQ(to_rfc3339(chases[1].due).substr(0, 10), "2026-12-20");
  EXPECT_EQ(chases[0].owner, amara().me.ref);
}

TEST_F(Asking, TheAnswerEndsItsOwnTaskAndNoOther) {
  const std::uint64_t first = ask(ordinary());
  ask(ordinary());
  TypedReceived typed = unasked();
  typed.asked = std::to_string(first);
  receive(typed);
  const auto chases = tasks(kChaseAnswer);
  ASSERT_EQ(chases.size(), 2u);
  EXPECT_EQ(chases[0].state, record::TaskState::NoLongerNeeded);
  EXPECT_EQ(chases[1].state, record::TaskState::Open);
  EXPECT_TRUE(view().asked[0].answered);
  EXPECT_FALSE(view().asked[1].answered);
  receive(typed);  // more to the same request, after the task is settled
  EXPECT_EQ(view().received.size(), 2u);
}

TEST_F(Asking, WhatCameNeedsFactOrOpinionADayToLookAgainAndARequestOfThisFile) {
  TypedReceived typed = unasked();
  typed.basis = "";
  EXPECT_EQ(faults(typed), Fields{"basis"});
  typed = unasked();
  typed.what = "";
  EXPECT_EQ(faults(typed), Fields{"what"});
  for (const char* day : {"", "2026-11-19", "2026-02-30", "0000-00-00"}) {
    typed = unasked();
    typed.keep_until = day;
    EXPECT_EQ(faults(typed), Fields{"keep_until"}) << day;
  }
  for (const char* asked : {"", "1", "-1", "x"}) {
    typed = unasked();
    typed.asked = asked;
    EXPECT_EQ(faults(typed), Fields{"asked"}) << asked;
  }
  EXPECT_TRUE(view().received.empty());
}

TEST_F(Asking, WhatCameIsLookedAtAgainOnItsDay) {
  TypedReceived typed = unasked();
  typed.basis = "opinion";
  receive(typed);
  const CaseFileView file = view();
  ASSERT_EQ(file.received.size(), 1u);
  EXPECT_EQ(file.received[0].received.keep_until, "2027-11-20");
  EXPECT_FALSE(file.received[0].received.fact);
  const auto again = tasks(kStillNeeded);
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(to_rfc3339(again[0].due).substr(0, 10), "2027-11-20");
  EXPECT_EQ(again[0].state, record::TaskState::Open);
  const auto settled = settle_task(amara(), again[0].ref, true, "Needed until the review in May.");
  EXPECT_TRUE(settled && settled->index() == 0);
}

TEST_F(Asking, AFormSentTwiceIsKeptOnce) {
  TypedReceived typed = unasked();
  typed.came_at = clock_();
  ASSERT_TRUE(note_received(amara(), file_, typed, "one"));
  ASSERT_TRUE(note_received(amara(), file_, typed, "one"));
  ASSERT_TRUE(ask_for_information(amara(), file_, ordinary(), "two"));
  ASSERT_TRUE(ask_for_information(amara(), file_, ordinary(), "two"));
  EXPECT_EQ(view().received.size(), 1u);
  EXPECT_EQ(view().asked.size(), 1u);
}

TEST_F(Asking, NobodyOfAnotherTeamAsksInAFileOrAddsToIt) {
  const Desk sian = desk("northbank", "sian");
  const auto asked = ask_for_information(sian, file_, ordinary(), "");
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().code, ErrorCode::NotFound);
  const auto noted = note_received(sian, file_, unasked(), "");
  ASSERT_FALSE(noted);
  EXPECT_EQ(noted.error().code, ErrorCode::NotFound);
  const auto about = received_about(sian, file_);
  ASSERT_TRUE(about);
  EXPECT_TRUE(about->empty());
}

TEST_F(Asking, WhatCameIsFoundWhereTheFileGoesOnAndWhatWasKnownThenStaysSo) {
  receive(unasked());
  const Instant then = clock_();
  *now_ = *now_ + kHourMs;
  TypedReceived later = unasked();
  later.what = "A third call.";
  receive(later);
  const auto known = open_file_as_known(amara(), file_, then);
  ASSERT_TRUE(known);
  EXPECT_EQ(std::get<CaseFileView>(*known).received.size(), 1u);
  const FileRef other = recorded(amara(), draft_with(amara(), agreed_early_help()),
                                 says(record::Choice::Share, "The same child."))
                            .file;
  ASSERT_TRUE(join_files(amara(), file_, other, "One child.", "j"));
  for (const FileRef& ref : {file_, other}) {
    const auto about = received_about(amara(), ref);
    ASSERT_TRUE(about);
    ASSERT_EQ(about->size(), 2u);
    EXPECT_EQ(about->front().received.what.reveal(), "A third call.") << "newest first";
  }
}

}  // namespace
