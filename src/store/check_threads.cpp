// SPDX-License-Identifier: MIT
#include "store/check_threads.h"

#include <algorithm>
#include <system_error>

#include "store/database.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kAhead = 2;  // batches a thread

}  // namespace

CheckThreads::CheckThreads(const Place& place, std::vector<std::unique_ptr<EntryCheck>>& checks,
                           std::uint64_t end)
    : end_(end), ahead_(kAhead * checks.size()) {
  threads_.reserve(checks.size());
  try {
    for (const auto& check : checks)
      threads_.emplace_back([this, place, &check = *check] { work(place, check); });
  } catch (const std::system_error&) {
    return;  // no more can be had: those that there are do it
  }
}

CheckThreads::~CheckThreads() {
  const std::lock_guard lock(mutex_);
  given_up_ = true;
  changed_.notify_all();
}

std::optional<std::uint64_t> CheckThreads::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return given_up_ || taken_ < followed_ + ahead_; });
  if (given_up_ || taken_ * kBatchEntries >= end_) return std::nullopt;
  return taken_++;
}

void CheckThreads::hand_over(std::uint64_t number, Result<CheckedBatch> batch) {
  const std::lock_guard lock(mutex_);
  ready_.emplace(number, std::move(batch));
  changed_.notify_all();
}

Result<CheckedBatch> CheckThreads::check_range(Database& database, EntryCheck& check,
                                               std::uint64_t number) const {
  const std::uint64_t first = number * kBatchEntries, end = std::min(first + kBatchEntries, end_);
  // A row with a number below all others stands before the first, as it does without threads.
  const std::int64_t from = number == 0 ? INT64_MIN : static_cast<std::int64_t>(first);
  const auto to = static_cast<std::int64_t>(end);
  SW_TRY(Query row,
         database.query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx >= ? AND idx < ? "
                        "ORDER BY idx",
                        from, to));
  SW_TRY(Query leaf,
         database.query("SELECT " SW_LEAF_COLUMNS " FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx", from,
                        to));
  return check.next(row, leaf, first, end);
}

void CheckThreads::work(const Place& place, EntryCheck& check) {
  auto database = Database::open_reader(place);
  while (const auto number = take())
    hand_over(*number, database ? check_range(*database, check, *number)
                                : Result<CheckedBatch>(std::unexpected(database.error())));
}

Result<CheckedBatch> CheckThreads::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return ready_.contains(followed_); });
  auto node = ready_.extract(followed_++);
  changed_.notify_all();
  return std::move(node.mapped());
}

}  // namespace sharewell::store
