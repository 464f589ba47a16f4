// SPDX-License-Identifier: MIT
#include "casework/arrangements.h"

#include "casework/duties.h"
#include "casework/service.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::ArrangementKept;
using sharewell::testing_casework::Office;

namespace {

class ArrangementsKept : public Office {
 protected:
  [[nodiscard]] Arrangements& list() { return installation_->find("northbank")->arrangements; }
  record::ArrangementRef keep(ArrangementKept typed) {
    const auto kept = keep_arrangement(desk("northbank", "ruth"), list(), std::move(typed), "");
    const auto* ref = kept ? std::get_if<0>(&*kept) : nullptr;
    EXPECT_NE(ref, nullptr);
    return ref == nullptr ? record::ArrangementRef{} : *ref;
  }
  std::string fault(ArrangementKept typed) {
    const auto kept = keep_arrangement(desk("northbank", "ruth"), list(), std::move(typed), "");
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  static ArrangementKept of(const char* kind, const char* title, const char* review = "2027-04-01") {
    return {{}, kind, title, "Head of records", review, "", "", false};
  }
  std::string gaps() {
    std::string out;
    for (const ArrangementGap& gap : gaps_in(list(), day_of(clock_())))
      out += (gap.what == ArrangementGap::What::Missing   ? "no "
              : gap.what == ArrangementGap::What::Overdue ? "overdue "
                                                          : "undated ") +
             std::string(gap.kind) + ";";
    return out;
  }
};

TEST_F(ArrangementsKept, NeedAKindATitleAndAnOwnerAndAreKeptByALeadOnly) {
  EXPECT_EQ(fault(of("weather", "Rain")), "kind");
  EXPECT_EQ(fault(of("sharing", " ")), "title");
  EXPECT_EQ(fault({{}, "sharing", "Policy", "", "", "", "", false}), "owner");
  EXPECT_EQ(fault(of("sharing", "Policy", "31 February")), "review");
  const auto kept = keep_arrangement(amara(), list(), of("sharing", "Policy"), "");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::NotAllowed);
  EXPECT_TRUE(list().all().empty());
}

TEST_F(ArrangementsKept, EachKindThatHasToBeThereIsMissedUntilItIsAndOnceItIsOverdue) {
  EXPECT_EQ(gaps(), "no collection;no storage;no sharing;no retention;no security;no internal;")
      << "a way out is none that has to be there";
  for (const char* kind : {"collection", "storage", "retention", "security", "internal"})
    keep(of(kind, "As it is done here"));
  const auto sharing = keep(of("sharing", "Sharing policy", "2026-11-20"));
  EXPECT_EQ(gaps(), "") << "on its own day it is not overdue";
  *now_ = *now_ + kDayMs;
  EXPECT_EQ(gaps(), "overdue sharing;");
  ArrangementKept again = list().versions(sharing).back().kept;
  again.review.clear();
  keep(again);
  EXPECT_EQ(gaps(), "undated sharing;");
  again.gone = true;
  keep(again);
  EXPECT_EQ(gaps(), "no sharing;") << "the sharing policy was taken off the list";
  EXPECT_EQ(list().versions(sharing).size(), 3u) << "and its versions stay";
}

TEST_F(ArrangementsKept, StandAfterAStartInTheOrderOfTheirKinds) {
  keep(of("channel", "Secure email"));
  keep(of("internal", "Between teams"));
  keep(of("channel", "By hand"));
  const Desk ruth = desk("northbank", "ruth");
  ASSERT_TRUE(keep_duty(ruth, installation_->find("northbank")->duties,
                        {{}, "To co-operate", "Children Act 2004, section 10", "The council", "", false},
                        ""));
  installation_.reset();
  const auto ring = crypt::KeyRing::open(folder_);
  ASSERT_TRUE(ring);
  const auto report = store::verify(*store::place_of(folder_, "northbank"), *ring->find("northbank"));
  EXPECT_TRUE(report) << one_line(report.error());
  auto again = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(again) << one_line(again.error());
  installation_ = *std::move(again);
  ASSERT_EQ(list().all().size(), 3u);
  EXPECT_EQ(list().all()[0].title, "Between teams");
  EXPECT_EQ(list().all()[1].title, "By hand");
  EXPECT_EQ(of_kind(list(), "channel").size(), 2u);
  ASSERT_EQ(installation_->find("northbank")->duties.all().size(), 1u);
  EXPECT_EQ(installation_->find("northbank")->duties.all()[0].cites, "Children Act 2004, section 10");
  EXPECT_TRUE(installation_->find("elmfield")->duties.all().empty());
}

TEST_F(ArrangementsKept, ADutyNeedsItsOwnCitationAndALead) {
  Duties& duties = installation_->find("northbank")->duties;
  const record::DutyKept bare{{}, "To co-operate", " ", "The council", "", false};
  const auto faulty = keep_duty(desk("northbank", "ruth"), duties, bare, "");
  ASSERT_TRUE(faulty);
  EXPECT_EQ(std::get<1>(*faulty).front().field, "cites");
  const auto kept = keep_duty(amara(), duties, {{}, "Mine", "Mine", "Mine", "", false}, "");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::NotAllowed);
}

}  // namespace
