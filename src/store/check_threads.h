// SPDX-License-Identifier: MIT
// Threads that check entries ahead of whoever follows them in order.
//
// In: a place, and what store/entry_check.h needs. Out: its batches, in the order of the entries, whoever was
// first. Never: runs further ahead than a few batches a thread; more than these lie in memory at no time.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "store/entry_check.h"

namespace sharewell::store {

class CheckThreads {
 public:
  /// Entries from 0 to `end`, by one EntryCheck a thread. Each has a connection of its own and may see what
  /// was committed later; of entries and leaves before the last one, that changes nothing.
  CheckThreads(const Place& place, std::vector<std::unique_ptr<EntryCheck>>& checks, std::uint64_t end);
  ~CheckThreads();
  CheckThreads(const CheckThreads&) = delete;
  CheckThreads& operator=(const CheckThreads&) = delete;

  /// True if the system gave none, and there will be no batch.
  [[nodiscard]] bool none() const { return threads_.empty(); }
  /// The next batch. @pre it is not beyond `end`; there are threads
  [[nodiscard]] Result<CheckedBatch> next();

 private:
  void work(const Place& place, EntryCheck& check);
  [[nodiscard]] std::optional<std::uint64_t> take();
  void hand_over(std::uint64_t number, Result<CheckedBatch> batch);
  [[nodiscard]] Result<CheckedBatch> check_range(Database& database, EntryCheck& check,
                                                 std::uint64_t number) const;

  const std::uint64_t end_;
  const std::uint64_t ahead_;  ///< batches
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t taken_ = 0, followed_ = 0;
  bool given_up_ = false;
  std::map<std::uint64_t, Result<CheckedBatch>> ready_;
  std::vector<std::jthread> threads_;
};

}  // namespace sharewell::store
