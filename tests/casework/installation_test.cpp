// SPDX-License-Identifier: MIT
// An installation that grows, and was cut off while it did.
#include "casework/installation.h"

#include "crypt/key_ring.h"
#include "office.h"

namespace sharewell {
namespace {

using Installed = testing_casework::Office;

TEST_F(Installed, OrganisationCutOffBeforeItsFirstEntryIsAddedAfterAllAndOnce) {
  installation_.reset();
  {
    auto ring = crypt::KeyRing::open(folder_, {});
    ASSERT_TRUE(ring) << one_line(ring.error());
    ASSERT_TRUE(ring->add_organisation("third", random_));  // here the process ends
  }
  for (int start = 0; start < 2; ++start) {  // each start makes its empty register
    installation_.reset();
    auto opened = casework::Installation::open(folder_, clock_, random_);
    ASSERT_TRUE(opened) << one_line(opened.error());
    installation_ = *std::move(opened);
  }
  const auto added = installation_->add_organisation("third", "Third");
  ASSERT_TRUE(added) << one_line(added.error());
  add("third", "kim", "Duty", record::Role::Lead);
  EXPECT_TRUE(installation_->find("third")->people.find_user("kim"));
  const auto again = installation_->add_organisation("third", "Another");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::BadInput);
}

}  // namespace
}  // namespace sharewell
