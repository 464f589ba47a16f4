// SPDX-License-Identifier: MIT
#include "store/group.h"

#include <algorithm>

#include "crypt/key_ring.h"
#include "register/checkpoint.h"
#include "store/end_note.h"
#include "store/following.h"

namespace sharewell::store {

Result<crypt::TransientKey> load_file_key(Database& database, const Sealing& sealing, const FileRef& file) {
  for (std::int64_t tried = -1;;) {
    SW_TRY(Query row, database.query("SELECT epoch, wrapped FROM file_key WHERE file = ?", file.text()));
    SW_TRY(const bool found, row.next());
    if (!found) return fail(ErrorCode::Damaged, "a case file has no key", "table file_key");
    if (is_erased(row.bytes(1))) return fail(ErrorCode::NotFound, "this case file was erased");
    auto key = sealing.open_file_key(file.text(), row.number(0), row.bytes(1));
    // Its epoch may have ended since the row was read: then the key is under a later one by now.
    if (!key && row.number(0) != std::exchange(tried, row.number(0))) continue;
    if (!key) key.error().place = "table file_key, columns file, epoch, wrapped";
    return key;
  }
}

Result<void> keep_file_key(Database& database, const Sealing& sealing, const FileRef& file,
                           const crypt::TransientKey& key) {
  SW_TRY(const WrappedKey wrapped, sealing.wrap_file_key(file, key));
  return database.run("INSERT INTO file_key(file, epoch, wrapped) VALUES(?, ?, ?)", file.text(),
                      std::int64_t{wrapped.epoch}, ByteView(wrapped.wrapped));
}

Group::Group(Database& database, const Sealing& sealing, const Mirror& mirror, crypt::KeyShelf& shelf,
             FileRef office, Instant now)
    : database_(database),
      sealing_(sealing),
      mirror_(mirror),
      shelf_(shelf),
      office_(std::move(office)),
      now_(now) {
  grown_.frontier = mirror.frontier();
}

std::optional<Written> Group::written_under(const Digest& once) const {
  if (const auto at = grown_.once.find(once); at != grown_.once.end()) return at->second;
  return mirror_.written_under(once);
}

bool Group::has_begun(const FileRef& file) const {
  if (std::ranges::find(grown_.erased, file) != grown_.erased.end()) return false;
  return mirror_.knows(file) || std::any_of(grown_.files.begin(), grown_.files.end(),
                                            [&](const FileCard& card) { return card.file() == file; });
}

std::optional<std::uint64_t> Group::first_of(const FileRef& file) const {
  if (const auto at = grown_.began.find(file); at != grown_.began.end()) return at->second;
  return mirror_.first_of(file);
}

std::vector<std::uint64_t> Group::entries_of(const FileRef& file) const {
  std::vector<std::uint64_t> numbers = mirror_.entries_of(file);
  const std::uint64_t before = next_index() - grown_.firsts.size();
  const auto first = first_of(file);
  for (std::size_t i = 0; i < grown_.firsts.size(); ++i)
    if (grown_.firsts[i] == first) numbers.push_back(before + i);
  return numbers;
}

bool Group::looked(const PersonRef& person, const FileRef& file, bool listed) const {
  return mirror_.looked(person, file, listed, now_) ||
         std::any_of(grown_.looks.begin(), grown_.looks.end(), [&](const RecentLook& look) {
           return look.person == person && look.file == file && (listed || !look.listed);
         });
}

Result<void> Group::begin_file(const FileRef& file, const crypt::TransientKey& key) {
  // Wrapped here and not when it was made: the epoch of that time may have ended since.
  SW_DO(keep_file_key(database_, sealing_, file, key));
  new_keys_.emplace(file, crypt::TransientKey::from(key.view()));
  return {};
}

Result<crypt::TransientKey> Group::key_of(const FileRef& file) {
  // Not on the shelf before they are durable: a group that is given up takes them with it.
  if (const auto at = new_keys_.find(file); at != new_keys_.end())
    return crypt::TransientKey::from(at->second.view());
  if (auto kept = shelf_.find(file.text())) return *std::move(kept);
  SW_TRY(crypt::TransientKey key, load_file_key(database_, sealing_, file));
  shelf_.keep(file.text(), key);
  return key;
}

Result<void> Group::note_on_card(const record::EntryBody& entry) {
  if (entry.kind == record::EntryKind::FileOpened) {
    SW_CHECK(new_keys_.contains(entry.file));
    SW_TRY(FileCard card, card_of(entry));
    grown_.files.push_back(std::move(card));
    return {};
  }
  const auto here = std::ranges::find(grown_.files, entry.file, &FileCard::file);
  if (here != grown_.files.end()) return here->follow(entry);
  auto card = mirror_.find_file(entry.file);
  SW_CHECK(card.has_value());
  SW_DO(card->follow(entry));
  grown_.files.push_back(*std::move(card));
  return {};
}

Result<void> Group::append(const record::EntryBody& entry, std::string_view canonical, const Digest& once) {
  SW_TRY(const crypt::TransientKey key, key_of(entry.file));
  return append(entry, sealing_.seal_entry(key, entry.file, entry.kind, canonical, once), once);
}

Result<void> Group::append(const record::EntryBody& entry, const SealedEntry& sealed, const Digest& once) {
  const std::uint64_t index = next_index();
  if (is_on_card(entry.kind)) SW_DO(note_on_card(entry));
  if (entry.kind != record::EntryKind::Looked && entry.file == office_)
    grown_.office.emplace_back(index, entry);
  SW_DO(database_.run("INSERT INTO entry(idx, file, kind, uid, sealed) VALUES(?, ?, ?, ?, ?)",
                      static_cast<std::int64_t>(index), entry.file.text(),
                      static_cast<std::int64_t>(entry.kind), ByteView(sealed.uid), ByteView(sealed.sealed)));
  grown_.frontier.append(sealed.leaf_hash);
  grown_.leaves.push_back(sealed.leaf_hash);
  grown_.firsts.push_back(first_of(entry.file).value_or(index));
  if (grown_.firsts.back() == index) grown_.began.emplace(entry.file, index);
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
    SW_DO(database_.run("INSERT INTO leaf(idx, hash, once, first, note) VALUES(?, ?, ?, ?, ?)",
                        static_cast<std::int64_t>(before + i), ByteView(grown_.leaves[i]),
                        once == Digest{} ? ByteView() : ByteView(once),
                        static_cast<std::int64_t>(grown_.firsts[i]),
                        i + 1 == grown_.leaves.size() ? std::string_view(grown_.note) : std::string_view()));
  }
  return {};
}

