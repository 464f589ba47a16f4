// SPDX-License-Identifier: MIT
#include "casework/evidence.h"

#include "casework/file_moves.h"
#include "casework/fuller_record.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class EvidenceTaken : public Office {
 protected:
  Recorded record(const char* user = "amara") {
    const Desk at = desk("northbank", user);
    return recorded(at, draft_with(at, agreed_early_help()), says(record::Choice::Share, "They asked."));
  }
  Evidence take(const char* from, const char* to, const char* once = "") {
    auto taken = take_evidence(desk("northbank", "ruth"), from, to, "evidence", once);
    EXPECT_TRUE(taken) << one_line(taken.error());
    auto* evidence = taken ? std::get_if<Evidence>(&*taken) : nullptr;
    EXPECT_NE(evidence, nullptr);
    return evidence == nullptr ? Evidence{} : std::move(*evidence);
  }
  std::string fault(const char* from, const char* to) {
    const auto taken = take_evidence(desk("northbank", "ruth"), from, to, "evidence", "");
    const auto* faults = taken ? std::get_if<1>(&*taken) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
};

TEST_F(EvidenceTaken, MatchesTheStoreEntryByEntry) {
  const Recorded first = record();
  *now_ = *now_ + kDayMs;
  const Recorded second = record("tom");
  *now_ = *now_ + kDayMs;
  record();
  const Evidence evidence = take("2026-11-20", "2026-11-21");
  ASSERT_EQ(evidence.decisions.size(), 2u);
  EXPECT_EQ(evidence.decisions[0].decision->index, first.index);
  EXPECT_EQ(evidence.decisions[1].decision->index, second.index);
  const Desk ruth = desk("northbank", "ruth");
  std::vector<std::uint64_t> kept;
  for (const FileRef& file : {first.file, second.file}) {
    const auto looked = ruth.store.look(file, ruth.me.ref);
    ASSERT_TRUE(looked);
    const auto entries = ruth.store.read(*looked, file);
    ASSERT_TRUE(entries);
    for (const record::Entry& entry : *entries)
      if (to_rfc3339(entry.body().recorded_at) < "2026-11-22") kept.push_back(entry.index());
  }
  std::ranges::sort(kept);
  std::vector<std::uint64_t> taken;
  for (const AuditLine& line : evidence.trail) taken.push_back(line.item->index);
  EXPECT_EQ(taken, kept);
}

TEST_F(EvidenceTaken, IsOnRecordInEachCaseFileOnceForAFormSentTwice) {
  const Recorded one = record(), other = record("tom");
  take("2026-11-20", "2026-11-20", "x");
  const Evidence again = take("2026-11-20", "2026-11-20", "x");
  for (const FileRef& file : {one.file, other.file}) {
    const CaseFileView view = *open_mine(amara(), file);
    EXPECT_EQ(std::ranges::count(view.timeline, record::EntryKind::CopyTaken, &TimelineItem::kind), 1);
  }
  EXPECT_EQ(std::ranges::count(again.trail, record::EntryKind::CopyTaken,
                               [](const AuditLine& line) { return line.item->kind; }),
            2)
      << "that it was taken is in it";
}

TEST_F(EvidenceTaken, IsOnRecordAgainForOtherDaysForTheOtherTableAndAnHourLater) {
  const Recorded one = record();
  const Desk ruth = desk("northbank", "ruth");
  const auto taken = [&] {
    const CaseFileView view = *open_mine(amara(), one.file);
    return std::ranges::count(view.timeline, record::EntryKind::CopyTaken, &TimelineItem::kind);
  };
  take("2026-11-20", "2026-11-20", "x");
  EXPECT_EQ(taken(), 1);
  take("2026-11-19", "2026-11-20", "x");
  EXPECT_EQ(taken(), 2) << "other days";
  ASSERT_TRUE(take_evidence(ruth, "2026-11-20", "2026-11-20", "the trail", "x"));
  EXPECT_EQ(taken(), 3) << "the other table";
  *now_ = *now_ + 60 * kMinuteMs;
  take("2026-11-20", "2026-11-20", "x");
  EXPECT_EQ(taken(), 4) << "from a page that stayed open";
}

