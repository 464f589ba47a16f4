// SPDX-License-Identifier: MIT
// Makes an organisation's database anew from its segments and what the key pack has of it.
//
// In: a backup, its manifest's part, a key pack's part, the organisation's keys. Out: a database like the one
// that was copied, without drafts; tasks are folded from the entries again. Never: signs; brings
// back a file that the entries say was erased, whether the pack has its key or not.
#pragma once

#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include "backup/backup.h"
#include "backup/key_pack.h"
#include "backup/manifest.h"
#include "backup/segment.h"
#include "record/task.h"
#include "store/database.h"
#include "store/sealing.h"

namespace sharewell::backup {

class Rebuild {
 public:
  /// All must outlive it.
  Rebuild(const ManifestRegister& copied, const PackedRegister& packed, const crypt::OrganisationKeys& keys);
  /// Into an empty database file. errors  BadInput: the pack is older than files of the segments, or the
  /// segments than an erasure that the pack shows, or the pack is another organisation's. Damaged: the first
  /// segment or entry that is not what was written.
  [[nodiscard]] Result<void> into(const std::filesystem::path& database, const std::filesystem::path& backup,
                                  const Progress& progress);
  [[nodiscard]] std::size_t erased() const { return erased_.size(); }  ///< case files

 private:
  [[nodiscard]] Result<void> check_fits() const;
  /// The segments' register is signed with a key that is known, and there is nothing that it went over to
  /// later.
  [[nodiscard]] Result<void> check_signing_key() const;
  [[nodiscard]] Result<void> make(store::Database& database) const;
  [[nodiscard]] Result<void> add_segment(store::Database& database, std::string_view bytes,
                                         const ManifestSegment& segment);
  [[nodiscard]] Result<void> insert(store::Database& database, std::uint64_t index,
                                    const SegmentRow& row) const;
  [[nodiscard]] Result<void> fold(std::uint64_t index, const SegmentRow& row);
  [[nodiscard]] Result<void> follow_erasure(const record::EntryBody& entry);
  [[nodiscard]] Result<void> check_keys() const;
  [[nodiscard]] Result<void> add_keys_and_tasks(store::Database& database) const;

  const ManifestRegister& copied_;
  const PackedRegister& packed_;
  store::Sealing sealing_;
  std::unordered_map<std::string_view, const PackedFileKey*> packed_keys_;
  std::unordered_map<std::string, crypt::TransientKey> opened_;
  std::unordered_set<std::string> erased_;  ///< files that an entry says were erased
  /// The others for which the pack has no key, and each one's first entry.
  std::unordered_map<std::string, std::uint64_t> closed_;
  record::TaskFold tasks_;
};

}  // namespace sharewell::backup
