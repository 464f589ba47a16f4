// SPDX-License-Identifier: MIT
#include "store/committer.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <new>

#include "base/held_up.h"
#include "base/limits.h"
#include "store/entry_maker.h"
#include "store/following.h"

namespace sharewell::store {
namespace {

constexpr int kLogPagesBeforeCheckpoint =
    1000;  // 4 MB: a checkpoint costs syncs, so not for every few commits; who waits meanwhile waits 7 ms
constexpr int kGroupsLedMost = 4;  // its own answer waits for as many

/// In so few letters that saying it takes no memory.
Error no_memory() { return {ErrorCode::Unavailable, "memory ran out", {}}; }

Result<void> copy_of(const Result<void>& outcome) {
  try {
    return outcome;
  } catch (const std::bad_alloc&) {
    return std::unexpected(no_memory());
  }
}

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

Committer::Committer(Database database, const Sealing& sealing, Mirror& mirror, crypt::KeyShelf& shelf,
                     FileRef office, Clock clock)
    : database_(std::move(database)),
      sealing_(sealing),
      mirror_(mirror),
      shelf_(shelf),
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
  try {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(&mine);
    if (!led_) {
      led_ = true;
      mine.state = Waiting::State::Leads;
    }
  } catch (const std::bad_alloc&) {
    return std::unexpected(no_memory());
  }
  const HeldUp meanwhile;
  if (mine.wait() == Waiting::State::Leads) lead(mine);
  return std::move(mine.outcome);
}

// Whoever leads may not leave by an exception: those behind would wait for ever.
void Committer::lead(Waiting& mine) noexcept {
  // To go on is quicker than to wake another, who may have to wait for a processor while all wait for them.
  for (int led = 0; led < kGroupsLedMost; ++led)
    if (!lead_group(mine)) return;
  hand_over();
}

/// One group, which everybody in it but the leader is told of. False once there was nobody left to lead.
bool Committer::lead_group(const Waiting& mine) noexcept {
  std::array<Waiting*, limits::kCommitGroup> room{};
  const std::span<Waiting* const> batch = next_group(room);
  if (batch.empty()) return false;
  const Result<void> outcome = commit(batch);
  for (Waiting* const one : batch) {
    if (one->stage != nullptr) one->outcome = copy_of(outcome);
    if (one != &mine) one->wake(Waiting::State::Done);
  }
  if (outcome && database_.log_pages() > kLogPagesBeforeCheckpoint) shorten_log();
  return true;
}

/// As many as fit of those who wait; where nobody does, nobody leads any more.
std::span<Committer::Waiting* const> Committer::next_group(std::span<Waiting*> room) {
  const std::lock_guard lock(mutex_);
  const std::size_t count = std::min(waiting_.size(), room.size());
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(count);
  std::copy(waiting_.begin(), end, room.begin());
  waiting_.erase(waiting_.begin(), end);
  led_ = count > 0;
  return room.first(count);
}

/// A failure here loses nothing: the log keeps what it holds, and the next commit tries again.
void Committer::shorten_log() {
  try {
    [[maybe_unused]] const Result<void> tried = database_.checkpoint();
  } catch (const std::bad_alloc&) {
    return;
  }
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

/// Begins a transaction in which memory knows all that is there, whoever wrote it.
Result<void> Committer::begin() {
  if (!database_.is_shared()) return database_.begin_write();
  const auto tried = [this]() -> Result<void> {
    if (database_.is_broken()) SW_DO(database_.renew());
    SW_DO(database_.begin_write());
    SW_TRY(auto grown, grown_since(database_, sealing_, mirror_, office_));
    if (!grown) return unconfirmed_ ? confirm(database_) : Result<void>{};
    // Whoever is alone changes what others would have to follow: an entry of somebody else means that its
    // place was taken.
    if (database_.is_alone())
      broken_invariant("entries that this server does not know of: it has to start anew", __FILE__, __LINE__);
    unconfirmed_ = true;
    learn(*std::move(grown));
    return confirm(database_);
  };
  auto begun = tried();
  // A server that was started anew is found to have been only now; nothing was written yet.
  return begun || !database_.is_broken() ? begun : tried();
}

/// Until the disk has it. What fails before that has changed nothing.
Result<Grown> Committer::write(std::span<Waiting* const> batch) {
  if (database_.lost_trust())
    return fail(ErrorCode::Unavailable,
                "the disk failed while something was being made durable; start the program again, and run "
                "'sharewell verify' if it does not start");
  SW_DO(begin());
  Group group(database_, sealing_, mirror_, shelf_, office_, clock_());
  for (const Waiting* one : batch)
    if (one->stage != nullptr) SW_DO((*one->stage)(group));
  return group.finish();
}

/// What the disk has, memory must have too: the process stops otherwise, and reads it when it starts.
void Committer::learn(Grown grown) {
  try {
    for (const FileRef& file : grown.erased) shelf_.forget(file.text());
    if (office_follower_)
      for (auto& [index, body] : grown.office) office_follower_(EntryMaker::make(index, std::move(body)));
    mirror_.publish(std::move(grown));
  } catch (const std::bad_alloc&) {
    broken_invariant("memory for what was committed", __FILE__, __LINE__);
  }
}

/// Apart from what was committed: that stands, whatever becomes of the log.
Result<void> Committer::emptied() {
  try {
    return database_.empty_log();
  } catch (const std::bad_alloc&) {
    return std::unexpected(no_memory());
  }
}

Result<void> Committer::commit(std::span<Waiting* const> batch) {
  try {
    database_.roll_back();  // of a transaction that could not be ended when it failed, for want of memory
    Result<Grown> grown = write(batch);
    Result<void> kept;
    if (grown) {
      unconfirmed_ = false;
      learn(*std::move(grown));
    } else {
      database_.roll_back();
      kept = std::unexpected(std::move(grown).error());
    }
    for (Waiting* const one : batch)
      if (one->stage == nullptr) one->outcome = kept ? emptied() : kept;
    return kept;
  } catch (const std::bad_alloc&) {
    database_.roll_back();
    for (Waiting* const one : batch)
      if (one->stage == nullptr) one->outcome = std::unexpected(no_memory());
    return std::unexpected(no_memory());
  }
}

}  // namespace sharewell::store
