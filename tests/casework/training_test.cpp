// SPDX-License-Identifier: MIT
#include "casework/training.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class Training : public Office {
 protected:
  Trainings& list() { return installation_->find("northbank")->trainings; }
  PersonRef who(const char* user) { return desk("northbank", user).me.ref; }
  Result<TrainingOrFaults> keep(const Desk& at, record::TrainingKept typed) {
    return keep_training(at, list(), std::move(typed), "");
  }
  std::string fault(record::TrainingKept typed) {
    const auto kept = keep(desk("northbank", "ruth"), std::move(typed));
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
};

TEST_F(Training, NeedsAPersonHereATitleAndADayThatWas) {
  EXPECT_EQ(fault({{}, {}, "Sharing together", "2026-11-01", false}), "person");
  EXPECT_EQ(fault({{}, desk("elmfield", "jo").me.ref, "Sharing together", "2026-11-01", false}), "person");
  EXPECT_EQ(fault({{}, who("tom"), "", "2026-11-01", false}), "title");
  EXPECT_EQ(fault({{}, who("tom"), "Sharing together", "2026-11-21", false}), "day");
  EXPECT_EQ(fault({{}, who("tom"), "Sharing together", "", false}), "day");
  EXPECT_EQ(fault({{}, who("tom"), "Sharing together", "2026-11-20", false}), "");
}

TEST_F(Training, ShowsWhoHadNoneFirstAndIsKeptByALeadOnly) {
  const auto refused = keep(amara(), {{}, who("amara"), "Mine", "2026-11-01", false});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::NotAllowed);
  const Desk ruth = desk("northbank", "ruth");
  const auto kept = keep(ruth, {{}, who("amara"), "Sharing together", "2026-11-01", false});
  ASSERT_TRUE(kept);
  auto people = who_was_trained(ruth, list());
  ASSERT_EQ(people.size(), 4u);
  EXPECT_EQ(people.back().person.user, "amara");
  ASSERT_EQ(people.back().had.size(), 1u);
  EXPECT_TRUE(people.front().had.empty());
  const record::TrainingRef ref = std::get<0>(*kept);
  ASSERT_TRUE(keep(ruth, {ref, who("amara"), "Sharing together", "2026-11-01", true}));
  people = who_was_trained(ruth, list());
  for (const PersonTrained& one : people) EXPECT_TRUE(one.had.empty()) << "taken off the list";
  EXPECT_EQ(list().versions(ref).size(), 2u) << "and still on record";
}

}  // namespace
