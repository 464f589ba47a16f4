// SPDX-License-Identifier: MIT
#include "store/following.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypt/key_ring.h"
#include "record/bodies.h"
#include "record/keeping_bodies.h"
#include "store/entry_reader.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

using record::EntryKind;

static_assert(static_cast<int>(EntryKind::Looked) == 4);

std::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::Damaged, std::string(what) + "; stop every server and run 'sharewell verify'",
              "table leaf");
}

/// One way through what is new, in the order in which it was added.
class Following {
 public:
  Following(Database& database, const Sealing& sealing, const Mirror& mirror, const FileRef& office)
      : database_(database), sealing_(sealing), mirror_(mirror), office_(office), known_(mirror.size()) {
    grown_.frontier = mirror.frontier();
  }

  Result<Grown> follow() {
    SW_DO(leaves());
    SW_DO(entries());
    return std::move(grown_);
  }

 private:
  Result<void> leaves() {
    SW_TRY(const StoredCheckpoint checkpoint, load_checkpoint(database_, sealing_));
    SW_TRY(Query row, database_.walk("SELECT " SW_LEAF_COLUMNS " FROM leaf WHERE idx >= ? ORDER BY idx",
                                     static_cast<std::int64_t>(known_)));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      const std::uint64_t index = grown_.frontier.size();
      if (row.number(0) != static_cast<std::int64_t>(index)) return damaged("a leaf is missing");
      SW_TRY(const LeafRow leaf, leaf_row(row));
      grown_.leaves.push_back(leaf.hash);
      grown_.firsts.push_back(leaf.first);
      grown_.frontier.append(leaf.hash);
      note_once(grown_.once, leaf.once, index);
    }
    if (grown_.frontier.size() != checkpoint.size || grown_.frontier.root() != checkpoint.root)
      return damaged("the register did not only grow: it is another than this server knew");
    grown_.note = checkpoint.note;
    SW_TRY(reg::KeyChain keys, load_keys(database_, sealing_));
    grown_.keys = std::make_shared<const reg::KeyChain>(std::move(keys));
    return {};
  }

  Result<void> entries() {
    // The office file is the only one that does not begin with FileOpened.
    std::vector<std::uint64_t> begins;
    for (std::size_t i = 0; i < grown_.firsts.size(); ++i)
      if (grown_.firsts[i] == known_ + i) begins.push_back(known_ + i);
    SW_TRY(Query row,
           database_.walk("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx >= ? AND (" SW_ON_CARD
                          " OR kind = 4 OR file = ?) ORDER BY idx",
                          static_cast<std::int64_t>(known_), office_.text()));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) break;
      const EntryRow columns = entry_row(row);
      if (columns.kind == static_cast<std::int64_t>(EntryKind::FileOpened)) std::erase(begins, columns.index);
      SW_DO(entry(columns));
    }
    for (const std::uint64_t first : begins)
      if (!grown_.began.emplace(office_, first).second || mirror_.first_of(office_))
        return damaged("a leaf is of no file that was ever opened");
    return {};
  }

  Result<void> entry(const EntryRow& columns) {
    const auto file = FileRef::parse(columns.file);
    if (!file) return damaged("an entry's file is not a reference");
    if (columns.kind == static_cast<std::int64_t>(EntryKind::FileOpened))
      grown_.began.emplace(*file, columns.index);
    const auto key = load_file_key(database_, sealing_, *file);
    if (!key && key.error().code == ErrorCode::NotFound) return {};  // erased since: it is named further on
    if (!key) return std::unexpected(key.error());
    SW_TRY(const OpenedEntry opened, sealing_.open_entry(*key, columns));
    if (columns.index - known_ >= grown_.leaves.size() ||
        opened.leaf_hash != grown_.leaves[columns.index - known_])
      return damaged("an entry is not the one under its leaf");
    if (opened.body.kind == EntryKind::Looked) return look(opened.body);
    if (*file != office_) return card(opened.body);
    grown_.office.emplace_back(columns.index, opened.body);
    return opened.body.kind == EntryKind::FileErased ? erasure(opened.body) : Result<void>{};
  }

  Result<void> look(const record::EntryBody& body) {
    SW_TRY(const auto looked, record::read_body<record::Looked>(body));
    for (const FileRef& file : looked.files)
      grown_.looks.push_back({body.actor, file, looked.listed, body.recorded_at});
    return {};
  }

  Result<void> erasure(const record::EntryBody& body) {
    SW_TRY(const auto erased, record::read_body<record::FileErased>(body));
    grown_.erased.push_back(erased.file);
    return {};
  }

  Result<void> card(const record::EntryBody& body) {
    if (body.kind == EntryKind::FileOpened) {
      SW_TRY(FileCard made, card_of(body));
      grown_.files.push_back(std::move(made));
      return {};
    }
    const auto here = std::ranges::find(grown_.files, body.file, &FileCard::file);
    if (here != grown_.files.end()) return here->follow(body);
    auto known = mirror_.find_file(body.file);
    if (!known) return damaged("an entry is of no file that was ever opened");
    SW_DO(known->follow(body));
    grown_.files.push_back(*std::move(known));
    return {};
  }

  Database& database_;
  const Sealing& sealing_;
  const Mirror& mirror_;
  const FileRef& office_;
  std::uint64_t known_;
  Grown grown_{};
};

