// SPDX-License-Identifier: MIT
#include "store/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <thread>

#include "crypt/key_ring.h"
#include "register/checkpoint.h"
#include "store/end_note.h"
#include "store/group.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

std::unexpected<Error> damaged(std::string_view what, std::string_view place) {
  return fail(
      ErrorCode::Damaged,
      fmt::format("{}; keep the folder as it is, run 'sharewell verify', and put back your newest safe copy",
                  what),
      std::string(place));
}

reg::Checkpoint empty_checkpoint(const Sealing& sealing) {
  return {sealing.origin(), 0, reg::Frontier().root()};
}

/// The checkpoint of a register that holds nothing yet.
std::string first_note(const Sealing& sealing) {
  return reg::sign_checkpoint(empty_checkpoint(sealing), sealing.keys().signing());
}

Result<void> make_rows(Database& database, const Sealing& sealing) {
  SW_DO(make_tables(database));
  const FileRef office = FileRef::make(sealing.random());
  SW_DO(
      database.run("INSERT INTO meta(key, value) VALUES('schema', ?), ('organisation', ?), ('office', ?), "
                   "('began', ?)",
                   kSchemaVersion, sealing.keys().id(), office.text(), first_note(sealing)));
  SW_DO(keep_file_key(database, sealing, office, crypt::TransientKey::make(sealing.random())));
  return database.commit();
}

Result<void> step_rows(Database& database, const Sealing& sealing, std::string_view from) {
  if (from == "1") {
    SW_DO(step_tables_to_2(database));
    SW_DO(database.run("INSERT INTO meta(key, value) VALUES('began', ?)", first_note(sealing)));
  }
  if (from == "1" || from == "2") SW_DO(step_tables_to_3(database));
  if (from != "4") SW_DO(step_tables_to_4(database));
  SW_DO(step_tables_to_5(database));
  SW_DO(check_tables(database));
  SW_TRY([[maybe_unused]] const FileRef office, check_meta(database, sealing));
  SW_TRY([[maybe_unused]] const Grown grown, load_register(database, sealing));
  return database.commit();
}

Result<void> load_leaves(Database& database, Grown& grown) {
  SW_TRY(Query row, database.walk("SELECT " SW_LEAF_COLUMNS " FROM leaf ORDER BY idx"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    const std::uint64_t index = grown.leaves.size();
    if (row.number(0) != static_cast<std::int64_t>(index))
      return damaged(fmt::format("the register has no leaf {}", index), "table leaf");
    SW_TRY(const LeafRow leaf, leaf_row(row));
    grown.leaves.push_back(leaf.hash);
    grown.firsts.push_back(leaf.first);
    note_once(grown.once, leaf.once, index);
  }
}

/// A blob of 32 bytes, or none where that is allowed.
bool read_digest(ByteView bytes, Digest& out) {
  if (bytes.size() != out.size()) return false;
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return true;
}

}  // namespace

Result<void> make_store(Database& database, const Sealing& sealing) {
  SW_DO(database.begin_write());
  SW_TRY(const bool fresh, was_never_used(database));  // now that nobody else makes it
  if (!fresh) return database.commit();
  Result<void> made = make_rows(database, sealing);
  if (!made) database.roll_back();
  return made;
}

Result<void> bring_up(Database& database, const Sealing& sealing) {
  SW_TRY(const std::string schema, meta_value(database, "schema"));
  if (!is_earlier_version(schema) || database.is_shared()) return {};  // tables there are not ours to change
  SW_DO(database.begin_write());
  Result<void> done = step_rows(database, sealing, schema);
  if (!done) database.roll_back();
  return done;
}

Result<void> check_version(Database& database) {
  if (database.is_shared()) {
    SW_TRY(const bool never, was_never_used(database));
    if (never)
      return fail(ErrorCode::NotFound, "nothing was ever kept in this database for this organisation",
                  "PostgreSQL");
  }
  SW_TRY(const std::string schema, meta_value(database, "schema"));
  if (schema == kSchemaVersion) return {};
  if (is_earlier_version(schema) && !database.is_shared())
    return fail(ErrorCode::Unavailable,
                "these records were kept by an earlier Sharewell; start this one on the folder once "
                "('sharewell serve'), which brings the tables up to date and loses nothing, and try again",
                "table meta, column value");
  return damaged(
      fmt::format("the tables are of version '{}', and this program knows {}", schema, kSchemaVersion),
      "table meta, column value");
}

Result<LeafRow> leaf_row(const Query& row) {
  LeafRow leaf;
  if (!read_digest(row.bytes(1), leaf.hash))
    return damaged(fmt::format("leaf {} has another length", row.number(0)), "table leaf, column hash");
  if (!row.bytes(2).empty() && !read_digest(row.bytes(2), leaf.once))
    return damaged(fmt::format("the once id of leaf {} has another length", row.number(0)),
                   "table leaf, column once");
  if (row.number(3) < 0 || row.number(3) > row.number(0))
    return damaged(fmt::format("leaf {} is of a file that begins later", row.number(0)),
                   "table leaf, column first");
  leaf.first = static_cast<std::uint64_t>(row.number(3));
  leaf.note = row.text(4);
  return leaf;
}

