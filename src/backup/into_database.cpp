// SPDX-License-Identifier: MIT
#include "backup/into_database.h"

#include "crypt/key_ring.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::backup {
namespace {

/// Calls `put` with each row of a query.
template <class Put>
Result<void> each(store::Database& from, const char* sql, const Put& put) {
  SW_TRY(store::Query row, from.query(sql));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    SW_DO(put(row));
  }
}

}  // namespace

Result<IntoDatabase> IntoDatabase::begin(const store::Place& place) {
  SW_TRY(store::Database to, store::Database::open_writer(place, 0));
  // While another organisation's records are copied this one waits.
  SW_DO(to.run("SET idle_in_transaction_session_timeout = 0"));
  SW_DO(to.begin_write());
  SW_TRY(const bool fresh, store::was_never_used(to));
  if (!fresh)
    return fail(
        ErrorCode::Busy,
        "the database holds records of an organisation of this name already; nothing was changed. Take "
        "another database, or have whoever administers it empty this one (docs/postgresql.md)",
        "PostgreSQL");
  return IntoDatabase(std::move(to));
}

Result<void> IntoDatabase::copy(const std::filesystem::path& sqlite, const crypt::OrganisationKeys& keys,
                                const Progress& progress) {
  SW_TRY(store::Database from, store::Database::open_reader(sqlite));
  SW_DO(from.begin_read());
  SW_DO(copy_the_rest(from));
  SW_DO(copy_entries(from, keys.name(), progress));
  const store::Sealing sealing(keys, [](std::span<std::uint8_t>) {
    broken_invariant("putting back draws no random bytes", __FILE__, __LINE__);
  });
  SW_TRY(const store::Grown there, store::load_register(to_, sealing));
  SW_TRY(const std::int64_t entries, to_.number("SELECT count(*) FROM entry"));
  if (static_cast<std::size_t>(entries) == there.leaves.size()) return {};
  return fail(ErrorCode::Damaged, "entries were lost on the way to the database", "PostgreSQL");
}

Result<void> IntoDatabase::copy_entries(store::Database& from, const std::string& name,
                                        const Progress& progress) {
  constexpr std::int64_t kShownEvery = 1000;
  SW_TRY(const std::int64_t all, from.number("SELECT count(*) FROM entry"));
  return each(from, "SELECT idx, file, kind, uid, sealed FROM entry ORDER BY idx",
              [&](const store::Query& row) {
                if (progress && row.number(0) % kShownEvery == 0)
                  progress(name, static_cast<std::uint64_t>(row.number(0)), static_cast<std::uint64_t>(all));
                return to_.run("INSERT INTO entry(idx, file, kind, uid, sealed) VALUES(?, ?, ?, ?, ?)",
                               row.number(0), row.text(1), row.number(2), row.bytes(3), row.bytes(4));
              });
}

/// No drafts: a backup has none.
Result<void> IntoDatabase::copy_the_rest(store::Database& from) {
  SW_DO(each(from, "SELECT key, value FROM meta", [&](const store::Query& row) {
    return to_.run("INSERT INTO meta(key, value) VALUES(?, ?)", row.text(0), row.text(1));
  }));
  SW_DO(each(from, "SELECT file, epoch, wrapped FROM file_key", [&](const store::Query& row) {
    return to_.run("INSERT INTO file_key(file, epoch, wrapped) VALUES(?, ?, ?)", row.text(0), row.number(1),
                   row.bytes(2));
  }));
  SW_DO(
      each(from, "SELECT idx, hash, once, first, note FROM leaf ORDER BY idx", [&](const store::Query& row) {
        return to_.run("INSERT INTO leaf(idx, hash, once, first, note) VALUES(?, ?, ?, ?, ?)", row.number(0),
                       row.bytes(1), row.bytes(2), row.number(3), row.text(4));
      }));
  return each(
      from,
      "SELECT place, ref, file, sharing, obligation, owner, due, state, settled_by FROM task ORDER BY place",
      [&](const store::Query& row) {
        return to_.run(
            "INSERT INTO task(place, ref, file, sharing, obligation, owner, due, state, settled_by) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.number(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.number(6),
            row.number(7), row.number(8));
      });
}

}  // namespace sharewell::backup
