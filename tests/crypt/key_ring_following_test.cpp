// SPDX-License-Identifier: MIT
// Two programs with one key ring: each goes on from what the other wrote, and forgets what it destroyed.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "crypt/hash.h"
#include "crypt/key_file.h"
#include "crypt/key_ring.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;
namespace fs = std::filesystem;

namespace {

constexpr const char* kSchool = "riverside-school";

class TwoRings : public testing::Test {
 protected:
  TwoRings() {
    char name[] = "/tmp/sharewell-rings-XXXXXX";
    folder_ = fs::path(mkdtemp(name)) / "data";
    EXPECT_TRUE(KeyRing::create(folder_, seeded(1)));
    EXPECT_TRUE(KeyRing::open(folder_)->add_organisation(kSchool, seeded(2)));
    one_ = std::make_unique<KeyRing>(KeyRing::open(folder_).value());
    two_ = std::make_unique<KeyRing>(KeyRing::open(folder_).value());
    one_->follow_disk();
    two_->follow_disk();
  }
  ~TwoRings() override { fs::remove_all(folder_.parent_path()); }
  [[nodiscard]] static bool have_one_key(const KeyRing& a, const KeyRing& b, std::uint32_t epoch) {
    return same(a.find(kSchool)->epoch_key(epoch)->view(), b.find(kSchool)->epoch_key(epoch)->view());
  }
  fs::path folder_;
  std::unique_ptr<KeyRing> one_, two_;
};

TEST_F(TwoRings, AnEpochThatOneBeganTheOtherFindsWhenItIsWanted) {
  ASSERT_TRUE(one_->begin_epoch(kSchool, seeded(3)));
  EXPECT_EQ(two_->find(kSchool)->epoch(), 1u) << "nobody asked";
  EXPECT_TRUE(have_one_key(*one_, *two_, 2));
  EXPECT_EQ(two_->find(kSchool)->epoch(), 2u);
  EXPECT_EQ(two_->find(kSchool)->epoch_key(3), nullptr);
}

TEST_F(TwoRings, AKeyThatOneDestroyedTheOtherForgets) {
  ASSERT_TRUE(one_->begin_epoch(kSchool, seeded(3)));
  ASSERT_TRUE(one_->end_epochs_before(kSchool, 2, seeded(4)));
  EXPECT_NE(two_->find(kSchool)->epoch_key(1), nullptr) << "not before it looks";
  ASSERT_TRUE(two_->catch_up());
  EXPECT_EQ(two_->find(kSchool)->epoch_key(1), nullptr);
  EXPECT_EQ(two_->find(kSchool)->oldest_epoch(), 2u);
}

TEST_F(TwoRings, WhoeverChangesItGoesOnFromWhatTheOtherWrote) {
  const OrganisationKeys* const school = two_->find(kSchool);
  ASSERT_TRUE(one_->begin_epoch(kSchool, seeded(3)));
  ASSERT_TRUE(one_->add_organisation("health", seeded(4)));
  EXPECT_EQ(two_->begin_epoch(kSchool, seeded(5)).error().code, ErrorCode::Stale)
      << "not from what was before";
  ASSERT_TRUE(two_->catch_up());
  ASSERT_TRUE(two_->begin_epoch(kSchool, seeded(5)));
  EXPECT_EQ(two_->find(kSchool), school) << "pointers stay good";
  ASSERT_TRUE(one_->catch_up());
  const KeyRing again = KeyRing::open(folder_).value();
  for (const std::uint32_t epoch : {1u, 2u, 3u}) {
    EXPECT_TRUE(have_one_key(*one_, again, epoch));
    EXPECT_TRUE(have_one_key(*two_, again, epoch));
  }
  EXPECT_EQ(two_->organisations(), (std::vector<std::string>{kSchool, "health"}));
  ASSERT_TRUE(one_->begin_epoch("health", seeded(6)));
  EXPECT_NE(two_->find("health")->epoch_key(2), nullptr) << "what was added follows the disk too";
}

TEST_F(TwoRings, OtherKeysThanEpochsAreNotTakenOver) {
  const std::string before = read_private(folder_ / "keyring", 1u << 20)->text;
  ASSERT_TRUE(one_->begin_epoch(kSchool, seeded(3)));
  ASSERT_TRUE(two_->catch_up());
  ASSERT_TRUE(write_private(folder_ / "keyring", before));
  EXPECT_EQ(two_->catch_up().error().code, ErrorCode::KeysMissing) << "an earlier ring was put back";
  EXPECT_NE(two_->find(kSchool)->epoch_key(2), nullptr);
  ASSERT_TRUE(KeyRing::open(folder_)->rotate_organisation(kSchool, seeded(4)));
  EXPECT_EQ(one_->catch_up().error().code, ErrorCode::KeysMissing);
  ASSERT_TRUE(KeyRing::open(folder_)->rotate_root(seeded(5)));
  EXPECT_EQ(one_->catch_up().error().code, ErrorCode::KeysMissing);
  EXPECT_EQ(one_->begin_epoch(kSchool, seeded(6)).error().code, ErrorCode::Stale) << "nor written over";
}

TEST_F(TwoRings, AnEarlierKeyOfAnEpochThatEndedDoesNotComeBack) {
  ASSERT_TRUE(one_->begin_epoch(kSchool, seeded(3)));
  const std::string before = read_private(folder_ / "keyring", 1u << 20)->text;
  ASSERT_TRUE(one_->end_epochs_before(kSchool, 2, seeded(4)));
  ASSERT_TRUE(two_->catch_up());
  ASSERT_TRUE(write_private(folder_ / "keyring", before));
  EXPECT_EQ(two_->catch_up().error().code, ErrorCode::KeysMissing);
  EXPECT_EQ(two_->find(kSchool)->epoch_key(1), nullptr);
}

}  // namespace
