// SPDX-License-Identifier: MIT
#include "http/workers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <set>

#include "base/held_up.h"

namespace sharewell::http {
namespace {

constexpr std::chrono::hours kForEver{1};

/// So many pieces of work that are held up until the last of them is there: over only if all are begun.
void meet_while_held_up(Workers& workers, int count) {
  struct Meeting {
    explicit Meeting(int of) : all_inside(of), last(of) {}
    std::latch all_inside, last;
  };
  const auto meeting = std::make_shared<Meeting>(count);  // the last to count down may outlive this
  for (int i = 0; i < count; ++i)
    workers.run([meeting] {
      {
        const HeldUp meanwhile;
        meeting->all_inside.arrive_and_wait();
      }
      meeting->last.count_down();
    });
  meeting->last.wait();
}

TEST(Workers, BeginWorkInTheOrderInWhichItCame) {
  std::vector<int> begun;
  {
    Workers workers(1, 1, kForEver);
    for (int i = 0; i < 100; ++i) workers.run([&, i] { begun.push_back(i); });
    std::latch last(1);
    workers.run([&] { last.count_down(); });
    last.wait();
  }
  ASSERT_EQ(begun.size(), 100u);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(begun[static_cast<std::size_t>(i)], i);
}

TEST(Workers, AreNoMoreAtATimeThanTheyWereToldWhileNoneIsHeldUp) {
  std::atomic<int> inside = 0, most = 0;
  std::latch last(50);
  Workers workers(16, 2, kForEver);
  for (int i = 0; i < 50; ++i)
    workers.run([&] {
      const int now = ++inside;
      for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      --inside;
      last.count_down();
    });
  last.wait();
  EXPECT_LE(most, 2);
}

TEST(Workers, LetOthersGoOnWhereSomebodySaysThatTheyAreHeldUp) {
  constexpr int kAll = 8;
  Workers workers(kAll, 2, kForEver);
  meet_while_held_up(workers, kAll);
}

TEST(Workers, LetOthersGoOnWhereNothingIsBegunForAWhile) {
  constexpr int kAll = 8;
  std::latch all_inside(kAll), last(kAll);
  Workers workers(kAll, 2);
  for (int i = 0; i < kAll; ++i)
    workers.run([&] {
      all_inside.arrive_and_wait();
      last.count_down();
    });
  last.wait();
}

TEST(Workers, LeaveWhatComesWhileAllAreHeldUpUntilOneIsFree) {
  std::latch held(1), last(3);
  std::atomic<bool> third = false;
  Workers workers(2, 2);
  for (int i = 0; i < 2; ++i)
    workers.run([&] {
      const HeldUp meanwhile;
      held.wait();
      last.count_down();
    });
  workers.run([&] {
    third = true;
    last.count_down();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_FALSE(third);
  held.count_down();
  last.wait();
  EXPECT_TRUE(third);
}

TEST(Workers, GiveWorkToThoseWhoWorkedLast) {
  constexpr int kAll = 8;
  std::set<std::thread::id> used;
  Workers workers(kAll, 2, kForEver);
  meet_while_held_up(workers, kAll);
  for (int i = 0; i < 50; ++i) {
    std::latch done(1);
    workers.run([&] {
      if (i >= kAll) used.insert(std::this_thread::get_id());  // the first may come before all rest
      done.count_down();
    });
    done.wait();
    std::this_thread::sleep_for(std::chrono::microseconds(i < kAll ? 1000 : 0));
  }
  EXPECT_LE(used.size(), 2u);
}

}  // namespace
}  // namespace sharewell::http
