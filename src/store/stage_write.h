// SPDX-License-Identifier: MIT
// A `Write` on its way into a group: checked where it comes from, then added whole or refused whole.
// In: what a person did. Out: the indices of its entries. Never: leaves a row of a write that was refused.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "store/group.h"
#include "store/store.h"

namespace sharewell::store {

class StagedWrite {
 public:
  /// Checks what needs no look at the store, on the caller's thread. BadInput, TooLarge.
  [[nodiscard]] static Result<StagedWrite> check(Write write, Instant now);
  /// Seals what can be sealed before its turn comes, so that others need not wait for it: entries of files
  /// that it begins or whose key lies on the shelf.
  void seal(const Sealing& sealing, const crypt::KeyShelf& shelf);

  /// Runs in the group. @pre seal. An Error means that the disk failed; a refusal is in `refused()`
  /// afterwards.
  [[nodiscard]] Result<void> stage(Group& group);

  [[nodiscard]] const std::optional<Error>& refused() const { return refused_; }
  [[nodiscard]] bool already() const { return already_; }
  [[nodiscard]] std::uint64_t first() const { return first_; }  ///< index of its first entry
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::vector<record::EntryBody> take_entries() { return std::move(write_.entries); }

 private:
  explicit StagedWrite(Write write) : write_(std::move(write)) {}
  [[nodiscard]] Result<void> check_entries(Group& group);
  [[nodiscard]] Result<void> check_decision(Group& group, const record::EntryBody& entry);
  [[nodiscard]] Result<void> apply_tasks(Group& group, const record::EntryBody& entry, std::uint64_t index);
  [[nodiscard]] Result<std::optional<record::TaskRow>> task_now(Group& group, const FileRef& file,
                                                                const TaskRef& ref) const;
  [[nodiscard]] Result<void> check_draft(Group& group);
  [[nodiscard]] Result<void> put_task(Database& database, const record::TaskRow& task) const;
  [[nodiscard]] Result<void> insert(Group& group);
  void refuse(Error error) { refused_ = std::move(error); }

  Write write_;
  Digest once_{};
  std::vector<std::string> texts_;                  ///< canonical, one for each entry
  std::vector<std::optional<SealedEntry>> sealed_;  ///< one for each entry, if it was sealed before
  std::unordered_map<FileRef, crypt::TransientKey> new_keys_;  ///< of files that it begins
  std::vector<record::TaskEffects> effects_;                   ///< one for each entry
  std::vector<record::TaskRow> tasks_;  ///< rows that it adds or changes, as they will be
  std::optional<Error> refused_;
  bool already_ = false;
  std::uint64_t first_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace sharewell::store
