// SPDX-License-Identifier: MIT
// Memory that runs out at any allocation of a write: whoever waited is told so, or the program stops; nothing
// that was acknowledged is lost, and what goes on goes on well. A program that acknowledges too early is
// found to lose.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>

#include "deeds.h"
#include "failing_memory.h"
#include "fixture.h"
#include "told.h"

namespace sharewell::store {
namespace {

constexpr unsigned kSecondsAtMost = 20;

enum class Outcome : std::uint8_t { NotMet, Passed, Refused, Stopped };

class MemoryTest : public ::testing::Test {
 protected:
  void SetUp() override;  // not SetUpTestSuite: what is thrown there skips the tests, as if all were well
  static void TearDownTestSuite() { base_.reset(); }

  struct Try {
    Outcome outcome{};
    std::string wrong;
  };
  /// Does the deed in a process of its own, in a copy of the folder, with memory that runs out.
  static Try attempt(const Kind& kind, std::uint64_t allocations, bool lasting, bool too_early = false);
  static void every_allocation_of(const Kind& kind, bool lasting);

  inline static std::unique_ptr<TemporaryFolder> base_;
  inline static std::string lines_;  ///< what was told of the folder before
};

std::string all_from(int pipe) {
  std::string all;
  std::array<char, 4096> room{};
  for (ssize_t got = 0; (got = ::read(pipe, room.data(), room.size())) > 0;)
    all.append(room.data(), static_cast<std::size_t>(got));
  ::close(pipe);
  return all;
}

void MemoryTest::SetUp() {
  if (base_) return;
  static const bool installed = (FailingMemory::install(), true);
  (void)installed;
  use_memory_for_folders();
  base_ = std::make_unique<TemporaryFolder>();
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const bool told = Story(base_->path() / "data", ends[1], false).tell();  // fits into the pipe
  ::close(ends[1]);
  lines_ = all_from(ends[0]);
  if (!told) throw std::runtime_error("the story does not come to its end: " + lines_);
}

/// In the child. Tells what it was told, and what came of it.
Outcome do_it(const std::filesystem::path& data, const Teller& teller, const Kind& kind,
              std::uint64_t allocations, bool lasting, bool too_early) {
  const crypt::KeyRing ring = value_of(crypt::KeyRing::open(data));
  const auto store =
      value_of(Store::open(data / "orgs" / "northbank", *ring.find("northbank"), the_time, seeded(12)));
  teller.say("begin 1 a first look");
  (void)value_of(store->look(the_cast().home, the_cast().ann));
  teller.say("done " + std::to_string(store->size()));
  teller.say("begin " + std::to_string(kind.entries) + " " + kind.name);
  auto deed = kind.make();
  if (too_early) deed->tell(teller);
  Result<void> done;
  FailingMemory::fail_after(allocations, lasting);
  try {
    done = deed->act(*store);
  } catch (const std::bad_alloc&) {
    done = std::unexpected(Error{ErrorCode::Unavailable, {}, {}});
  }
  FailingMemory::calm();
  const Outcome outcome = !FailingMemory::met() ? Outcome::NotMet : done ? Outcome::Passed : Outcome::Refused;
  if (too_early && !done) return outcome;
  if (!done) {  // it goes on: the same again is kept, once
    deed = kind.make();
    const Result<void> again = deed->act(*store);
    if (!again) throw std::runtime_error(one_line(again.error()));
  }
  deed->tell(teller);
  teller.say("done " + std::to_string(store->size()));
  return outcome;
}

[[noreturn]] void in_a_child(const std::function<Outcome()>& work) {
  constexpr rlimit kNone{0, 0};
  ::setrlimit(RLIMIT_CORE, &kNone);
  ::alarm(kSecondsAtMost);  // whoever waits for ever is found
  // A stop says why on stderr, for each of some hundred.
  if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(98);
  try {
    ::_exit(10 + static_cast<int>(work()));
  } catch (const std::exception& error) {
    std::cout << error.what() << std::endl;
    ::_exit(99);
  }
}

MemoryTest::Try MemoryTest::attempt(const Kind& kind, std::uint64_t allocations, bool lasting,
                                    bool too_early) {
  const TemporaryFolder folder;
  const auto data = folder.path() / "data";
  std::filesystem::copy(base_->path() / "data", data, std::filesystem::copy_options::recursive);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    in_a_child([&] { return do_it(data, Teller(ends[1]), kind, allocations, lasting, too_early); });
  }
  ::close(ends[1]);
  const std::string lines = lines_ + all_from(ends[0]);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("the child is lost");
  Try out;
  const bool stopped = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (stopped)
    out.outcome = Outcome::Stopped;
  else if (code >= 10 && code <= 10 + static_cast<int>(Outcome::Stopped))
    out.outcome = static_cast<Outcome>(code - 10);
  else
    out.wrong = WIFSIGNALED(status) ? "it ended by signal " + std::to_string(WTERMSIG(status))
                                    : "it ended with " + std::to_string(code);
  if (out.wrong.empty()) out.wrong = what_is_wrong(told_by(lines), data);
  return out;
}

void MemoryTest::every_allocation_of(const Kind& kind, bool lasting) {
  const char* asked = std::getenv("SHAREWELL_KILL_POINTS");
  const std::uint64_t step = asked != nullptr && std::string(asked) == "all" ? 1 : 29;
  std::uint64_t points = 0, refused = 0, stopped = 0;
  for (std::uint64_t n = 0;; n += step) {
    const Try one = attempt(kind, n, lasting);
    ASSERT_EQ(one.wrong, "") << kind.name << ", after " << n << " allocations"
                             << (lasting ? ", for good" : "");
    if (one.outcome == Outcome::NotMet) break;
    ++points;
    refused += one.outcome == Outcome::Refused ? 1U : 0U;
    stopped += one.outcome == Outcome::Stopped ? 1U : 0U;
  }
  EXPECT_GT(points * step, 3U) << kind.name;
  std::cout << kind.name << (lasting ? ", from an allocation on: " : ", one allocation: ") << points
            << " failed, " << points << " survived (" << refused << " refused, " << stopped << " stopped)\n";
}

TEST_F(MemoryTest, AnyAllocationOfAWriteMayFailAndNothingAcknowledgedIsLost) {
  for (const Kind& kind : kinds_of_deeds()) every_allocation_of(kind, false);
}

TEST_F(MemoryTest, MemoryMayBeGoneFromAnyAllocationOfAWriteOn) {
  for (const Kind& kind : kinds_of_deeds()) every_allocation_of(kind, true);
}

TEST_F(MemoryTest, AProgramThatAcknowledgesTooEarlyIsFoundToLose) {
  int lost = 0, tries = 0;
  const Kind kind = kinds_of_deeds().front();
  for (std::uint64_t n = 0; n < 100; n += 10, ++tries)
    lost += attempt(kind, n, true, true).wrong.empty() ? 0 : 1;
  EXPECT_GT(lost, tries / 2);
  std::cout << "acknowledging too early: " << lost << " of " << tries << " lost something\n";
}

}  // namespace
}  // namespace sharewell::store
