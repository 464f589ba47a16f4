// SPDX-License-Identifier: MIT
// Opens stored entries and holds each against the register before anybody sees it.
//
// In: a reading connection and the leaf hashes that the checkpoint covers. Out: entries. Never: an
// entry that does not open, is not canonical, or is not the one under its leaf: that is Damaged, with its
// number.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "store/copied_rows.h"
#include "store/group.h"

namespace sharewell::store {

class EntryReader {
 public:
  EntryReader(Database& database, const Sealing& sealing, const Mirror& mirror)
      : database_(database), sealing_(sealing), mirror_(mirror) {}

  /// All entries of a file, in register order. Of a long one a second thread opens half.
  [[nodiscard]] Result<std::vector<record::Entry>> of_file(const FileRef& file);
  /// `count` entries from `first` on, of whatever files.
  [[nodiscard]] Result<std::vector<record::Entry>> of_range(std::uint64_t first, std::uint64_t count);
  /// One entry with what proves it, or nullopt if there is none or its file is not among those covered.
  struct Found {
    record::Entry entry;
    OpenedEntry opened;
  };
  [[nodiscard]] Result<std::optional<Found>> at(std::uint64_t index,
                                                const std::function<bool(const FileRef&)>& covered);
  /// The cards of all case files, under the names that they have now, with the number of the entry that each
  /// is made of: its file's first. None for a file that was erased.
  struct Begun {
    std::uint64_t first = 0;
    FileRef file;
    std::optional<FileCard> card;
  };
  [[nodiscard]] Result<std::vector<Begun>> cards();

 private:
  [[nodiscard]] Result<OpenedEntry> open(const EntryColumns& row, const crypt::TransientKey& key,
                                         Bytes& room) const;
  [[nodiscard]] Result<std::vector<record::Entry>> open_all(const CopiedRows& rows,
                                                            const crypt::TransientKey& key) const;
  [[nodiscard]] Result<void> read_some(std::span<const std::uint64_t> numbers, const crypt::TransientKey& key,
                                       std::vector<record::Entry>& entries);
  Database& database_;
  const Sealing& sealing_;
  const Mirror& mirror_;
  Bytes room_;  ///< where entries are opened
};

/// A row of table entry, in the order idx, file, kind, uid, sealed; where it lies, or copied.
[[nodiscard]] EntryColumns entry_columns(const Query& row);
[[nodiscard]] EntryRow entry_row(const Query& row);

}  // namespace sharewell::store
