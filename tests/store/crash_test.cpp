// SPDX-License-Identifier: MIT
// A server that is killed at any moment has kept everything it acknowledged, and nothing by halves.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <random>
#include <thread>

#include "fixture.h"
#include "store/verify.h"

namespace sharewell::store {
namespace {

struct Acknowledged {
  std::uint64_t index;
  std::uint64_t number;  ///< stands in the decision's words
};

class CrashTest : public StoreTest {
 protected:
  [[noreturn]] void write_until_killed(int pipe, std::uint64_t round) const;
  /// Lets a child process write and kills it at a random moment. What it acknowledged before.
  [[nodiscard]] std::vector<Acknowledged> kill_a_writer(std::uint64_t round, std::mt19937& dice) const;
};

void CrashTest::write_until_killed(int pipe, std::uint64_t round) const {
  const auto store = open();
  std::vector<std::jthread> threads;
  for (std::uint64_t t = 0; t < 6; ++t)
    threads.emplace_back([&, t] {
      const FileRef file = store->new_file();
      (void)value_of(store->commit({{opened(file, ann_)}, "", {}}));
      for (std::uint64_t i = 0;; ++i) {
        const std::uint64_t number = (round * 100 + t) * 1'000'000 + i;
        const std::vector<record::RaisedTask> tasks{{TaskRef::make(random_), "tell", Instant{1}, ann_}};
        const std::string name = std::to_string(number);
        const Committed kept = value_of(store->commit({{decided(file, ann_, name, tasks)}, name, {}}));
        const Acknowledged told{kept.entries[0].index(), number};
        if (::write(pipe, &told, sizeof told) != sizeof told) ::_exit(1);
      }
    });
  threads.clear();  // joins threads that never end: the parent's SIGKILL is the only way out
  ::_exit(1);
}

std::vector<Acknowledged> CrashTest::kill_a_writer(std::uint64_t round, std::mt19937& dice) const {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    try {
      write_until_killed(ends[1], round);
    } catch (...) {
      ::_exit(2);
    }
  }
  ::close(ends[1]);
  std::vector<Acknowledged> all;
  Acknowledged told{};
  std::chrono::steady_clock::time_point until;
  while (::read(ends[0], &told, sizeof told) == sizeof told) {
    const auto now = std::chrono::steady_clock::now();
    if (all.empty()) until = now + std::chrono::milliseconds(dice() % 120);
    all.push_back(told);
    if (now >= until) ::kill(child, SIGKILL);  // what it wrote to the pipe before is still read
  }
  ::close(ends[0]);
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer stopped by itself with " << WEXITSTATUS(status);
  return all;
}

TEST_F(CrashTest, EverythingAcknowledgedIsThereAfterAKill) {
  std::mt19937 dice(42);
  std::vector<Acknowledged> all;
  constexpr std::uint64_t kRounds = 16;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    const auto some = kill_a_writer(round, dice);
    EXPECT_FALSE(some.empty());
    all.insert(all.end(), some.begin(), some.end());
    const auto report = verify(place(), keys());
    ASSERT_TRUE(report.has_value()) << "round " << round << ": " << one_line(report.error());
  }
  const auto store = open();
  std::map<std::uint64_t, std::string> words;
  for (const FileCard& card : store->files()) {
    const Looked looked = value_of(store->look(card.file(), ben_));
    for (const record::Entry& entry : value_of(store->read(looked, card.file())))
      if (entry.body().kind == record::EntryKind::Decided)
        words[entry.index()] = value_of(record::read_body<record::Decided>(entry.body())).words.reveal();
  }
  for (const Acknowledged& told : all) ASSERT_EQ(words[told.index], std::to_string(told.number));
  std::cout << kRounds << " kills, " << all.size() << " acknowledged, " << all.size() << " present\n";
}

}  // namespace
}  // namespace sharewell::store
