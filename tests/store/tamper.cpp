// SPDX-License-Identifier: MIT
#include "tamper.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <regex>
#include <stdexcept>

#include "test_database.h"

namespace sharewell::store {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr const char* kTables[] = {"draft", "entry", "file_key", "leaf", "meta", "task"};

// What of SQLite's SQL the tests use, and PostgreSQL lacks.
constexpr const char* kTaught =
    "SET search_path = sharewell, public; SET client_min_messages = error;"
    "CREATE OR REPLACE FUNCTION public.hex(bytea) RETURNS text LANGUAGE sql AS $$SELECT encode($1, 'hex')$$;"
    "CREATE OR REPLACE FUNCTION public.hex(text) RETURNS text LANGUAGE sql AS $$SELECT encode(convert_to($1, "
    "'UTF8'), 'hex')$$;"
    "CREATE OR REPLACE FUNCTION public.hex(bigint) RETURNS text LANGUAGE sql AS $$SELECT "
    "public.hex($1::text)$$;"
    "CREATE OR REPLACE FUNCTION public.zeroblob(int) RETURNS bytea LANGUAGE sql AS $$SELECT "
    "decode(repeat('00', $1), 'hex')$$;"
    "CREATE OR REPLACE FUNCTION public.randomblob(int) RETURNS bytea LANGUAGE sql AS $$SELECT "
    "decode(repeat('5a', $1), 'hex')$$;";

int collect(void* rows, int count, char** values, char**) {
  auto& row = static_cast<Rows*>(rows)->emplace_back();
  for (int i = 0; i < count; ++i) row.emplace_back(values[i] == nullptr ? "" : values[i]);
  return 0;
}

Rows ask_sqlite(sqlite3* connection, const std::string& sql) {
  Rows rows;
  char* message = nullptr;
  if (sqlite3_exec(connection, sql.c_str(), collect, &rows, &message) == SQLITE_OK) return rows;
  const std::string why = message;
  sqlite3_free(message);
  throw std::runtime_error(why + ": " + sql);
}

Rows ask_postgres(PGconn* server, const std::string& sql) {
  const std::unique_ptr<PGresult, void (*)(PGresult*)> answer(PQexec(server, sql.c_str()), PQclear);
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
    throw std::runtime_error(PQerrorMessage(server) + sql);
  Rows rows;
  for (int row = 0; row < PQntuples(answer.get()); ++row) {
    auto& one = rows.emplace_back();
    for (int i = 0; i < PQnfields(answer.get()); ++i) one.emplace_back(PQgetvalue(answer.get(), row, i));
  }
  return rows;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

Bytes unhex(const std::string& text) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
  return out;
}

/// One value as SQL, so that it is written back byte for byte.
std::string literal(const std::string& type, const std::string& hex_or_number, bool postgres) {
  if (type == "integer") return hex_or_number;
  if (postgres) {
    const std::string bytes = "decode('" + hex_or_number + "', 'hex')";
    return type == "text" ? "convert_from(" + bytes + ", 'UTF8')" : bytes;
  }
  return type == "text" ? "CAST(X'" + hex_or_number + "' AS TEXT)" : "X'" + hex_or_number + "'";
}

}  // namespace

