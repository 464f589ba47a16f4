// SPDX-License-Identifier: MIT
#include "casework/times.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class DecisionTimes : public Office {
 protected:
  Recorded record(record::Choice choice = record::Choice::Share, const char* departure = "") {
    const Draft draft = draft_with(amara(), agreed_early_help());
    *now_ = *now_ + kHourMs;
    return recorded(amara(), *load_draft(amara(), draft.ref),
                    says(choice, "They asked for help.", departure));
  }
  Times times(const Recorded& at) { return times_of(*open_mine(amara(), at.file)->find(at.sharing)); }
  std::string fault(const Recorded& at, const SaidTimes& said) {
    const auto kept = say_times(amara(), at.file, at.sharing, said, "");
    EXPECT_TRUE(kept) << one_line(kept.error());
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
};

TEST_F(DecisionTimes, BeginWithTheDraftUntilSomebodySaysWhenTheConcernArose) {
  const Instant begun = clock_();
  const Recorded at = record();
  EXPECT_EQ(times(at).arose, begun);
  EXPECT_FALSE(times(at).arose_said);
  EXPECT_EQ(times(at).decided, clock_());
  EXPECT_FALSE(times(at).shared);
  const Instant arose = begun + -3 * kDayMs;
  *now_ = *now_ + 2 * kHourMs;
  EXPECT_EQ(fault(at, {arose, clock_() + -kHourMs}), "");
  EXPECT_EQ(times(at).arose, arose);
  EXPECT_TRUE(times(at).arose_said);
  EXPECT_EQ(times(at).shared, clock_() + -kHourMs);
  EXPECT_EQ(fault(at, {}), "");
  EXPECT_EQ(times(at).arose, arose) << "what is left empty stays";
  const CaseFileView file = *open_mine(amara(), at.file);
  EXPECT_EQ(file.timeline.front().summary, "Said when the concern arose, or when it was shared");
}

TEST_F(DecisionTimes, CannotContradictEachOther) {
  const Recorded at = record();
  EXPECT_EQ(fault(at, {clock_() + kMinuteMs, {}}), "arose");
  EXPECT_EQ(fault(at, {{}, clock_() + kMinuteMs}), "shared");
  EXPECT_EQ(fault(at, {clock_() + -kHourMs, clock_() + -2 * kHourMs}), "shared");
  const Recorded no = record(record::Choice::DoNotShare, "They changed their minds.");
  EXPECT_FALSE(times(no).shares);
  EXPECT_EQ(fault(no, {{}, clock_()}), "shared");
}

TEST_F(DecisionTimes, AnEmergencyIsSharedWhenItHappened) {
  EmergencyForm form;
  form.once = "e";
  form.told_police = true;
  form.happened_at = clock_() + -kHourMs;
  const auto kept = record_emergency(amara(), form, nullptr);
  ASSERT_TRUE(kept);
  const Recorded at = std::get<Recorded>(*kept);
  EXPECT_EQ(times(at).shared, form.happened_at);
}

TEST_F(DecisionTimes, NobodyOfAnotherTeamSaysThem) {
  const Recorded at = record();
  const auto said = say_times(desk("northbank", "sian"), at.file, at.sharing, {clock_(), {}}, "");
  ASSERT_FALSE(said);
  EXPECT_EQ(said.error().code, ErrorCode::NotFound);
}

}  // namespace
