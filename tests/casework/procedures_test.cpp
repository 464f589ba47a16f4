// SPDX-License-Identifier: MIT
#include "casework/procedures.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class ProceduresKept : public Office {
 protected:
  record::ProcedureRef keep(record::ProcedureKept typed) {
    const auto kept = keep_procedure(desk("northbank", "ruth"), list(), std::move(typed), "");
    EXPECT_TRUE(kept);
    const auto* ref = kept ? std::get_if<0>(&*kept) : nullptr;
    EXPECT_NE(ref, nullptr);
    return ref == nullptr ? record::ProcedureRef{} : *ref;
  }
  std::string fault(record::ProcedureKept typed) {
    const auto kept = keep_procedure(desk("northbank", "ruth"), list(), std::move(typed), "");
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  std::string editions(Instant at) {
    std::string out;
    for (const record::ProcedureKept& one : in_force(list(), at)) out += one.title + " " + one.edition + ";";
    return out;
  }
  Procedures& list() { return installation_->find("northbank")->procedures; }
};

TEST_F(ProceduresKept, NeedATitleAnEditionADayAndAPlace) {
  EXPECT_EQ(fault({{}, "", "1", "2026-01-01", "Shelf", "", false}), "title");
  EXPECT_EQ(fault({{}, "A", " ", "2026-01-01", "Shelf", "", false}), "edition");
  EXPECT_EQ(fault({{}, "A", "1", "2026-02-30", "Shelf", "", false}), "from");
  EXPECT_EQ(fault({{}, "A", "1", "2026-01-01", "", "", false}), "where");
  EXPECT_EQ(fault({{}, "A", "1", "2026-01-01", "Shelf", std::string(1001, 'x'), false}), "says");
  EXPECT_EQ(fault({{}, "A", "1", "2026-01-01", "Shelf", "", false}), "");
}

TEST_F(ProceduresKept, AreKeptByALeadOnly) {
  const auto kept = keep_procedure(amara(), list(), {{}, "A", "1", "2026-01-01", "Shelf", "", false}, "");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::NotAllowed);
  EXPECT_TRUE(list().all().empty());
}

TEST_F(ProceduresKept, SayWhichEditionHeldWhenSomethingWasRecordedAlsoAfterAStart) {
  const Instant before = clock_();
  *now_ = *now_ + kHourMs;
  const auto ref = keep({{}, "Referrals", "edition 1", "2026-04-01", "Shelf", "", false});
  const Instant first = clock_();
  *now_ = *now_ + kHourMs;
  keep({ref, "Referrals", "edition 2", "2026-12-01", "Shelf", "", false});
  const Instant announced = clock_();
  EXPECT_EQ(editions(before), "");
  EXPECT_EQ(editions(first), "Referrals edition 1;");
  EXPECT_EQ(editions(announced), "Referrals edition 1;") << "the next one is written, its day has not come";
  *now_ = *now_ + 30 * kDayMs;
  EXPECT_EQ(editions(clock_()), "Referrals edition 2;");
  keep({ref, "Referrals", "edition 2", "2026-12-01", "Shelf", "", true});
  EXPECT_EQ(editions(clock_()), "");
  installation_.reset();
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  EXPECT_EQ(editions(first), "Referrals edition 1;") << "what a change left as it was";
  EXPECT_EQ(list().versions(ref).size(), 3u);
}

}  // namespace
