// SPDX-License-Identifier: MIT
// One transaction: the entries, leaves and rows of all writes that waited, under one checkpoint.
//
// In: stages, each of which adds one write or refuses it without a trace. Out: what the mirror must learn
// once it is durable. Never: outlives its transaction.
#pragma once

#include <functional>
#include <unordered_map>

#include "crypt/key_shelf.h"
#include "store/database.h"
#include "store/mirror.h"
#include "store/sealing.h"

namespace sharewell::store {

class Group {
 public:
  /// `shelf` has keys of files that are on disk, and none of a file that this group begins.
  Group(Database& database, const Sealing& sealing, const Mirror& mirror, crypt::KeyShelf& shelf,
        FileRef office, Instant now);

  [[nodiscard]] Database& database() { return database_; }
  [[nodiscard]] const Sealing& sealing() const { return sealing_; }
  [[nodiscard]] const FileRef& office() const { return office_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] std::uint64_t next_index() const { return grown_.frontier.size(); }
  /// What was written under a once id, here or on disk.
  [[nodiscard]] std::optional<Written> written_under(const Digest& once) const;
  /// True for a case file that has its first entry, here or on disk, and was not erased.
  [[nodiscard]] bool has_begun(const FileRef& file) const;
  /// True for a case file that had entries and was erased, here or on disk.
  [[nodiscard]] bool was_erased(const FileRef& file) const {
    return file != office_ && first_of(file) && !has_begun(file);
  }
  /// The numbers of the file's entries, here and on disk, in order.
  [[nodiscard]] std::vector<std::uint64_t> entries_of(const FileRef& file) const;
  [[nodiscard]] bool looked(const PersonRef& person, const FileRef& file, bool listed) const;

  /// Keeps the key of a case file whose FileOpened entry comes next.
  [[nodiscard]] Result<void> begin_file(const FileRef& file, const crypt::TransientKey& key);
  /// Inserts one entry that was sealed before, under the key that its file has here. A FileOpened entry makes
  /// its file's card. @pre that file was begun
  [[nodiscard]] Result<void> append(const record::EntryBody& entry, const SealedEntry& sealed,
                                    const Digest& once);
  /// The same for an entry given with its canonical text, which is sealed here.
  [[nodiscard]] Result<void> append(const record::EntryBody& entry, std::string_view canonical,
                                    const Digest& once);
  /// Of a file whose key this group destroys: nothing can be added to it any more.
  void add_erased(const FileRef& file) { grown_.erased.push_back(file); }
  /// From now on the register is signed with the newest of these.
  void hand_over(reg::KeyChain keys) { grown_.keys = std::make_shared<const reg::KeyChain>(std::move(keys)); }
  /// The register as it is so far.
  [[nodiscard]] reg::Checkpoint so_far() const {
    return {sealing_.origin(), grown_.frontier.size(), grown_.frontier.root()};
  }
  [[nodiscard]] std::shared_ptr<const reg::KeyChain> keys() const {
    return grown_.keys ? grown_.keys : mirror_.keys();
  }
  void add_look(RecentLook look) { grown_.looks.push_back(std::move(look)); }

  /// Writes the leaves under a checkpoint that is marked, and commits. Afterwards it is durable.
  [[nodiscard]] Result<Grown> finish();

 private:
  [[nodiscard]] std::optional<std::uint64_t> first_of(const FileRef& file) const;
  [[nodiscard]] Result<bool> was_kept();
  [[nodiscard]] Result<void> write_leaves(std::uint64_t before);
  [[nodiscard]] Result<void> note_on_card(const record::EntryBody& entry);
  [[nodiscard]] Result<crypt::TransientKey> key_of(const FileRef& file);

  Database& database_;
  const Sealing& sealing_;
  const Mirror& mirror_;
  crypt::KeyShelf& shelf_;
  FileRef office_;
  Instant now_;
  Grown grown_;
  std::vector<Digest> once_ids_;                               ///< of each leaf
  std::unordered_map<FileRef, crypt::TransientKey> new_keys_;  ///< of files that this group begins
};

/// Adds one write to a group. An Error means that the disk failed: the whole group is given up. A write that
/// is refused for its own sake says so to its caller, adds nothing, and returns success here.
using Stage = std::function<Result<void>(Group&)>;

/// How column `wrapped` of table file_key says that the key was destroyed.
[[nodiscard]] inline bool is_erased(ByteView wrapped) { return wrapped.empty(); }

/// The key of a file, from table file_key. NotFound if it was destroyed. Damaged if it is not there or does
/// not open.
[[nodiscard]] Result<crypt::TransientKey> load_file_key(Database& database, const Sealing& sealing,
                                                        const FileRef& file);
/// Inserts the key of a new file.
[[nodiscard]] Result<void> keep_file_key(Database& database, const Sealing& sealing, const FileRef& file,
                                         const crypt::TransientKey& key);

}  // namespace sharewell::store
