// SPDX-License-Identifier: MIT
#include "store/committer.h"

#include <atomic>
#include <chrono>
#include <new>
#include <thread>
#include <utility>

#include "base/held_up.h"
#include "base/limits.h"
#include "store/entry_maker.h"
#include "store/following.h"

namespace sharewell::store {
namespace {

constexpr int kLogPagesBeforeCheckpoint =
    1000;  // 4 MB: a checkpoint costs syncs, so not for every few commits; who waits meanwhile waits 7 ms
constexpr int kGroupsLedMost = 4;  // its own answer waits for as many

constexpr std::chrono::seconds kLogEmptiedWithin{5};
constexpr std::chrono::milliseconds kBetweenTries{50};

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

/// What somebody who waits is told, once. Whoever tells it may find that nobody waits any more.
class Committer::Word {
 public:
  enum class Said : int { Nothing, Lead, Done };
  void say(Said said) {
    said_.store(said, std::memory_order_release);
    said_.notify_all();
  }
  Said wait() const {
    said_.wait(Said::Nothing, std::memory_order_acquire);
    return said_.load(std::memory_order_acquire);
  }

 private:
  std::atomic<Said> said_ = Said::Nothing;
};

/// Those who wait for one transaction. Whoever came first leads it, unless somebody leads already.
struct Committer::Batch {
  std::vector<const Stage*> stages;  ///< none: empties the log instead
  Result<void> outcome;
  Word to_first;
  Word to_others;  ///< in one call: one for each of 64 took a third of a group's time

  [[nodiscard]] bool has_room() const { return !stages.empty() && stages.size() < limits::kCommitGroup; }
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
  return take_turn([&] {
    if (waiting_.empty() || !waiting_.back()->has_room()) {
      auto batch = std::make_shared<Batch>();
      batch->stages.push_back(&stage);
      waiting_.push_back(std::move(batch));
    } else {
      waiting_.back()->stages.push_back(&stage);
    }
  });
}

// Between tries whoever writes has the turn: a reader may stay for as long as a `verify` takes.
Result<void> Committer::empty_log() {
  for (const auto until = std::chrono::steady_clock::now() + kLogEmptiedWithin;;) {
    auto emptied = take_turn([this] { waiting_.push_back(std::make_shared<Batch>()); });
    if (emptied || emptied.error().code != ErrorCode::Busy || std::chrono::steady_clock::now() >= until)
      return emptied;
    const HeldUp meanwhile;
    std::this_thread::sleep_for(kBetweenTries);
  }
}

template <class Join>
Result<void> Committer::take_turn(const Join& join) {
  std::shared_ptr<Batch> mine;
  bool first = false, leads = false;
  try {
    const std::lock_guard lock(mutex_);
    join();
    mine = waiting_.back();
    first = mine->stages.size() < 2;
    leads = first && !std::exchange(led_, true);
  } catch (const std::bad_alloc&) {
    return std::unexpected(no_memory());
  }
  const HeldUp meanwhile;
  if (leads || (first ? mine->to_first : mine->to_others).wait() == Word::Said::Lead) lead(*mine);
  return copy_of(mine->outcome);
}

// Whoever leads may not leave by an exception: those behind would wait for ever.
void Committer::lead(const Batch& mine) noexcept {
  // To go on is quicker than to wake another, who may have to wait for a processor while all wait for them.
  for (int led = 0; led < kGroupsLedMost; ++led)
    if (!lead_group(mine)) return;
  hand_over();
}

/// One group, which everybody in it but the leader is told of. False once there was nobody left to lead.
bool Committer::lead_group(const Batch& mine) noexcept {
  const std::shared_ptr<Batch> batch = next_batch();
  if (batch == nullptr) return false;
  batch->outcome = commit(*batch);
  const bool kept = batch->outcome.has_value();
  if (batch->stages.size() > 1) batch->to_others.say(Word::Said::Done);
  if (batch.get() != &mine) batch->to_first.say(Word::Said::Done);
  if (kept && database_.log_pages() > kLogPagesBeforeCheckpoint) shorten_log();
  return true;
}

/// Nobody joins it any more. Where nobody waits, nobody leads any more.
std::shared_ptr<Committer::Batch> Committer::next_batch() noexcept {
  const std::lock_guard lock(mutex_);
  led_ = !waiting_.empty();
  if (!led_) return nullptr;
  std::shared_ptr<Batch> next = std::move(waiting_.front());
  waiting_.pop_front();
  return next;
}

/// A failure here loses nothing: the log keeps what it holds, and the next commit tries again.
void Committer::shorten_log() {
  try {
    [[maybe_unused]] const Result<void> tried = database_.checkpoint();
  } catch (const std::bad_alloc&) {
    return;
  }
}

void Committer::hand_over() noexcept {
  std::shared_ptr<Batch> next;
  {
    const std::lock_guard lock(mutex_);
    led_ = !waiting_.empty();
    if (led_) next = waiting_.front();
  }
  if (next != nullptr) next->to_first.say(Word::Said::Lead);
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
Result<Grown> Committer::write(const Batch& batch) {
  if (database_.lost_trust())
    return fail(ErrorCode::Unavailable,
                "the disk failed while something was being made durable; start the program again, and run "
                "'sharewell verify' if it does not start");
  SW_DO(begin());
  Group group(database_, sealing_, mirror_, shelf_, office_, clock_());
  for (const Stage* stage : batch.stages) SW_DO((*stage)(group));
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

Result<void> Committer::commit(const Batch& batch) {
  try {
    database_.roll_back();  // of a transaction that could not be ended when it failed, for want of memory
    Result<Grown> grown = write(batch);
    if (!grown) {
      database_.roll_back();
      return std::unexpected(std::move(grown).error());
    }
    unconfirmed_ = false;
    learn(*std::move(grown));
  } catch (const std::bad_alloc&) {
    database_.roll_back();
    return std::unexpected(no_memory());
  }
  return batch.stages.empty() ? emptied() : Result<void>{};
}

}  // namespace sharewell::store
