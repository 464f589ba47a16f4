// SPDX-License-Identifier: MIT
#include "casework/barriers.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class BarriersNoted : public Office {
 protected:
  Barriers& all() { return installation_->find("northbank")->barriers; }
  std::string fault(const char* kind, const char* agency, const char* effect, const char* once = "") {
    const auto kept = note_barrier(amara(), {kind, agency, Personal<std::string>(effect)}, once);
    EXPECT_TRUE(kept);
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  std::uint32_t count(const char* kind, const char* agency) {
    const BarrierCounts counts = all().counts(guidance::built_in(), quarter_of(clock_()));
    for (std::size_t k = 0; k < counts.kinds.size(); ++k)
      for (std::size_t a = 0; a < counts.agencies.size(); ++a)
        if (counts.kinds[k] == kind && counts.agencies[a] == agency) return counts.counts[k][a];
    ADD_FAILURE() << kind << " at " << agency;
    return 0;
  }
};

TEST_F(BarriersNoted, NeedAKindABodyAndWhatCameOfIt) {
  EXPECT_EQ(fault("plumbing", "police", "Late"), "kind");
  EXPECT_EQ(fault("late", "not-known", "Late"), "agency");
  EXPECT_EQ(fault("late", "", "Late"), "agency");
  EXPECT_EQ(fault("late", "police", " "), "effect");
  EXPECT_EQ(count("late", "police"), 0u);
  EXPECT_EQ(fault("late", "police", "We met a day later"), "");
  EXPECT_EQ(count("late", "police"), 1u);
}

TEST_F(BarriersNoted, AreCountedOnceAlsoAfterAStartAndOnlyTheirAuthorReadsTheirWords) {
  EXPECT_EQ(fault("late", "police", "First", "a"), "");
  EXPECT_EQ(fault("late", "police", "First", "a"), "") << "the form sent twice";
  EXPECT_EQ(fault("late", "nspcc", "Second", "b"), "");
  EXPECT_EQ(count("late", "police"), 1u);
  const auto mine = all().of(amara().me.ref);
  ASSERT_EQ(mine.size(), 2u);
  EXPECT_EQ(mine.front().barrier.effect.reveal(), "Second") << "newest first";
  EXPECT_TRUE(all().of(desk("northbank", "ruth").me.ref).empty());
  installation_.reset();
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  EXPECT_EQ(count("late", "police"), 1u);
  EXPECT_EQ(all().of(amara().me.ref).size(), 2u);
  const BarrierCounts other =
      installation_->find("elmfield")->barriers.counts(guidance::built_in(), quarter_of(clock_()));
  for (const auto& row : other.counts)
    for (const std::uint32_t one : row) EXPECT_EQ(one, 0u) << "another organisation has its own";
}

TEST_F(BarriersNoted, FiguresOfTwoDaysAreTheSameSoThatNobodyIsFoundByComparingThem) {
  const Desk ruth = desk("northbank", "ruth");
  const Quarter autumn = *quarter_from("2026-Q4"), winter = *quarter_from("2027-Q1");
  for (int i = 0; i < 6; ++i) EXPECT_EQ(fault("late", "police", "We met a day later"), "");
  EXPECT_TRUE(all().quarters(clock_()).empty()) << "it goes on";
  EXPECT_EQ(take_figures(ruth, all(), autumn, FiguresWay::Seen).error().code, ErrorCode::NotFound);
  *now_ = *from_rfc3339("2027-01-01T00:59:00.000Z");
  EXPECT_TRUE(all().quarters(clock_()).empty()) << "something may still be on its way to the record";
  *now_ = *from_rfc3339("2027-01-01T09:00:00.000Z");
  EXPECT_EQ(all().quarters(clock_()), std::vector{autumn});
  const auto first = take_figures(ruth, all(), autumn, FiguresWay::Seen);
  ASSERT_TRUE(first) << one_line(first.error());
  EXPECT_EQ(count("late", "police"), 0u) << "of the quarter that began";
  EXPECT_EQ(fault("late", "police", "One more, by one person"), "");
  *now_ = *now_ + kDayMs;
  const auto second = take_figures(ruth, all(), autumn, FiguresWay::Seen);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->counts, second->counts);
  EXPECT_FALSE(take_figures(ruth, all(), winter, FiguresWay::Seen));
  EXPECT_EQ(quarter_from("2026-Q0"), std::nullopt);
  EXPECT_EQ(quarter_from("26-Q1"), std::nullopt);
}

TEST_F(BarriersNoted, WhoSeesOrTakesFiguresIsOnRecord) {
  const Desk ruth = desk("northbank", "ruth");
  const Quarter autumn = *quarter_from("2026-Q4");
  *now_ = *from_rfc3339("2027-01-05T09:00:00.000Z");
  EXPECT_EQ(take_figures(amara(), all(), autumn, FiguresWay::Table).error().code, ErrorCode::NotAllowed);
  const auto on_record = [&] {
    std::vector<std::string> out;
    const auto entries = ruth.store.read_office();
    for (const record::Entry& entry : *entries)
      if (entry.body().kind == record::EntryKind::FiguresTaken) {
        const auto taken = record::read_body<record::FiguresTaken>(entry.body());
        EXPECT_EQ(entry.body().actor, ruth.me.ref);
        out.push_back(taken->of + " " + taken->quarter + " " + taken->way);
      }
    return out;
  };
  EXPECT_TRUE(on_record().empty());
  ASSERT_TRUE(take_figures(ruth, all(), autumn, FiguresWay::Seen));
  *now_ = *now_ + 5 * kMinuteMs;
  ASSERT_TRUE(take_figures(ruth, all(), autumn, FiguresWay::Seen)) << "again a little later";
  ASSERT_TRUE(take_figures(ruth, all(), autumn, FiguresWay::Table));
  EXPECT_EQ(on_record(), (std::vector<std::string>{"barriers 2026-Q4 seen", "barriers 2026-Q4 table"}));
  *now_ = *now_ + kHourMs;
  ASSERT_TRUE(take_figures(ruth, all(), autumn, FiguresWay::Table));
  EXPECT_EQ(on_record().size(), 3u);
}

}  // namespace
