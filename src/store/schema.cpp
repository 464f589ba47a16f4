// SPDX-License-Identifier: MIT
#include "store/schema.h"

#include <fmt/format.h>

#include <map>

namespace sharewell::store {
namespace {

constexpr const char* kTables = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file_key(file TEXT PRIMARY KEY, epoch INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entry(idx INTEGER PRIMARY KEY, file TEXT NOT NULL REFERENCES file_key(file), kind INTEGER NOT NULL,
  uid BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX entry_of_file ON entry(file);
CREATE INDEX entry_opening ON entry(kind) WHERE kind = 3;
CREATE TABLE leaf(idx INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE task(ref TEXT NOT NULL, file TEXT NOT NULL, sharing TEXT NOT NULL, obligation TEXT NOT NULL,
  owner TEXT NOT NULL, due INTEGER NOT NULL, state INTEGER NOT NULL, raised_by INTEGER NOT NULL,
  settled_by INTEGER NOT NULL, PRIMARY KEY(raised_by, ref)) STRICT, WITHOUT ROWID;
CREATE INDEX task_open ON task(raised_by) WHERE state = 0;
CREATE TABLE once(id BLOB PRIMARY KEY, idx INTEGER NOT NULL, entries INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft(id TEXT PRIMARY KEY, author TEXT NOT NULL, version INTEGER NOT NULL, saved_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL, wrapped_key BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX draft_of_author ON draft(author);
)";

Result<std::map<std::string, std::string>> structure_of(Database& database) {
  SW_TRY(Query parts, database.query("SELECT type || ' ' || name || ' on ' || tbl_name, coalesce(sql, '') "
                                     "FROM sqlite_schema"));
  std::map<std::string, std::string> found;
  while (true) {
    SW_TRY(const bool more, parts.next());
    if (!more) return found;
    found.emplace(parts.text(0), parts.text(1));
  }
}

}  // namespace

Result<void> make_tables(Database& database) { return database.run_script(kTables); }

Result<void> check_tables(Database& database) {
  SW_TRY(Database model, Database::open_memory());
  SW_DO(make_tables(model));
  SW_TRY(const auto expected, structure_of(model));
  SW_TRY(const auto found, structure_of(database));
  for (const auto& [name, sql] : expected) {
    const auto at = found.find(name);
    if (at == found.end())
      return fail(ErrorCode::Damaged, fmt::format("the {} is missing", name), "sharewell.db");
    if (at->second != sql)
      return fail(ErrorCode::Damaged, fmt::format("the {} is not defined as it was", name), "sharewell.db");
  }
  for (const auto& [name, sql] : found)
    if (!expected.contains(name))
      return fail(ErrorCode::Damaged, "there is a table, index or trigger that Sharewell did not make",
                  "sharewell.db");
  return {};
}

Result<bool> has_no_tables(Database& database) {
  SW_TRY(const std::int64_t count, database.number("SELECT count(*) FROM sqlite_schema"));
  return count == 0;
}

Result<std::string> meta_value(Database& database, std::string_view key) {
  SW_TRY(Query row, database.query("SELECT value FROM meta WHERE key = ?", key));
  SW_TRY(const bool found, row.next());
  if (!found)
    return fail(ErrorCode::Damaged, fmt::format("the row '{}' is missing", key), "table meta, column key");
  return std::string(row.text(0));
}

}  // namespace sharewell::store
