// SPDX-License-Identifier: MIT
#include "tamper.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace sharewell::store {
namespace {

using Rows = std::vector<std::vector<std::string>>;

int collect(void* rows, int count, char** values, char**) {
  auto& row = static_cast<Rows*>(rows)->emplace_back();
  for (int i = 0; i < count; ++i) row.emplace_back(values[i] == nullptr ? "" : values[i]);
  return 0;
}

Rows ask(sqlite3* connection, const std::string& sql) {
  Rows rows;
  char* message = nullptr;
  if (sqlite3_exec(connection, sql.c_str(), collect, &rows, &message) == SQLITE_OK) return rows;
  const std::string why = message;
  sqlite3_free(message);
  throw std::runtime_error(why + ": " + sql);
}

Bytes unhex(const std::string& text) {
  Bytes out;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
  return out;
}

/// One value as SQL, so that it is written back byte for byte.
std::string literal(const std::string& type, const std::string& hex_or_number) {
  if (type == "integer") return hex_or_number;
  return type == "text" ? "CAST(X'" + hex_or_number + "' AS TEXT)" : "X'" + hex_or_number + "'";
}

}  // namespace

Tamper::Tamper(const std::filesystem::path& database) {
  if (sqlite3_open_v2(database.c_str(), &connection_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
    throw std::runtime_error("cannot open the database");
  run("PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=OFF");
}

Tamper::~Tamper() { sqlite3_close(connection_); }

void Tamper::run(const std::string& sql) { (void)ask(connection_, sql); }

Bytes Tamper::value(const std::string& sql) { return unhex(ask(connection_, sql).at(0).at(0)); }

std::int64_t Tamper::rows(const std::string& table) {
  return std::stoll(ask(connection_, "SELECT count(*) FROM " + table).at(0).at(0));
}

std::vector<Column> Tamper::columns() {
  std::vector<Column> columns;
  for (const auto& table :
       ask(connection_, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    const Rows info = ask(connection_, "SELECT name, pk FROM pragma_table_info('" + table[0] + "')");
    const std::string& key = std::max_element(info.begin(), info.end(), [](const auto& a, const auto& b) {
                               return a[1] < b[1];
                             })->at(0);
    for (const auto& column : info) columns.push_back({table[0], column[0], key});
  }
  return columns;
}

std::string Tamper::flip(const Column& c, std::mt19937& dice) {
  const auto offset = std::to_string(static_cast<std::int64_t>(dice()) % rows(c.table));
  const auto typed = [](const std::string& name) {
    return "typeof(" + name + "), CASE typeof(" + name + ") WHEN 'integer' THEN " + name + " ELSE hex(" +
           name + ") END";
  };
  const auto row = ask(connection_, "SELECT " + typed(c.name) + ", " + typed(c.key) + " FROM " + c.table +
                                        " LIMIT 1 OFFSET " + offset)
                       .at(0);
  std::string changed = row[1];
  if (row[0] == "integer") {
    const auto bits = static_cast<std::uint64_t>(std::stoll(changed)) ^ (std::uint64_t{1} << (dice() % 64));
    changed = std::to_string(static_cast<std::int64_t>(bits));
  } else {
    Bytes bytes = unhex(changed);
    if (bytes.empty()) bytes.push_back(0);  // an empty text has no bit to flip: it gains one byte
    bytes[dice() % bytes.size()] ^= static_cast<std::uint8_t>(1u << (dice() % 8));
    changed = to_hex(bytes);
  }
  const std::string was = literal(row[0], row[1]), is = literal(row[0], changed);
  const std::string key = literal(row[2], row[3]), key_now = c.name == c.key ? is : key;
  const auto set = [&](const std::string& value, const std::string& at) {
    return "UPDATE " + c.table + " SET " + c.name + " = " + value + " WHERE " + c.key + " = " + at;
  };
  try {
    run(set(is, key));
  } catch (const std::runtime_error&) {
    return flip(c, dice);  // the database itself refuses a key that stands already: another bit
  }
  undo_sql_ = set(was, key_now);
  return c.table + "." + c.name + " row " + offset;
}

void Tamper::undo() { run(undo_sql_); }

}  // namespace sharewell::store
