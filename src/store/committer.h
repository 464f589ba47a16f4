// SPDX-License-Identifier: MIT
// Takes turns at the only writing connection: whoever comes first commits for all who wait behind.
//
// In: stages from any thread. Out: success when each is durable. The thread that finds the connection free
// leads: it takes up to limits::kCommitGroup waiting stages into one transaction, answers them, goes on with
// those that came meanwhile, and after some groups hands the lead on; a lone writer pays for no other thread.
// Memory that runs out is an error for all of the group as long as nothing is durable, and a stop afterwards.
// Never: two transactions at once; memory that is ahead of the disk.
#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "store/group.h"
#include "store/store.h"

namespace sharewell::store {

class Committer {
 public:
  Committer(Database database, const Sealing& sealing, Mirror& mirror, crypt::KeyShelf& shelf, FileRef office,
            Clock clock);

  /// From now on each entry of the office file but looks is handed over once it is durable, whoever kept it:
  /// in register order, before the memory of the store knows it or anybody is answered. @pre nothing is
  /// submitted meanwhile
  void tell_office(OfficeFollower follower) { office_follower_ = std::move(follower); }

  /// Blocks until the stage's transaction is durable, or failed as a whole.
  [[nodiscard]] Result<void> submit(const Stage& stage);
  /// Empties the write-ahead log between transactions. Busy if a reader holds on to it for more than 5
  /// seconds, in which others write.
  [[nodiscard]] Result<void> empty_log();

 private:
  class Word;
  struct Batch;
  template <class Join>
  [[nodiscard]] Result<void> take_turn(const Join& join);
  void lead(const Batch& mine) noexcept;
  bool lead_group(const Batch& mine) noexcept;
  [[nodiscard]] std::shared_ptr<Batch> next_batch() noexcept;
  [[nodiscard]] Result<void> commit(const Batch& batch);
  [[nodiscard]] Result<void> begin();
  [[nodiscard]] Result<Grown> write(const Batch& batch);
  void learn(Grown grown);
  [[nodiscard]] Result<void> emptied();
  void shorten_log();
  void hand_over() noexcept;

  Database database_;
  const Sealing& sealing_;
  Mirror& mirror_;
  crypt::KeyShelf& shelf_;
  FileRef office_;
  Clock clock_;
  OfficeFollower office_follower_{};
  std::mutex mutex_;
  std::deque<std::shared_ptr<Batch>> waiting_;  ///< whoever comes joins the last
  bool led_ = false;
  bool unconfirmed_ = false;  ///< memory has what others wrote, and their stand-ins may not yet
};

}  // namespace sharewell::store
