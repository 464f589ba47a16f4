// SPDX-License-Identifier: MIT
#include "store/opening.h"

#include <fmt/format.h>

#include "crypt/key_ring.h"
#include "register/checkpoint.h"
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

Result<void> make_rows(Database& database, const Sealing& sealing) {
  SW_DO(make_tables(database));
  const FileRef office = FileRef::make(sealing.random());
  SW_DO(database.run("INSERT INTO meta(key, value) VALUES('schema', ?), ('organisation', ?), ('office', ?)",
                     kSchemaVersion, sealing.keys().id(), office.text()));
  SW_TRY([[maybe_unused]] const auto key, make_file_key(database, sealing, office));
  const std::string note =
      reg::sign_checkpoint({sealing.origin(), 0, reg::Frontier().root()}, sealing.keys().signing());
  SW_DO(database.run("INSERT INTO checkpoint(one, size, note) VALUES(1, 0, ?)", note));
  return database.run_script("COMMIT");
}

Result<void> load_leaves(Database& database, Grown& grown) {
  SW_TRY(Query row, database.query("SELECT idx, hash FROM leaf ORDER BY idx"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    const ByteView hash = row.bytes(1);
    if (row.number(0) != static_cast<std::int64_t>(grown.leaves.size()))
      return damaged(fmt::format("the register has no leaf {}", grown.leaves.size()), "table leaf");
    if (hash.size() != sizeof(Digest)) return damaged("a leaf has another length", "table leaf");
    Digest& leaf = grown.leaves.emplace_back();
    std::copy(hash.begin(), hash.end(), leaf.begin());
    grown.frontier.append(leaf);
  }
}

}  // namespace

Result<void> make_store(Database& database, const Sealing& sealing) {
  SW_DO(database.run_script("BEGIN IMMEDIATE"));
  Result<void> made = make_rows(database, sealing);
  if (!made) database.roll_back();
  return made;
}

Result<FileRef> check_meta(Database& database, const Sealing& sealing) {
  SW_TRY(const std::string schema, meta_value(database, "schema"));
  if (schema != kSchemaVersion)
    return damaged(
        fmt::format("the tables are of version '{}', and this program knows {}", schema, kSchemaVersion),
        "table meta, column value");
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
  return *office;
}

Result<StoredCheckpoint> load_checkpoint(Database& database, const Sealing& sealing) {
  SW_TRY(Query row, database.query("SELECT one, size, note FROM checkpoint"));
  SW_TRY(const bool found, row.next());
  if (!found || row.number(0) != 1)
    return damaged("the signed checkpoint is missing", "table checkpoint, column one");
  StoredCheckpoint out;
  out.note = row.text(2);
  const auto opened = reg::open_checkpoint(out.note, sealing.verifier_key());
  if (!opened)
    return damaged(
        fmt::format("the checkpoint is not one that this organisation signed ({})", opened.error().detail),
        "table checkpoint, column note");
  // A note has one spelling here: a bit of what its reader leaves aside would go unseen otherwise.
  if (out.note != reg::sign_checkpoint(*opened, sealing.keys().signing()))
    return damaged("the checkpoint's text was changed", "table checkpoint, column note");
  if (row.number(1) != static_cast<std::int64_t>(opened->size))
    return damaged("the size beside the checkpoint is not the one it was signed for",
                   "table checkpoint, column size");
  out.size = opened->size;
  out.root = opened->root;
  SW_TRY(const bool another, row.next());
  if (another) return damaged("there is more than one checkpoint", "table checkpoint, column one");
  return out;
}

Result<Grown> load_register(Database& database, const Sealing& sealing) {
  SW_TRY(StoredCheckpoint checkpoint, load_checkpoint(database, sealing));
  Grown grown;
  grown.leaves.reserve(checkpoint.size);
  SW_DO(load_leaves(database, grown));
  SW_TRY(const std::int64_t entries, database.number("SELECT count(*) FROM entry"));
  SW_TRY(const std::int64_t last, database.number("SELECT coalesce(max(idx), -1) FROM entry"));
  const auto size = static_cast<std::int64_t>(checkpoint.size);
  if (static_cast<std::int64_t>(grown.leaves.size()) != size || entries != size || last + 1 != size)
    return damaged(fmt::format("the checkpoint was signed for {} entries; there are {} with {} leaves", size,
                               entries, grown.leaves.size()),
                   "table entry");
  if (grown.frontier.root() != checkpoint.root)
    return damaged("the leaves do not add up to the root that was signed", "table leaf");
  grown.note = std::move(checkpoint.note);
  return grown;
}

}  // namespace sharewell::store
