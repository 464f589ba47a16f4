// SPDX-License-Identifier: MIT
// One connection to a PostgreSQL database, as an organisation's own role (docs/decisions/0044-postgresql.md).
//
// In: the program's SQL as SQLite knows it, and values. Out: rows, or one Error whose detail says what to do.
// What returns no rows goes out without waiting: its error comes with the next rows, or with the commit.
// Never: shared by two threads at once; a connection on which a commit would not mean that the disk has it; a
// password or a row in an error.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

struct pg_conn;
struct pg_result;

namespace sharewell::store {

/// Values on their way to the server. Text and bytes stay where they are until the statement was sent.
class PostgresValues {
 public:
  void add(std::int64_t value);
  void add(std::string_view text);
  void add(ByteView bytes);

 private:
  friend class Postgres;
  static constexpr std::size_t kMost = 16;
  void add(unsigned type, const char* at, std::size_t length);
  int count_ = 0;
  std::array<unsigned, kMost> types_{};
  std::array<const char*, kMost> values_{};
  std::array<int, kMost> lengths_{};
  std::array<std::array<char, 8>, kMost> numbers_{};
};

struct PostgresRowsCloser {
  void operator()(pg_result* rows) const;
};
using PostgresRows = std::unique_ptr<pg_result, PostgresRowsCloser>;

class Postgres {
 public:
  enum class Use : std::uint8_t { Reads, Writes };
  [[nodiscard]] static Result<std::unique_ptr<Postgres>> connect(const std::string& conninfo, Use use);
  ~Postgres();
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  /// Waits for the rows of a statement, and for whatever was sent before it.
  [[nodiscard]] Result<PostgresRows> rows(const char* sql, const PostgresValues& values);
  /// Sends a statement whose rows do not matter.
  [[nodiscard]] Result<void> send(const char* sql, const PostgresValues& values);
  /// Begins to read rows piece by piece, in a transaction; the next piece is empty at the end.
  [[nodiscard]] Result<std::string> open_cursor(const char* sql, const PostgresValues& values);
  [[nodiscard]] Result<PostgresRows> next_piece(const std::string& cursor);

  [[nodiscard]] Result<void> begin_read();
  /// Waits until no other server writes to this organisation's records. Busy after 20 seconds.
  [[nodiscard]] Result<void> begin_write();
  /// After an error, `is_broken()` says that nobody knows yet whether it is kept.
  [[nodiscard]] Result<void> commit();
  void roll_back();
  /// A new connection instead of a broken one, with the same promises.
  [[nodiscard]] Result<void> renew();
  [[nodiscard]] bool is_broken() const { return broken_; }
  enum class Holds : std::uint8_t { Nothing, ToServe, Alone };
  [[nodiscard]] Holds holds() const { return holds_; }
  /// Holds on, as long as this connection lives, to serving this organisation beside others that do, or to
  /// being the only one. Busy if somebody stands in the way for 3 seconds on end.
  [[nodiscard]] Result<void> hold(Holds what);
  /// The same, without waiting: false if somebody stands in the way.
  [[nodiscard]] Result<bool> try_to_hold(Holds what);

 private:
  struct Statement {
    std::string name, sql;
    bool sent = false;
  };
  Postgres(std::string conninfo, Use use) : conninfo_(std::move(conninfo)), use_(use) {}
  [[nodiscard]] Result<void> connect();
  [[nodiscard]] Result<void> set_up();
  [[nodiscard]] Result<void> check_promises();
  [[nodiscard]] Result<void> send_prepared(const char* sql, const PostgresValues& values);
  [[nodiscard]] Result<void> send_once(const std::string& sql, const PostgresValues& values);
  [[nodiscard]] Result<PostgresRows> wait();
  [[nodiscard]] Result<PostgresRows> collect();
  [[nodiscard]] Error note_lost();
  static void note_warning(void* self, const pg_result* warning);

  struct Closer {
    void operator()(pg_conn* connection) const;
  };
  std::string conninfo_;
  Use use_;
  std::unique_ptr<pg_conn, Closer> connection_{};
  std::unordered_map<const char*, Statement> statements_{};
  std::vector<const char*> unsure_{};  ///< prepared since the last answer
  std::size_t named_ = 0, unanswered_ = 0;
  bool broken_ = false, warned_ = false;
  Holds holds_ = Holds::Nothing;
};

/// A statement with its values, and its rows once they are asked for: what a store::Query does on PostgreSQL.
class PostgresQuery {
 public:
  enum class Read : std::uint8_t { AtOnce, PieceByPiece };
  PostgresQuery(Postgres& server, const char* sql, Read read) : server_(server), sql_(sql), read_(read) {}

  template <class Value>
  void bind(const Value& value) {
    values_.add(value);
  }
  [[nodiscard]] Result<void> send() { return server_.send(sql_, values_); }
  [[nodiscard]] Result<bool> next();
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view text(int column) const;

 private:
  [[nodiscard]] Result<void> begin();
  Postgres& server_;
  const char* sql_;
  Read read_;
  PostgresValues values_{};
  PostgresRows rows_{};
  std::string cursor_{};
  int row_ = -1;
};

/// The organisation's statement as PostgreSQL knows it: the whole difference between the two dialects.
[[nodiscard]] std::string postgres_dialect(std::string_view sql);

}  // namespace sharewell::store
