// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tamperings.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

void expect_refused(const Tampering& one) {
  const auto bytes = write_bundle(one.make());
  ASSERT_TRUE(bytes) << one.name;
  const Report report = check_bundle(*bytes, "");
  ASSERT_FALSE(report.passes()) << one.name;
  EXPECT_EQ(steps().at(report.held).id, one.step) << one.name << ": " << one_line(*report.wrong);
  EXPECT_NE(report.wrong->detail.find(one.words), std::string::npos)
      << one.name << ": " << one_line(*report.wrong);
}

}  // namespace

TEST(Tampering, ByAnOutsiderIsRefusedInItsWords) {
  EXPECT_GE(outsiders().size(), 20u);
  for (const Tampering& one : outsiders()) expect_refused(one);
}

TEST(Tampering, ByTheOrganisationThatIsNotAsItsOwnRecordSaysIsRefusedInItsWords) {
  for (const Tampering& one : organisations()) expect_refused(one);
}

TEST(Tampering, WithAWholeRegisterOfOnesOwnIsSeenOnlyByWhoKnowsTheKey) {
  const Case real;
  Register forged(2);
  Events events;
  std::vector<std::uint64_t> mine{forged.add(events.opened())};
  mine.push_back(forged.add(events.copied(forged.copy_of(mine))));
  const std::string bytes = write_bundle(forged.take(mine)).value();
  EXPECT_TRUE(check_bundle(bytes, "").passes());
  const Report report = check_bundle(bytes, real.reg.verifier_key());
  ASSERT_FALSE(report.passes());
  EXPECT_EQ(steps().at(report.held).id, "key");
  EXPECT_NE(report.wrong->detail.find("not of that organisation"), std::string::npos);
}
