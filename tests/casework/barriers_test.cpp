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
    const BarrierCounts counts = all().counts(guidance::built_in());
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
  const BarrierCounts other = installation_->find("elmfield")->barriers.counts(guidance::built_in());
  for (const auto& row : other.counts)
    for (const std::uint32_t one : row) EXPECT_EQ(one, 0u) << "another organisation has its own";
}

}  // namespace