/// Asked over a new connection, after the old one was lost with the answer to the commit.
Result<bool> Group::was_kept() {
  const Error unknown{
      ErrorCode::Unavailable,
      "the connection to the database was lost while this was being kept, and nobody knows yet "
      "whether it was: look whether it is there before you repeat it",
      "PostgreSQL"};
  // To begin is to wait until the transaction that was cut off has ended.
  if (grown_.leaves.empty() || !database_.renew() || !database_.begin_write())
    return std::unexpected(unknown);
  const std::uint64_t first = next_index() - grown_.leaves.size();
  bool same = false;
  {
    auto row = database_.query("SELECT hash FROM leaf WHERE idx = ?", static_cast<std::int64_t>(first));
    const auto found = row ? row->next() : Result<bool>(std::unexpected(row.error()));
    if (!found) return std::unexpected(unknown);
    same = *found && std::ranges::equal(row->bytes(0), grown_.leaves.front());
  }
  if (!same) {
    database_.roll_back();
    return false;
  }
  // It may be here and nowhere else: the wait for stand-ins went with the connection.
  if (!confirm(database_) || !database_.commit()) return std::unexpected(unknown);
  return true;
}

Result<Grown> Group::finish() {
  if (!grown_.leaves.empty()) {
    grown_.note = end_note(so_far(), *keys(), sealing_);
    SW_DO(write_leaves(grown_.frontier.size() - grown_.leaves.size()));
  }
  if (auto kept = database_.commit(); !kept) {
    if (!database_.is_broken()) return std::unexpected(std::move(kept).error());
    SW_TRY(const bool after_all, was_kept());
    if (!after_all) return std::unexpected(std::move(kept).error());
  }
  return std::move(grown_);
}

}  // namespace sharewell::store
