// SPDX-License-Identifier: MIT
#include "bundle/check.h"

#include <gtest/gtest.h>

#include "made.h"

using namespace sharewell;
using namespace sharewell::bundle;
using namespace sharewell::testing_bundle;

namespace {

std::string text_of_bundle(const Bundle& bundle) {
  const auto bytes = write_bundle(bundle);
  EXPECT_TRUE(bytes) << one_line(bytes.error());
  return bytes.value_or("");
}

}  // namespace

TEST(ABundle, PassesAndShowsWhatItHolds) {
  const Case made;
  const Report report = check_bundle(text_of_bundle(made.bundle()), made.reg.verifier_key());
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_EQ(report.held, steps().size());
  EXPECT_TRUE(report.shown.key_was_given);
  EXPECT_EQ(report.shown.file, made.events.file);
  EXPECT_EQ(report.shown.origin, kOrigin);
  EXPECT_EQ(report.shown.size, 9u);
  EXPECT_EQ(report.shown.checkpoint, made.reg.checkpoint());
  EXPECT_EQ(report.shown.entries, 6u);
  EXPECT_EQ(report.shown.decisions, 1u);
  EXPECT_EQ(report.shown.recommendations, 2u);
  ASSERT_EQ(report.shown.packs.size(), 1u);
  EXPECT_EQ(report.shown.packs.front().id, "hmg-2018");
  EXPECT_EQ(report.shown.copy.purpose.reveal(), "Case review");
  EXPECT_EQ(report.shown.copy.people.front().name, "Ann Example");
}

TEST(ABundle, PassesWithoutAKeyAndSaysThatNoneWasGiven) {
  const Case made;
  const Report report = check_bundle(text_of_bundle(made.bundle()), "");
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_FALSE(report.shown.key_was_given);
}

TEST(ABundle, IsReadAsItWasWritten) {
  const Case made;
  const std::string bytes = text_of_bundle(made.bundle());
  const auto read = read_bundle(bytes);
  ASSERT_TRUE(read) << one_line(read.error());
  EXPECT_EQ(text_of_bundle(*read), bytes);
}

TEST(ABundle, IsRefusedWithAnyByteChanged) {
  const SmallCase made;
  const std::string bytes = text_of_bundle(made.bundle());
  ASSERT_TRUE(check_bundle(bytes, "").passes());
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int flip : {0x01, 0x20, 0x80}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const Report report = check_bundle(changed, "");
      ASSERT_FALSE(report.passes()) << "byte " << at;
      ASSERT_FALSE(report.wrong->detail.empty());
    }
}

TEST(ABundle, IsRefusedWithAByteOfItsGuidanceChanged) {
  const Case made;
  const std::string bytes = text_of_bundle(made.bundle());
  for (std::size_t at = bytes.find("packs/"); at < bytes.size(); at += 101) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    ASSERT_FALSE(check_bundle(changed, "").passes()) << "byte " << at;
  }
}

TEST(ABundle, IsRefusedWhenCutShort) {
  const SmallCase made;
  const std::string bytes = text_of_bundle(made.bundle());
  for (std::size_t length = 0; length < bytes.size(); length += 7)
    ASSERT_FALSE(check_bundle(bytes.substr(0, length), "").passes()) << length;
}

TEST(ABundle, IsRefusedWhenItIsLargerThanABundleCanBe) {
  const Report report = check_bundle(std::string(kBundleBytes + 1, '\0'), "");
  EXPECT_EQ(report.wrong->code, ErrorCode::TooLarge);
  Bundle huge = SmallCase().bundle();
  huge.entries.front().text = Personal(std::string(kBundleBytes, 'x'));
  EXPECT_EQ(write_bundle(huge).error().code, ErrorCode::TooLarge);
}
