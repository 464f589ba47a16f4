// SPDX-License-Identifier: MIT
#include "store/group.h"

#include <algorithm>

#include "crypt/key_ring.h"
#include "record/bodies.h"
#include "register/checkpoint.h"

namespace sharewell::store {

Result<crypt::TransientKey> load_file_key(Database& database, const Sealing& sealing, const FileRef& file) {
  SW_TRY(Query row, database.query("SELECT epoch, wrapped FROM file_key WHERE file = ?", file.text()));
  SW_TRY(const bool found, row.next());
  if (!found) return fail(ErrorCode::Damaged, "a case file has no key", "table file_key");
  auto key = sealing.open_file_key(file.text(), row.number(0), row.bytes(1));
  if (!key) key.error().place = "table file_key, columns file, epoch, wrapped";
  return key;
}

Result<crypt::TransientKey> make_file_key(Database& database, const Sealing& sealing, const FileRef& file) {
  crypt::TransientKey key = crypt::TransientKey::make(sealing.random());
  SW_TRY(const WrappedKey wrapped, sealing.wrap_file_key(file, key));
  SW_DO(database.run("INSERT INTO file_key(file, epoch, wrapped) VALUES(?, ?, ?)", file.text(),
                     std::int64_t{wrapped.epoch}, ByteView(wrapped.wrapped)));
  return key;
}

Group::Group(Database& database, const Sealing& sealing, const Mirror& mirror, FileRef office, Instant now)
    : database_(database), sealing_(sealing), mirror_(mirror), office_(std::move(office)), now_(now) {
  grown_.frontier = mirror.frontier();
}

std::optional<Written> Group::written_under(const Digest& once) const {
  if (const auto at = grown_.once.find(once); at != grown_.once.end()) return at->second;
  return mirror_.written_under(once);
}

bool Group::has_begun(const FileRef& file) const {
  return mirror_.knows(file) || std::any_of(grown_.files.begin(), grown_.files.end(),
                                            [&](const FileCard& card) { return card.file() == file; });
}

bool Group::looked(const PersonRef& person, const FileRef& file, bool listed) const {
  return mirror_.looked(person, file, listed, now_) ||
         std::any_of(grown_.looks.begin(), grown_.looks.end(), [&](const RecentLook& look) {
           return look.person == person && look.file == file && (listed || !look.listed);
         });
}

Result<const crypt::TransientKey*> Group::key_of(const FileRef& file) {
  if (const auto at = keys_.find(file); at != keys_.end()) return &at->second;
  SW_TRY(crypt::TransientKey key, load_file_key(database_, sealing_, file));
  return &keys_.emplace(file, std::move(key)).first->second;
}

Result<void> Group::begin_file(const record::EntryBody& entry) {
  SW_TRY(const record::FileOpened opened, record::read_body<record::FileOpened>(entry));
  SW_TRY(crypt::TransientKey key, make_file_key(database_, sealing_, entry.file));
  keys_.emplace(entry.file, std::move(key));
  grown_.files.emplace_back(entry.file, entry.actor, entry.recorded_at, opened.team, opened.label);
  return {};
}

Result<void> Group::append(const record::EntryBody& entry, std::string_view canonical, const Digest& once) {
  const std::uint64_t index = next_index();
  if (entry.kind == record::EntryKind::FileOpened) SW_DO(begin_file(entry));
  SW_TRY(const crypt::TransientKey* const key, key_of(entry.file));
  const Sealing::Sealed sealed = sealing_.seal_entry(*key, index, entry.file, entry.kind, canonical, once);
  const EntryRow& row = sealed.row;
  const auto number = static_cast<std::int64_t>(index);
  SW_DO(database_.run("INSERT INTO entry(idx, file, kind, uid, sealed) VALUES(?, ?, ?, ?, ?)", number,
                      row.file, row.kind, ByteView(row.uid), ByteView(row.sealed)));
  grown_.frontier.append(sealed.leaf_hash);
  grown_.leaves.push_back(sealed.leaf_hash);
  once_ids_.push_back(once);
  note_once(grown_.once, once, index);
  return {};
}

/// The last leaf carries the checkpoint over all: one page of the database less to write than a table of its
/// own.
Result<void> Group::write_leaves(std::uint64_t before) {
  if (before > 0)
    SW_DO(database_.run("UPDATE leaf SET note = '' WHERE idx = ?", static_cast<std::int64_t>(before) - 1));
  for (std::size_t i = 0; i < grown_.leaves.size(); ++i) {
    const Digest& once = once_ids_[i];
    SW_DO(database_.run("INSERT INTO leaf(idx, hash, once, note) VALUES(?, ?, ?, ?)",
                        static_cast<std::int64_t>(before + i), ByteView(grown_.leaves[i]),
                        once == Digest{} ? ByteView() : ByteView(once),
                        i + 1 == grown_.leaves.size() ? std::string_view(grown_.note) : std::string_view()));
  }
  return {};
}

Result<Grown> Group::finish() {
  if (!grown_.leaves.empty()) {
    const reg::Checkpoint checkpoint{sealing_.origin(), grown_.frontier.size(), grown_.frontier.root()};
    grown_.note = reg::sign_checkpoint(checkpoint, sealing_.keys().signing());
    SW_DO(write_leaves(checkpoint.size - grown_.leaves.size()));
  }
  SW_DO(database_.run("COMMIT"));
  return std::move(grown_);
}

}  // namespace sharewell::store
