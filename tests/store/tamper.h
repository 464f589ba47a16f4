// SPDX-License-Identifier: MIT
// Somebody with a SQLite shell and bad intentions: changes stored values behind the store's back.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/bytes.h"

struct sqlite3;

namespace sharewell::store {

struct Column {
  std::string table, name, key;  ///< key: the last column of the primary key, which names the row
};

class Tamper {
 public:
  explicit Tamper(const std::filesystem::path& database);
  ~Tamper();
  Tamper(const Tamper&) = delete;
  Tamper& operator=(const Tamper&) = delete;

  /// Every column of every table.
  [[nodiscard]] std::vector<Column> columns();
  [[nodiscard]] std::int64_t rows(const std::string& table);
  /// Flips one random bit of the column in a random row; says what it did. The database stays open for
  /// `undo`.
  std::string flip(const Column& column, std::mt19937& dice);
  void undo();
  void run(const std::string& sql);
  [[nodiscard]] Bytes value(const std::string& sql);

 private:
  sqlite3* connection_ = nullptr;
  std::string undo_sql_;
};

}  // namespace sharewell::store