Result<void> check_same_end(Database& database, const Mirror& mirror) {
  SW_TRY(Query row, database.query("SELECT note FROM leaf ORDER BY idx DESC LIMIT 1"));
  SW_TRY(const bool found, row.next());
  if (found && row.text(0) != mirror.note()) return damaged("the register is another than this server knew");
  return {};
}

/// Whoever destroys a key wraps the office file's first under the one that comes after (erasure.cpp): what is
/// wrapped here under an earlier one would be lost with it.
/// A number alone could be that of another folder's key.
Result<void> require_epoch(const Sealing& sealing, const FileRef& office, std::int64_t epoch,
                           ByteView wrapped) {
  const crypt::OrganisationKeys& keys = sealing.keys();
  if (std::int64_t{keys.epoch()} < epoch) keys.look_again();
  // The newest here too: a key that is known and not yet in use would leave new ones under the one before.
  if (wrapped.empty() ||
      (std::int64_t{keys.epoch()} >= epoch && sealing.open_file_key(office.text(), epoch, wrapped)))
    return {};
  return fail(
      ErrorCode::KeysMissing,
      fmt::format(
          "the records are wrapped under epoch {} of a key ring that is not this data folder's, which "
          "ends with epoch {}: servers of one database share one data folder. Keep the key rings of both",
          epoch, keys.epoch()),
      "keyring");
}

}  // namespace

Result<std::uint64_t> entries_now(Database& database) {
  SW_TRY(const std::int64_t last, database.number("SELECT coalesce(max(idx), -1) FROM leaf"));
  return static_cast<std::uint64_t>(last + 1);
}

Result<std::optional<Grown>> grown_since(Database& database, const Sealing& sealing, const Mirror& mirror,
                                         const FileRef& office) {
  std::uint64_t now = 0;
  {
    SW_TRY(Query row,
           database.query("SELECT coalesce(max(idx), -1), coalesce((SELECT epoch FROM file_key WHERE "
                          "file = ?), 0), (SELECT wrapped FROM file_key WHERE file = ?) FROM leaf",
                          office.text(), office.text()));
    SW_TRY([[maybe_unused]] const bool found, row.next());
    now = static_cast<std::uint64_t>(row.number(0) + 1);
    SW_DO(require_epoch(sealing, office, row.number(1), row.bytes(2)));
  }
  if (now < mirror.size()) return damaged("there are fewer entries than this server knew");
  if (now == mirror.size()) {
    SW_DO(check_same_end(database, mirror));
    return std::nullopt;
  }
  SW_TRY(Grown grown, Following(database, sealing, mirror, office).follow());
  return grown;
}

Result<void> confirm(Database& database) {
  return database.run("UPDATE leaf SET note = note WHERE idx = (SELECT max(idx) FROM leaf)");
}

}  // namespace sharewell::store
