// SPDX-License-Identifier: MIT
#include "store/schema.h"

#include <fmt/format.h>

#include <map>

#include "store/postgres_schema.h"

namespace sharewell::store {
namespace {

#define SW_MAKE_LEAF                                                                    \
  "CREATE TABLE leaf(idx INTEGER PRIMARY KEY, hash BLOB NOT NULL, once BLOB NOT NULL, " \
  "first INTEGER NOT NULL, note TEXT NOT NULL) STRICT;"
#define SW_MAKE_TASK                                                                             \
  "CREATE TABLE task(place INTEGER PRIMARY KEY, ref TEXT NOT NULL, file TEXT NOT NULL, sharing " \
  "TEXT NOT NULL, obligation TEXT NOT NULL, owner TEXT NOT NULL, due INTEGER NOT NULL, state "   \
  "INTEGER NOT NULL, settled_by INTEGER NOT NULL) STRICT;"

/// As it was from version 2 to 4.
#define SW_MAKE_TASK_2                                                                         \
  "CREATE TABLE task(state INTEGER NOT NULL, raised_by INTEGER NOT NULL, ref TEXT NOT NULL, "  \
  "file TEXT NOT NULL, sharing TEXT NOT NULL, obligation TEXT NOT NULL, owner TEXT NOT NULL, " \
  "due INTEGER NOT NULL, settled_by INTEGER NOT NULL, PRIMARY KEY(state, raised_by, ref)) "    \
  "STRICT, WITHOUT ROWID;"

#define SW_INDEX_NAMING "CREATE INDEX entry_naming ON entry(idx) WHERE " SW_NAMING ";"

constexpr const char* kTables = SW_MAKE_LEAF SW_MAKE_TASK R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE file_key(file TEXT PRIMARY KEY, epoch INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE entry(idx INTEGER PRIMARY KEY, file TEXT NOT NULL REFERENCES file_key(file), kind INTEGER NOT NULL,
  uid BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE draft(id TEXT PRIMARY KEY, author TEXT NOT NULL, version INTEGER NOT NULL, saved_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL, wrapped_key BLOB NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX draft_of_author ON draft(author);
)" SW_INDEX_NAMING;

/// From version 1, which kept checkpoint and once ids in tables of their own, to 2.
constexpr const char* kStepTo2 =
    "ALTER TABLE leaf RENAME TO leaf_1; ALTER TABLE task RENAME TO task_1; DROP INDEX "
    "task_open; CREATE TABLE leaf(idx INTEGER PRIMARY KEY, hash BLOB NOT NULL, once BLOB NOT NULL, "
    "note TEXT NOT NULL) STRICT;" SW_MAKE_TASK_2
    "INSERT INTO leaf SELECT idx, hash, x'', '' FROM leaf_1;"
    "UPDATE leaf SET once = was.id FROM once AS was WHERE leaf.idx >= was.idx AND leaf.idx < was.idx + "
    "was.entries;"
    "UPDATE leaf SET note = (SELECT note FROM checkpoint) WHERE idx = (SELECT max(idx) FROM leaf);"
    "INSERT INTO task SELECT state, raised_by, ref, file, sharing, obligation, owner, due, settled_by FROM "
    "task_1;"
    "DROP TABLE leaf_1; DROP TABLE task_1; DROP TABLE checkpoint; DROP TABLE once;"
    "UPDATE meta SET value = '2' WHERE key = 'schema';";

/// To 3, which tells on each leaf of which file it is, where 2 had an index of entries by file.
constexpr const char* kStepTo3 =
    "ALTER TABLE leaf RENAME TO leaf_2;" SW_MAKE_LEAF
    "INSERT INTO leaf SELECT leaf_2.idx, hash, once, first, note FROM leaf_2 JOIN entry USING(idx) JOIN "
    "(SELECT file, min(idx) AS first FROM entry GROUP BY file) USING(file);"
    "DROP TABLE leaf_2; DROP INDEX entry_of_file;"
    "UPDATE meta SET value = '3' WHERE key = 'schema';";

/// To 4, which finds all entries that a file's card and the index of people are made of.
constexpr const char* kStepTo4 =
    "DROP INDEX entry_opening;" SW_INDEX_NAMING "UPDATE meta SET value = '4' WHERE key = 'schema';";

/// To 5, where a task's place is a number (task_rows.h), and the newest is added without moving another.
constexpr const char* kStepTo5 =
    "ALTER TABLE task RENAME TO task_4;" SW_MAKE_TASK
    "INSERT INTO task SELECT iif(state = 0, 1, -1) * (raised_by * 1024 + row_number() OVER (PARTITION BY "
    "raised_by ORDER BY ref)), ref, file, sharing, obligation, owner, due, state, settled_by FROM task_4;"
    "DROP TABLE task_4;"
    "UPDATE meta SET value = '5' WHERE key = 'schema';";

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

Result<void> make_tables(Database& database) {
  if (database.is_shared()) return {};  // whoever administers the server made them (postgres_schema.h)
  return database.run_script(kTables);
}

bool is_earlier_version(std::string_view schema) {
  return schema == "1" || schema == "2" || schema == "3" || schema == "4";
}

Result<void> step_tables_to_2(Database& database) { return database.run_script(kStepTo2); }
Result<void> step_tables_to_3(Database& database) { return database.run_script(kStepTo3); }
Result<void> step_tables_to_4(Database& database) { return database.run_script(kStepTo4); }
Result<void> step_tables_to_5(Database& database) { return database.run_script(kStepTo5); }

Result<void> check_tables(Database& database) {
  if (database.is_shared()) return check_postgres_tables(database);
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

Result<bool> was_never_used(Database& database) {
  SW_TRY(const std::int64_t count,
         database.number(database.is_shared() ? "SELECT count(*) FROM meta"
                                              : "SELECT count(*) FROM sqlite_schema"));
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