Result<FileRef> check_meta(Database& database, const Sealing& sealing) {
  SW_TRY(const std::string organisation, meta_value(database, "organisation"));
  if (organisation != sealing.keys().id())
    return fail(
        ErrorCode::KeysMissing,
        fmt::format(
            "these records were kept under the keys of an organisation '{}', and the key ring has '{}'; "
            "put the key ring back that belongs to this folder",
            organisation, sealing.keys().id()),
        "table meta, column value");
  SW_TRY(const std::string text, meta_value(database, "office"));
  const auto office = FileRef::parse(text);
  if (!office || office->text() != text)
    return damaged("the office file's reference is not one", "table meta, column value");
  SW_TRY([[maybe_unused]] const auto key, load_file_key(database, sealing, *office));
  SW_TRY(const std::string began, meta_value(database, "began"));
  SW_TRY(const reg::KeyChain keys, load_keys(database, sealing));
  const auto opened = keys.open(began);
  if (!opened || *opened != empty_checkpoint(sealing) || !reg::is_spelt_by(began, keys.signers_at(0)))
    return damaged(
        "the checkpoint of the empty register is not the one that was signed; or the key ring is from after "
        "the register's key was rotated, and these records are from before",
        "table meta, column value");
  return *office;
}

Result<reg::KeyChain> keys_by(std::string_view handovers, const Sealing& sealing) {
  SW_TRY(const auto notes, reg::split_handovers(handovers));
  reg::KeyChain keys(sealing.own_key());
  if (!notes.empty()) {
    SW_TRY(const reg::Handover first, reg::open_handover(notes.front()));
    SW_TRY(keys, reg::KeyChain::follow(first.from, handovers));
  }
  if (keys.newest().name == sealing.origin() && sealing.signing_key(keys.newest()) != nullptr) return keys;
  return fail(ErrorCode::KeysMissing,
              "the register went over to a key that the key ring does not have: put the key ring back that "
              "was made after that");
}

Result<reg::KeyChain> load_keys(Database& database, const Sealing& sealing) {
  SW_TRY(Query row, database.query("SELECT value FROM meta WHERE key = 'handovers'"));
  SW_TRY(const bool found, row.next());
  if (found && row.text(0).empty())
    return damaged("the handovers of the register's key are empty", "table meta, column value");
  auto keys = keys_by(found ? row.text(0) : std::string_view(), sealing);
  if (!keys && keys.error().code != ErrorCode::KeysMissing)
    return damaged(
        fmt::format("the handovers of the register's key are not what was signed ({})", keys.error().detail),
        "table meta, column value");
  if (!keys) keys.error().place = "table meta, column value";
  return keys;
}

Result<StoredCheckpoint> load_checkpoint(Database& database, const Sealing& sealing) {
  StoredCheckpoint out;
  {
    SW_TRY(Query last, database.query("SELECT note FROM leaf ORDER BY idx DESC LIMIT 1"));
    SW_TRY(const bool found, last.next());
    if (!found) {
      SW_TRY(out.note, meta_value(database, "began"));
    } else {
      out.note = last.text(0);
    }
  }
  if (out.note.empty())
    return damaged("the register ends at a leaf that carries no checkpoint: what came after is missing",
                   "table leaf, columns idx, note");
  SW_TRY(const reg::KeyChain keys, load_keys(database, sealing));
  const auto opened = open_end_note(out.note, keys, sealing);
  if (!opened) return damaged(opened.error().detail, opened.error().place);
  out.size = opened->size;
  out.root = opened->root;
  return out;
}

Result<Grown> load_register(Database& database, const Sealing& sealing) {
  SW_TRY(StoredCheckpoint checkpoint, load_checkpoint(database, sealing));
  Grown grown;
  grown.leaves.reserve(checkpoint.size);
  grown.firsts.reserve(checkpoint.size);
  grown.once.reserve(checkpoint.size);
  SW_DO(load_leaves(database, grown));
  grown.frontier = reg::frontier_of(grown.leaves, std::max(1u, std::thread::hardware_concurrency()));
  // Not how many there are: counting them reads the whole table. One that is missing is named where it is
  // read, and by verify.
  SW_TRY(const std::int64_t last, database.number("SELECT coalesce(max(idx), -1) FROM entry"));
  const auto size = static_cast<std::int64_t>(checkpoint.size);
  if (static_cast<std::int64_t>(grown.leaves.size()) != size || last + 1 != size)
    return damaged(fmt::format("the checkpoint is of {} entries; the last that is there is number "
                               "{}, and there are {} leaves",
                               size, last, grown.leaves.size()),
                   "table entry");
  if (grown.frontier.root() != checkpoint.root)
    return damaged("the leaves do not add up to the root of the checkpoint", "table leaf");
  grown.note = std::move(checkpoint.note);
  SW_TRY(reg::KeyChain keys, load_keys(database, sealing));
  grown.keys = std::make_shared<const reg::KeyChain>(std::move(keys));
  return grown;
}

Result<std::optional<std::uint64_t>> office_first(const std::vector<std::uint64_t>& firsts,
                                                  const std::unordered_map<FileRef, std::uint64_t>& began) {
  std::optional<std::uint64_t> found;
  std::vector<bool> is_case(firsts.size());
  for (const auto& [file, first] : began) is_case[first] = true;
  const auto names_itself = [&firsts](std::uint64_t first) { return firsts[first] == first; };
  if (!std::ranges::all_of(firsts, names_itself) ||
      !std::ranges::all_of(began | std::views::values, names_itself))
    return damaged("a leaf that is a file's first names another", "table leaf, column first");
  for (const std::uint64_t first : firsts) {
    if (is_case[first] || first == found) continue;
    if (found) return damaged("a leaf is of no file that was ever opened", "table leaf, column first");
    found = first;
  }
  return found;
}

}  // namespace sharewell::store
