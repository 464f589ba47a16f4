// SPDX-License-Identifier: MIT
// Goes through every table of a store and holds each row against what the entries say.
//
// In: one snapshot of the database. Out: counts; or the first row and column that is wrong, in words. The
// steps are called in the order in which they stand. Never: writes.
#pragma once

#include <map>

#include "store/entry_check.h"
#include "store/opening.h"
#include "store/rules.h"
#include "store/task_table.h"
#include "store/verify.h"

namespace sharewell::store {

class Replay {
 public:
  Replay(Database& database, const Place& place, const Sealing& sealing, FileRef office,
         const reg::KeyChain& keys, const VerifyCallbacks& callbacks);

  /// Every file's key opens, or was destroyed.
  [[nodiscard]] Result<void> files();
  /// Every entry opens, is canonical, is what its columns and its row in leaf say, and may stand where it
  /// stands; the leaves add up to its root.
  [[nodiscard]] Result<void> entries(const StoredCheckpoint& checkpoint);
  /// Every handover of meta is an entry.
  [[nodiscard]] Result<void> handovers() const;
  /// No file without an entry, but the office file.
  [[nodiscard]] Result<void> files_have_entries();
  /// No file without its key but those whose every leaf an erasure names, and no other erasure.
  [[nodiscard]] Result<void> erasures() const;
  /// Table task is the fold of the entries.
  [[nodiscard]] Result<void> tasks();
  /// Every draft opens.
  [[nodiscard]] Result<void> drafts();
  [[nodiscard]] const VerifyReport& report() const { return report_; }

 private:
  struct File {
    bool begun = false;
    bool erased = false;                   ///< an erasure names all of its entries
    std::uint64_t first = 0;               ///< the number of its first entry, once begun
    std::vector<std::uint64_t> entries{};  ///< their numbers, so far
  };
  [[nodiscard]] Result<void> entries_by_threads(const StoredCheckpoint& checkpoint, std::uint64_t end,
                                                std::vector<std::unique_ptr<EntryCheck>>& checks);
  /// The rest of the entries and leaves, by this thread and to the last row that there is.
  [[nodiscard]] Result<void> entries_from(std::uint64_t first, const StoredCheckpoint& checkpoint,
                                          EntryCheck& check);
  [[nodiscard]] Result<void> follow(const CheckedBatch& batch, const StoredCheckpoint& checkpoint);
  [[nodiscard]] Result<void> follow(std::uint64_t index, const CheckedEntry& entry, const CheckedBatch& batch,
                                    std::size_t& raised, std::size_t& changed);
  [[nodiscard]] Result<void> fold_tasks(std::uint64_t index, const CheckedEntry& entry,
                                        const CheckedBatch& batch, std::size_t& raised, std::size_t& changed);
  [[nodiscard]] Result<void> fold_tasks_of(std::uint64_t index, std::uint32_t file,
                                           const record::EntryBody& body);
  [[nodiscard]] Result<void> check_decision(std::uint64_t index, std::uint32_t file,
                                            std::optional<std::uint64_t> about) const;
  /// What the rare kinds say of other entries.
  [[nodiscard]] Result<void> follow_body(std::uint64_t index, std::uint32_t file,
                                         const record::EntryBody& entry);
  /// What a copy says that the file held is what it held.
  [[nodiscard]] Result<void> follow_copy(std::uint64_t index, const record::EntryBody& entry,
                                         const File& file) const;
  /// What nobody can open any more: its leaf counts, and its file.
  [[nodiscard]] Result<void> pass_over(std::uint64_t index, const CheckedEntry& entry);
  [[nodiscard]] Result<void> follow_asking(std::uint64_t index, const record::EntryBody& entry);
  /// It was asked for by somebody else, long enough before, and names the leaves of its file.
  [[nodiscard]] Result<void> follow_erasure(std::uint64_t index, const record::EntryBody& entry);
  /// A handover of this register's key is the next of those in meta, and of the register as it was then.
  [[nodiscard]] Result<void> follow_handover(std::uint64_t index, const record::EntryBody& entry);
  /// What it says that it took from another file stands in the register like that.
  [[nodiscard]] Result<void> follow_taken(std::uint64_t index, const record::EntryBody& entry) const;
  [[nodiscard]] Result<void> re_evaluate(std::uint64_t index, const record::EntryBody& entry);
  [[nodiscard]] record::TaskRow spelt(const TaskTable::Row& row) const;

  Database& database_;
  const Place& place_;
  const Sealing& sealing_;
  FileRef office_;
  const reg::KeyChain& keys_;
  std::size_t handed_over_ = 0;  ///< handovers so far
  const VerifyCallbacks& callbacks_;
  VerifyReport report_;
  FileKeys keys_of_files_;
  std::vector<File> files_;  ///< by the same numbers
  std::uint32_t office_number_ = 0;
  std::map<std::string, std::pair<std::uint64_t, record::EntryBody>> asked_;  ///< to erase it, by file
  TaskTable tasks_;
  std::vector<Digest> leaves_;          ///< leaf hashes, so far
  std::vector<std::uint32_t> file_of_;  ///< of each entry, so far
  std::vector<bool> is_decision_;       ///< of each entry, so far
};

}  // namespace sharewell::store
