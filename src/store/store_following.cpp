// SPDX-License-Identifier: MIT
// What a store does where other servers write to the same register.
#include <thread>

#include "store/parts.h"
#include "store/postgres_errors.h"
#include "store/store.h"

namespace sharewell::store {

Result<void> Store::follow_office(OfficeFollower follower) {
  SW_TRY(const auto entries, read_office());
  for (const record::Entry& entry : entries)
    if (entry.body().kind != record::EntryKind::Looked) follower(entry);
  parts_->committer->tell_office(std::move(follower));
  return {};
}

Result<void> Store::catch_up_shared() const { return parts_->catch_up(); }

// Between tries others write: no transaction is open while this waits.
Result<void> Store::be_alone() {
  constexpr int kTries = 30;  // in 3 seconds, as for a session on its way out (postgres.cpp)
  for (int left = kTries;; --left) {
    bool alone = false;
    SW_DO(parts_->committer->submit([&](Group& group) -> Result<void> {
      SW_TRY(alone, group.database().try_to_be_alone());
      return {};
    }));
    if (alone) return {};
    if (left == 0) return std::unexpected(in_the_way(true));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace sharewell::store
