// SPDX-License-Identifier: MIT
// Killed before any call that writes, or with any of them failing for once, for a while or for good: what was
// acknowledged is there and verifies, nothing is there by halves, and more can be kept. A program that
// acknowledges too early, and a log that is taken away, are found to lose.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <set>

#include "fixture.h"
#include "told.h"
#include "traced.h"

namespace sharewell::store {
namespace {

/// A spread of them, or every one (SHAREWELL_KILL_POINTS=all).
std::vector<WritingCall> some_of(const std::vector<WritingCall>& all, std::size_t many, std::size_t from) {
  const char* asked = std::getenv("SHAREWELL_KILL_POINTS");
  if (asked != nullptr && std::string(asked) == "all") return all;
  // Odd, since what is written and what makes it durable take turns.
  const std::size_t step = (all.size() / many) | 1U;
  std::vector<WritingCall> some;
  for (std::size_t i = from % step; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

std::string name_of(const WritingCall& call, const Injection& how) {
  return how.what + how.more + " at " + call.name + " " + std::to_string(call.number) + " (" + call.about +
         ")";
}

class KillTest : public ::testing::Test {
 protected:
  // Not in SetUpTestSuite: what is thrown there skips the tests, as if all were well.
  void SetUp() override {
    static const bool traces = can_trace();
    if (!traces) GTEST_SKIP() << "strace is not there, or no process may trace another here";
    if (!calls_.empty()) return;
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "data");
    calls_ = writing_calls(folder.path() / "data");
  }
  /// Tells the story with a fault; again, where a thread was late and another call had that number.
  static Telling tell(const std::filesystem::path& data, const WritingCall& call, const Injection& how);
  /// What is wrong afterwards, or empty.
  static std::string after(const WritingCall& call, const Injection& how);
  static std::string after_a_kill(const WritingCall& call);

  inline static std::vector<WritingCall> calls_;
};

Telling KillTest::tell(const std::filesystem::path& data, const WritingCall& call, const Injection& how) {
  Telling run;
  for (int tries = 3; tries > 0 && !run.met; --tries) {
    std::filesystem::remove_all(data);
    std::filesystem::create_directory(data);
    run = run_story(data, call, how);
  }
  return run;
}

std::string KillTest::after_a_kill(const WritingCall& call) {
  const TemporaryFolder folder;
  const Telling killed = tell(folder.path() / "data", call, {"signal=SIGKILL", ""});
  if (killed.signal != SIGKILL) return "it was not killed";
  return what_is_wrong(told_by(killed.lines), folder.path() / "data");
}

/// Whether what was refused was refused with the sentence that fits.
std::string fitting(const Told& told, const WritingCall& call, const Injection& how) {
  const bool full = how.what == "error=ENOSPC";
  for (const Refusal& one : told.refusals) {
    const bool fits = full ? one.code == ErrorCode::DiskFull : one.code == ErrorCode::Unavailable;
    // After a failed sync the disk is not trusted again, full or not, until the program is started anew.
    // Opening and removing a file take no room; what is said then is what came of it.
    const bool names_things = call.name == "openat" || call.name == "unlink";
    const bool is_other = (call.is_sync() || names_things) && one.code == ErrorCode::Unavailable;
    const bool no_keys = call.name == "openat" && one.code == ErrorCode::KeysMissing;
    if (!fits && !is_other && !no_keys)
      return "'" + one.step + "' was refused as " + std::string(row(one.code).name);
  }
  return {};
}

std::string KillTest::after(const WritingCall& call, const Injection& how) {
  const TemporaryFolder folder;
  const Telling failed = tell(folder.path() / "data", call, how);
  if (!failed.met) return "the fault did not happen";
  if (failed.exit_code < 0) return "it stopped by signal " + std::to_string(failed.signal);
  const Told told = told_by(failed.lines);
  const bool lasts = how.more == "+";
  if (!lasts && !told.ended) return "it did not go on when the fault was over: " + failed.lines;
  if (!call.is_sync() && !lasts && told.restarts > 0) return "it had to be started anew";
  if (told.unreadable && call.name != "openat") return "what was kept could not be read";
  if (std::string wrong = fitting(told, call, how); !wrong.empty()) return wrong;
  return what_is_wrong(told, folder.path() / "data");
}

TEST_F(KillTest, WhatWasAcknowledgedIsThereAfterAKillBeforeAnyCallThatWrites) {
  const auto points = some_of(calls_, 24, 0);
  for (const WritingCall& call : points)
    EXPECT_EQ(after_a_kill(call), "") << name_of(call, {"signal=SIGKILL", ""});
  if (!HasFailure()) std::cout << points.size() << " kill points, " << points.size() << " survived\n";
}

TEST_F(KillTest, ADiskThatIsFullOrFailsAtAnyCallThatWritesLosesNothingAndWhatWasKeptCanBeRead) {
  std::size_t points = 0, from = 0;
  for (const char* error : {"error=ENOSPC", "error=EIO"})
    for (const char* length : {"", "passing", "+"}) {
      for (const WritingCall& call : some_of(calls_, 8, from++)) {
        const bool passes = std::string(length) == "passing";
        const Injection how{error, passes ? ".." + std::to_string(call.number + 2) : length};
        EXPECT_EQ(after(call, how), "") << name_of(call, how);
        ++points;
      }
    }
  if (!HasFailure()) std::cout << points << " failures of a call, " << points << " survived\n";
}

/// Calls at which a commit reaches the log: a spread of them.
std::vector<WritingCall> writes_of_the_log(const std::vector<WritingCall>& calls) {
  std::vector<WritingCall> some;
  for (const WritingCall& call : calls)
    if (call.name == "pwrite64" && call.about == "sharewell.db-wal") some.push_back(call);
  return some_of(some, 6, 3);
}

TEST_F(KillTest, AProgramThatAcknowledgesTooEarlyIsFoundToLose) {
  std::size_t lost = 0;
  const auto points = writes_of_the_log(calls_);
  for (const WritingCall& call : points) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "data");
    const Telling killed = run_story(folder.path() / "data", call, {"signal=SIGKILL", ""}, true);
    if (killed.signal != SIGKILL) continue;
    lost += what_is_wrong(told_by(killed.lines), folder.path() / "data").empty() ? 0 : 1;
  }
  EXPECT_GE(lost, points.size() / 3);
  std::cout << "acknowledging too early: " << lost << " of " << points.size() << " lost something\n";
}

TEST_F(KillTest, ALogThatIsTakenAwayIsFoundToLose) {
  std::size_t lost = 0;
  const auto points = writes_of_the_log(calls_);
  for (const WritingCall& call : points) {
    const TemporaryFolder folder;
    const Telling killed = tell(folder.path() / "data", call, {"signal=SIGKILL", ""});
    std::filesystem::remove(folder.path() / "data" / "orgs" / "northbank" / "sharewell.db-wal");
    lost += what_is_wrong(told_by(killed.lines), folder.path() / "data").empty() ? 0 : 1;
  }
  EXPECT_GE(lost, points.size() / 3);
  std::cout << "without the log: " << lost << " of " << points.size() << " lost something\n";
}

}  // namespace
}  // namespace sharewell::store
