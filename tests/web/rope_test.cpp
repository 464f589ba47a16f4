// SPDX-License-Identifier: MIT
#include "web/rope.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>
#include <vector>

namespace sharewell::web {
namespace {

constexpr std::string_view kLong =
    "a literal of the program that is long enough to be referred to where it stands rather than copied";

TEST(Rope, SaysInOrderWhatWasPutIntoIt) {
  Rope inner, outer;
  inner.write("two");
  inner.literal(kLong);
  outer.write("one ");
  outer.append(inner);
  outer.write(" three");
  EXPECT_EQ(outer.bytes(), "one two" + std::string(kLong) + " three");
  EXPECT_EQ(outer.size(), outer.bytes().size());
  EXPECT_EQ(Rope().bytes(), "");
  EXPECT_TRUE(Rope().empty());
}

TEST(Rope, IsAsLongAsWhatWasPutIntoItWhateverItsLength) {
  for (std::size_t size = 0; size < 100; ++size) {
    Rope rope;
    rope.write(std::string(size, 'x'));
    ASSERT_EQ(rope.bytes(), std::string(size, 'x'));
  }
}

TEST(Rope, StaysAsItWasWhenACopyOrWhatItWasPutIntoGrows) {
  Rope first;
  first.write("a");
  first.literal(kLong);
  first.write("b");
  const std::string before = first.bytes();
  Rope copy = first, other = first;
  copy.write("c");
  copy.literal(kLong);
  other.write("d");
  other.literal(kLong);
  first.append(first);
  EXPECT_EQ(copy.bytes(), before + "c" + std::string(kLong));
  EXPECT_EQ(other.bytes(), before + "d" + std::string(kLong));
  EXPECT_EQ(first.bytes(), before + before);
}

TEST(Rope, IsWhatAStringWouldBeAfterAnyCourseOfWritingCopyingAndAppending) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same course each time
  for (int round = 0; round < 20; ++round) {
    std::vector<Rope> ropes(6);
    std::vector<std::string> strings(6);
    for (int step = 0; step < 400; ++step) {
      const std::size_t to = random() % ropes.size(), from = random() % ropes.size();
      const std::string text(random() % 90, static_cast<char>('a' + random() % 26));
      switch (random() % 6) {
        case 3:
          ropes[to].write({text, "", "<", text, kLong});
          strings[to].append(text).append("<").append(text).append(kLong);
          break;
        case 0:
          ropes[to].write(text);
          strings[to] += text;
          break;
        case 1:
          ropes[to].literal(kLong);
          strings[to] += kLong;
          break;
        case 2:
          ropes[to] = ropes[from];
          strings[to] = std::string(strings[from]);
          break;
        default:
          if (strings[to].size() + strings[from].size() > 100'000) continue;
          ropes[to].append(ropes[from]);
          strings[to] += std::string(strings[from]);
      }
      ASSERT_EQ(ropes[to].size(), strings[to].size());
    }
    for (std::size_t i = 0; i < ropes.size(); ++i) ASSERT_EQ(ropes[i].bytes(), strings[i]);
  }
}

TEST(Rope, HoldsMoreThanOnePieceOfMemoryAndBeginsAnewWhenTheLastIsGone) {
  const std::string large(300'000, 'x');
  for (int round = 0; round < 3; ++round) {
    Rope rope;
    for (int i = 0; i < 5; ++i) {
      rope.write(large);
      rope.literal(kLong);
    }
    Rope moved = std::move(rope);
    ASSERT_EQ(moved.size(), 5 * (large.size() + kLong.size()));
    ASSERT_TRUE(moved.bytes().ends_with(kLong));
  }
}

TEST(RopeDeathTest, DoesNotLeaveTheThreadThatItWasMadeOn) {
  EXPECT_DEATH(
      {
        Rope rope;
        rope.write("text");
        std::thread([there = std::move(rope)] {}).join();
      },
      "");
}

}  // namespace
}  // namespace sharewell::web
