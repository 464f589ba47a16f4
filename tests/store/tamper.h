// SPDX-License-Identifier: MIT
// Somebody with a shell to the database and bad intentions: changes stored values behind the store's back.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "store/place.h"

struct sqlite3;
struct pg_conn;

namespace sharewell::store {

struct Column {
  std::string table, name, key;  ///< key: the last column of the primary key, which names the row
};

class Tamper {
 public:
  /// SQL of SQLite, which PostgreSQL is taught as far as tests use it.
  explicit Tamper(const Place& place);
  ~Tamper();
  Tamper(const Tamper&) = delete;
  Tamper& operator=(const Tamper&) = delete;

  /// Every column of every table, but those that only say whose row it is.
  [[nodiscard]] std::vector<Column> columns();
  [[nodiscard]] std::int64_t rows(const std::string& table);
  /// Flips one random bit of the column in a random row; says what it did. The database stays open for
  /// `undo`.
  std::string flip(const Column& column, std::mt19937& dice);
  void undo();
  void run(const std::string& sql);
  [[nodiscard]] Bytes value(const std::string& sql);

 private:
  using Rows = std::vector<std::vector<std::string>>;
  Rows ask(const std::string& sql);
  [[nodiscard]] std::vector<std::vector<std::string>> columns_of(const std::string& table);
  sqlite3* connection_ = nullptr;
  pg_conn* server_ = nullptr;  ///< instead, on PostgreSQL, as whoever administers it
  std::string undo_sql_;
};

/// All that is kept at a place, as it is now, to be put back after a crime.
class Kept {
 public:
  Kept(const Place& place, std::filesystem::path copy);
  void put_back() const;

 private:
  Place place_;
  std::filesystem::path copy_;
};

}  // namespace sharewell::store