TEST_F(EvidenceTaken, OfDecisionsLeavesOutFilesInWhichNothingWasDecided) {
  const Recorded old = record();
  *now_ = *now_ + kDayMs;
  const Recorded later = record("tom");
  ASSERT_TRUE(say_more(amara(), old.file, old.sharing, {{"facts", "Seen on Monday."}}, "m"));
  EXPECT_EQ(take("2026-11-21", "2026-11-21").files.size(), 2u) << "the trail has what was said of the first";
  const auto kept = take_evidence(desk("northbank", "ruth"), "2026-11-21", "2026-11-21", "decisions", "",
                                  EvidenceOf::Decisions);
  ASSERT_TRUE(kept);
  const Evidence& evidence = std::get<Evidence>(*kept);
  ASSERT_EQ(evidence.files.size(), 1u);
  EXPECT_EQ(evidence.files.front().ref, later.file);
}

TEST_F(EvidenceTaken, TheTrailHasFilesInWhichSomebodyOnlyLooked) {
  const Recorded quiet = record(), untouched = record("tom");
  *now_ = *now_ + 3 * kDayMs;
  ASSERT_TRUE(open_mine(desk("northbank", "tom"), quiet.file));
  *now_ = *now_ + 3 * kDayMs;
  const Evidence evidence = take("2026-11-23", "2026-11-23");
  ASSERT_EQ(evidence.trail.size(), 1u);
  EXPECT_EQ(evidence.trail[0].file, quiet.file);
  EXPECT_EQ(evidence.trail[0].item->kind, record::EntryKind::Looked);
  EXPECT_EQ(evidence.trail[0].item->by, desk("northbank", "tom").me.ref);
  const CaseFileView other = *open_mine(amara(), untouched.file);
  EXPECT_EQ(std::ranges::count(other.timeline, record::EntryKind::CopyTaken, &TimelineItem::kind), 0)
      << "nothing was taken of it";
}

TEST_F(EvidenceTaken, NeedsTwoDaysInOrderAndALead) {
  EXPECT_EQ(fault("", "2026-11-20"), "from");
  EXPECT_EQ(fault("2026-11-20", "2026-11-31"), "to");
  EXPECT_EQ(fault("2026-11-21", "2026-11-20"), "to");
  EXPECT_EQ(fault("2026-11-20", "2026-11-20"), "");
  EXPECT_EQ(fault("0000-11-20", "2026-11-20"), "from");  // what a word in place of the year comes to
  EXPECT_EQ(fault("1900-01-01", "9999-12-31"), "");
  const auto refused = take_evidence(amara(), "2026-11-20", "2026-11-20", "evidence", "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::NotAllowed);
}

TEST_F(EvidenceTaken, HoldsADayToItsLastMinuteAndNothingOfAnotherTeam) {
  record("sian");
  *now_ = *from_rfc3339("2026-11-20T23:59:30.000Z");
  const Recorded late = record();
  *now_ = *from_rfc3339("2026-11-21T00:00:00.000Z");
  record();
  const Evidence evidence = take("2026-11-20", "2026-11-20");
  ASSERT_EQ(evidence.decisions.size(), 1u);
  EXPECT_EQ(evidence.decisions[0].decision->index, late.index);
}

TEST_F(EvidenceTaken, FollowsADecisionToTheFileWhereItBelongs) {
  const Recorded wrong = record();
  *now_ = *now_ + 2 * kDayMs;
  const Recorded right = record();
  ASSERT_TRUE(
      move_decision(amara(), wrong.file, wrong.sharing, {right.file, {}}, "It was another child.", "m"));
  const Evidence evidence = take("2026-11-20", "2026-11-20");
  ASSERT_EQ(evidence.decisions.size(), 1u);
  EXPECT_EQ(evidence.decisions[0].file, right.file);
  EXPECT_EQ(evidence.decisions[0].decision->sharing, wrong.sharing);
}

}  // namespace
