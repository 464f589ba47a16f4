// SPDX-License-Identifier: MIT
#include "casework/record_decision.h"

#include "casework/due.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

using RecordDecision = Office;

std::vector<std::string> obligations_in(const std::vector<record::TaskRow>& rows) {
  std::vector<std::string> out;
  for (const auto& row : rows) out.push_back(row.obligation);
  return out;
}

bool has(const std::vector<std::string>& list, std::string_view one) {
  return std::ranges::find(list, one) != list.end();
}

TEST_F(RecordDecision, KeepsFactsRecommendationAndWordsAndEndsTheDraft) {
  const Desk at = amara();
  const Draft draft = draft_with(at, agreed_early_help());
  const Recorded done = recorded(at, draft, says(Choice::Share, " They asked me to.\r\n"));
  EXPECT_EQ(done.sharing, draft.sharing);
  EXPECT_FALSE(load_draft(at, draft.ref));
  const auto looked = at.store.look(done.file, at.me.ref);
  ASSERT_TRUE(looked);
  const auto entry = at.store.read_one(*looked, done.index);
  ASSERT_TRUE(entry);
  const auto body = record::read_body<record::Decided>(entry->body());
  ASSERT_TRUE(body);
  EXPECT_EQ(body->words.reveal(), "They asked me to.");
  EXPECT_EQ(std::string_view(body->recommendation.at("outcome").get_string()), "share-with-care");
  EXPECT_EQ(std::string_view(body->answers.at("consent").get_string()), "valid");
  EXPECT_EQ(std::string_view(body->notes.at("purpose_kind").get_string()), "service");
  EXPECT_FALSE(body->late);
  EXPECT_TRUE(decide::re_evaluate(entry->body(), at.shelf));
}

TEST_F(RecordDecision, SendingItTwiceRecordsItOnce) {
  const Desk at = amara();
  const Draft draft = draft_with(at, agreed_early_help());
  const Recorded first = recorded(at, draft, says(Choice::Share, "Once."));
  const std::uint64_t size = at.store.size();
  const Recorded second = recorded(at, draft, says(Choice::Share, "Once."));
  EXPECT_EQ(second.index, first.index);
  EXPECT_EQ(second.file, first.file);
  EXPECT_EQ(at.store.size(), size);
  EXPECT_EQ(at.store.files().size(), 1u);
}

TEST_F(RecordDecision, ADepartureNeedsAReasonAndIsThenAlwaysAllowed) {
  const Desk at = amara();
  for (const Choice choice : {Choice::DoNotShare, Choice::SeekAdvice}) {
    const Draft draft = draft_with(at, agreed_early_help());
    const auto refused = record_decision(at, draft, says(choice, "No."), {});
    ASSERT_TRUE(refused);
    const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&*refused);
    ASSERT_NE(faults, nullptr);
    EXPECT_EQ(faults->front().field, "departure");
    EXPECT_TRUE(load_draft(at, draft.ref)) << "a fault must not cost the draft";
    const Recorded done = recorded(at, draft, says(choice, "No.", "I know more than I can write."));
    EXPECT_FALSE(has(obligations_in(*at.store.tasks_of(done.file)), "minimise"))
        << "nothing leaves, so nothing to minimise";
  }
}

TEST_F(RecordDecision, EveryFaultIsListedAtOnce) {
  const Desk at = amara();
  const Draft draft = draft_with(at, agreed_early_help());
  const auto refused = record_decision(at, draft, says(Choice::DoNotShare, ""),
                                       {{}, Personal<std::string>(std::string(300, 'x'))});
  ASSERT_TRUE(refused);
  EXPECT_EQ(std::get<std::vector<decide::FieldFault>>(*refused).size(), 3u);
}

TEST_F(RecordDecision, LateIsMoreThanFifteenMinutesAfterItHappened) {
  const Desk at = amara();
  for (const auto& [minutes, late] : {std::pair{15, false}, std::pair{16, true}}) {
    const Draft draft = draft_with(at, agreed_early_help());
    auto statement = says(Choice::Share, "By telephone.");
    statement.happened_at = clock_() + -minutes * kMinuteMs;
    const Recorded done = recorded(at, draft, std::move(statement));
    const auto opened = open_file(at, done.file);
    ASSERT_TRUE(opened);
    EXPECT_EQ(std::get<CaseFileView>(*opened).decisions.front().decided.late, late);
  }
}

TEST_F(RecordDecision, AnotherTeamsFileTakesNoDecision) {
  const Desk at = amara();
  const Recorded done = recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "Ours."));
  const Desk other = desk("northbank", "sian");
  const Draft draft = draft_with(other, agreed_early_help());
  const auto refused = record_decision(other, draft, says(Choice::Share, "Mine."), {done.file, {}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::NotAllowed);
  EXPECT_TRUE(load_draft(other, draft.ref));
}

TEST_F(RecordDecision, TheEmergencyLaneAsksForNothingAndOwesTheRestTomorrow) {
  const Desk at = amara();
  EmergencyForm form;
  form.once = "emergency-1";
  form.told_police = true;
  form.happened_at = clock_();
  const auto kept = record_emergency(at, form, nullptr);
  ASSERT_TRUE(kept) << one_line(kept.error());
  const Recorded& done = std::get<Recorded>(*kept);
  const auto tasks = *at.store.tasks_of(done.file);
  EXPECT_FALSE(has(obligations_in(tasks), "notify-police")) << "the police know";
  EXPECT_TRUE(has(obligations_in(tasks), "refer-to-childrens-social-care"));
  EXPECT_TRUE(has(obligations_in(tasks), "record-what-shared"));
  const auto view = open_file(at, done.file);
  EXPECT_TRUE(std::get<CaseFileView>(*view).decisions.front().decided.emergency);
  EXPECT_EQ(std::get<Recorded>(*record_emergency(at, form, nullptr)).index, done.index);
}

TEST(DueAt, CountsLondonDaysAndSkipsWeekendsAndBankHolidays) {
  const Instant friday = *from_rfc3339("2026-11-20T10:00:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("today", friday)), "2026-11-20T23:59:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("tomorrow", friday)), "2026-11-21T23:59:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("1 working day", friday)), "2026-11-23T23:59:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("5 working days", friday)), "2026-11-27T23:59:00.000Z");
  EXPECT_EQ(due_at("now", friday), friday + kHourMs);
  const Instant christmas_eve = *from_rfc3339("2026-12-24T10:00:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("2 working days", christmas_eve)), "2026-12-30T23:59:00.000Z");
  const Instant summer = *from_rfc3339("2026-07-01T22:30:00.000Z");
  EXPECT_EQ(to_rfc3339(due_at("today", summer)), "2026-07-01T22:59:00.000Z");
}

}  // namespace
