// SPDX-License-Identifier: MIT
#include "base/trouble.h"

#include <gtest/gtest.h>

using namespace sharewell;

namespace {

class TroubleTest : public testing::Test {
 protected:
  Instant now_{1795356000000};
  std::vector<std::string> lines_;
  Trouble trouble_{[this] { return now_; }, [this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(TroubleTest, SaysWhatFailedWhereAndWhatToDoOnOneLine) {
  trouble_.tell({ErrorCode::Damaged, "entry 7 does not open", "table entry"});
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_TRUE(lines_[0].starts_with("damaged: entry 7 does not open (table entry); ")) << lines_[0];
  EXPECT_NE(lines_[0].find("sharewell verify"), std::string::npos);
  EXPECT_EQ(lines_[0].find('\n'), std::string::npos);
}

TEST_F(TroubleTest, SaysTheSameKindOnceAMinuteAndThenHowOftenItWas) {
  for (int i = 0; i < 1000; ++i) trouble_.tell({ErrorCode::Unavailable, "the disk failed", ""});
  EXPECT_EQ(lines_.size(), 1u);
  trouble_.tell({ErrorCode::DiskFull, "no room", ""});
  EXPECT_EQ(lines_.size(), 2u) << "another kind is said at once";
  now_ = now_ + (kMinuteMs - 1);
  trouble_.tell({ErrorCode::Unavailable, "the disk failed", ""});
  EXPECT_EQ(lines_.size(), 2u);
  now_ = now_ + 1;
  trouble_.tell({ErrorCode::Unavailable, "the disk failed", ""});
  ASSERT_EQ(lines_.size(), 3u);
  EXPECT_NE(lines_[2].find("(1000 more times before this)"), std::string::npos) << lines_[2];
  now_ = now_ + kMinuteMs;
  trouble_.tell({ErrorCode::Unavailable, "the disk failed", ""});
  EXPECT_EQ(lines_.back().find("more times"), std::string::npos);
  now_ = now_ + -kDayMs;
  trouble_.tell({ErrorCode::Unavailable, "the disk failed", ""});
  EXPECT_EQ(lines_.size(), 5u) << "a clock that was set back silences nothing";
}

TEST_F(TroubleTest, SaysNothingOfWhatSomebodyTypedOrMayNot) {
  for (const ErrorCode code :
       {ErrorCode::BadInput, ErrorCode::NotFound, ErrorCode::NotAllowed, ErrorCode::SignInNeeded,
        ErrorCode::Stale, ErrorCode::TooLarge, ErrorCode::TooMany, ErrorCode::Busy, ErrorCode::Usage})
    trouble_.tell({code, "detail", ""});
  EXPECT_TRUE(lines_.empty());
}

}  // namespace