Tamper::Tamper(const Place& place) {
  if (place.is_shared()) {
    server_ = PQconnectdb(testing_postgres::conninfo().c_str());
    (void)ask(kTaught);
    return;
  }
  if (sqlite3_open_v2(place.file().c_str(), &connection_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
    throw std::runtime_error("cannot open the database");
  run("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF");
}

Tamper::~Tamper() {
  sqlite3_close(connection_);
  PQfinish(server_);
}

Rows Tamper::ask(const std::string& sql) {
  return server_ == nullptr
             ? ask_sqlite(connection_, sql)
             : ask_postgres(server_, replaced(std::regex_replace(sql, std::regex("[xX]'([0-9a-fA-F]*)'"),
                                                                 "decode('$1', 'hex')"),
                                              "char(10)", "chr(10)"));
}

void Tamper::run(const std::string& sql) { (void)ask(sql); }

Bytes Tamper::value(const std::string& sql) { return unhex(ask(sql).at(0).at(0)); }

std::int64_t Tamper::rows(const std::string& table) {
  return std::stoll(ask("SELECT count(*) FROM " + table).at(0).at(0));
}

/// Name, type, and the place in the primary key of each.
Rows Tamper::columns_of(const std::string& table) {
  if (server_ == nullptr) return ask("SELECT name, lower(type), pk FROM pragma_table_info('" + table + "')");
  return ask(
      "SELECT attname, CASE format_type(atttypid, -1) WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob' "
      "ELSE "
      "'text' END, coalesce(array_position(indkey, attnum), -1) + 1 FROM pg_attribute JOIN pg_index ON "
      "indrelid = "
      "attrelid AND indisprimary WHERE attrelid = 'sharewell." +
      table + "'::regclass AND attnum > 1 ORDER BY attnum");
}

std::vector<Column> Tamper::columns() {
  std::vector<Column> columns;
  for (const char* table : kTables) {
    const Rows info = columns_of(table);
    const std::string& key = std::max_element(info.begin(), info.end(), [](const auto& a, const auto& b) {
                               return a[2] < b[2];
                             })->at(0);
    for (const auto& column : info) columns.push_back({table, column[0], key});
  }
  return columns;
}

std::string Tamper::flip(const Column& c, std::mt19937& dice) {
  const auto offset = std::to_string(static_cast<std::int64_t>(dice()) % rows(c.table));
  const Rows info = columns_of(c.table);
  const auto type_of = [&](const std::string& name) {
    return std::ranges::find(info, name, [](const auto& row) { return row[0]; })->at(1);
  };
  const auto read = [&](const std::string& name) {
    return type_of(name) == "integer" ? name : "hex(" + name + ")";
  };
  const auto row = ask("SELECT " + read(c.name) + ", " + read(c.key) + " FROM " + c.table + " ORDER BY " +
                       c.key + " LIMIT 1 OFFSET " + offset)
                       .at(0);
  const std::string type = type_of(c.name);
  std::string changed = row[0];
  if (type == "integer") {
    const auto bits = static_cast<std::uint64_t>(std::stoll(changed)) ^ (std::uint64_t{1} << (dice() % 64));
    changed = std::to_string(static_cast<std::int64_t>(bits));
  } else {
    Bytes bytes = unhex(changed);
    if (bytes.empty()) bytes.push_back(0);  // an empty text has no bit to flip: it gains one byte
    bytes[dice() % bytes.size()] ^= static_cast<std::uint8_t>(1u << (dice() % 8));
    changed = to_hex(bytes);
  }
  const bool postgres = server_ != nullptr;
  const std::string was = literal(type, row[0], postgres), is = literal(type, changed, postgres);
  const std::string key = literal(type_of(c.key), row[1], postgres), key_now = c.name == c.key ? is : key;
  const auto set = [&](const std::string& value, const std::string& at) {
    return "UPDATE " + c.table + " SET " + c.name + " = " + value + " WHERE " + c.key + " = " + at;
  };
  try {
    run(set(is, key));
  } catch (const std::runtime_error&) {
    return flip(c, dice);  // the database itself refuses a key that stands already, or no text: another bit
  }
  undo_sql_ = set(was, key_now);
  return c.table + "." + c.name + " row " + offset;
}

void Tamper::undo() { run(undo_sql_); }

Kept::Kept(const Place& place, std::filesystem::path copy) : place_(place), copy_(std::move(copy)) {
  if (!place.is_shared()) {
    std::filesystem::copy_file(place.file(), copy_, std::filesystem::copy_options::overwrite_existing);
    return;
  }
  Tamper tamper(place);
  for (const std::string table : kTables)
    tamper.run("DROP TABLE IF EXISTS public.kept_" + table + "; CREATE TABLE public.kept_" + table +
               " AS TABLE sharewell." + table);
}

void Kept::put_back() const {
  if (!place_.is_shared()) {
    std::filesystem::copy_file(copy_, place_.file(), std::filesystem::copy_options::overwrite_existing);
    return;
  }
  Tamper tamper(place_);
  for (const std::string table : kTables)
    tamper.run("TRUNCATE sharewell." + table + "; INSERT INTO sharewell." + table + " TABLE public.kept_" +
               table);
}

}  // namespace sharewell::store
