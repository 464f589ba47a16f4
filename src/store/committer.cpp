// SPDX-License-Identifier: MIT
#include "store/committer.h"

#include <algorithm>
#include <condition_variable>

#include "base/limits.h"

namespace sharewell::store {
namespace {

constexpr int kLogPagesBeforeCheckpoint =
    4000;  // 16 MB: a checkpoint costs two syncs, so not for every few commits

constexpr std::size_t kFilesLatelyWritten = 1024;

}  // namespace

struct Committer::Waiting {
  enum class State : std::uint8_t { Waits, Leads, Done };
  const Stage* stage = nullptr;  ///< none: empties the log instead
  Result<void> outcome;
  State state = State::Waits;
  std::mutex mutex{};
  std::condition_variable woken{};

  void wake(State to) {
    const std::lock_guard lock(mutex);  // held while notifying: the owner may go as soon as it sees the state
    state = to;
    woken.notify_one();
  }
  State wait() {
    std::unique_lock lock(mutex);
    woken.wait(lock, [&] { return state != State::Waits; });
    return state;
  }
};

Committer::Committer(Database database, const Sealing& sealing, Mirror& mirror, FileRef office, Clock clock)
    : database_(std::move(database)),
      sealing_(sealing),
      mirror_(mirror),
      shelf_(kFilesLatelyWritten),
      office_(std::move(office)),
      clock_(std::move(clock)) {}

Result<void> Committer::submit(const Stage& stage) {
  Waiting mine{.stage = &stage, .outcome = {}};
  return take_turn(mine);
}

Result<void> Committer::empty_log() {
  Waiting mine{.stage = nullptr, .outcome = {}};
  return take_turn(mine);
}

Result<void> Committer::take_turn(Waiting& mine) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(&mine);
    if (!led_) {
      led_ = true;
      mine.state = Waiting::State::Leads;
    }
  }
  if (mine.wait() == Waiting::State::Leads) lead(mine);
  return std::move(mine.outcome);
}

void Committer::lead(Waiting& mine) {
  std::vector<Waiting*> batch;
  {
    const std::lock_guard lock(mutex_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), limits::kCommitGroup));
    batch.assign(waiting_.begin(), waiting_.begin() + count);
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
  }
  SW_CHECK(!batch.empty() && batch.front() == &mine);
  const Result<void> outcome = commit(batch);
  const bool log_is_long = database_.log_pages() > kLogPagesBeforeCheckpoint;
  if (!log_is_long) hand_over();
  for (Waiting* const one : batch) {
    if (one->stage != nullptr) one->outcome = outcome;
    if (one != &mine) one->wake(Waiting::State::Done);
  }
  if (!log_is_long) return;
  // A failure here loses nothing: the log keeps what it holds, and the next commit tries again.
  if (outcome) {
    [[maybe_unused]] const Result<void> tried = database_.checkpoint();
  }
  hand_over();
}

void Committer::hand_over() {
  Waiting* next = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty())
      led_ = false;
    else
      next = waiting_.front();
  }
  if (next != nullptr) next->wake(Waiting::State::Leads);
}

Result<void> Committer::commit(const std::vector<Waiting*>& batch) {
  if (database_.lost_trust())
    return fail(ErrorCode::Unavailable,
                "the disk failed while something was being made durable; start the program again, and run "
                "'sharewell verify' if it does not start");
  Group group(database_, sealing_, mirror_, shelf_, office_, clock_());
  Result<void> kept = database_.run("BEGIN IMMEDIATE");
  for (const Waiting* one : batch)
    if (kept && one->stage != nullptr) kept = (*one->stage)(group);
  if (kept) {
    if (auto grown = group.finish(); grown)
      mirror_.publish(*std::move(grown));
    else
      kept = std::unexpected(std::move(grown).error());
  }
  if (!kept) database_.roll_back();
  for (Waiting* const one : batch)
    if (one->stage == nullptr) one->outcome = kept ? database_.empty_log() : kept;
  return kept;
}

}  // namespace sharewell::store
