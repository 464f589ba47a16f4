// SPDX-License-Identifier: MIT
// One connection to the database of one organisation: to SQLite, opened the way that Sharewell trusts
// (docs/decisions/0006-sqlite.md), or to PostgreSQL (docs/decisions/0044-postgresql.md), with the same
// meaning.
//
// In: SQL that is a literal of the program, and values bound to it. Out: rows, or one Error whose detail says
// what to do. Never: shared by two threads at once; opened for writing twice; SQL made of input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"
#include "store/place.h"
#include "store/postgres.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sharewell::store {

struct StatementCloser {
  void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, StatementCloser>;

/// A statement with its values bound. Rows are read one at a time; what a column returns is valid until
/// `next`. Text and bytes that were bound must stay where they are until the last row was read.
class Query {
 public:
  Query(sqlite3_stmt* borrowed, StatementHandle owned);
  explicit Query(std::unique_ptr<PostgresQuery> remote);
  Query(Query&& other) noexcept;
  Query& operator=(Query&&) = delete;
  ~Query();

  void bind(std::int64_t value);
  void bind(std::string_view text);
  void bind(ByteView bytes);
  /// True if there is one more row.
  [[nodiscard]] Result<bool> next();
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] ByteView bytes(int column) const;
  /// For a statement that returns no rows, or whose rows do not matter. On PostgreSQL what goes wrong may be
  /// said by a later query of the transaction, or by its commit.
  [[nodiscard]] Result<void> finish();

 private:
  sqlite3_stmt* statement_;
  StatementHandle owned_;  ///< set if the connection's own statement was in use already
  int bound_ = 0;
  std::unique_ptr<PostgresQuery> remote_;  ///< set on PostgreSQL, and then nothing else is
};

class Database {
 public:
  /// The only connection that may ever write or checkpoint the file. `pages_max` 0: no limit.
  [[nodiscard]] static Result<Database> open_writer(const std::filesystem::path& file,
                                                    std::int64_t pages_max);
  /// A connection that can only read, and leaves the log alone even if it is the last to close.
  [[nodiscard]] static Result<Database> open_reader(const std::filesystem::path& file);
  /// The same at a place of either kind.
  [[nodiscard]] static Result<Database> open_writer(const Place& place, std::int64_t pages_max);
  [[nodiscard]] static Result<Database> open_reader(const Place& place);
  /// A database in memory, to compare with.
  [[nodiscard]] static Result<Database> open_memory();

  /// Prepares (once for each literal) and binds. `sql` must be a string literal.
  template <class... Values>
  [[nodiscard]] Result<Query> query(const char* sql, const Values&... values) {
    SW_TRY(Query query, prepare(sql, PostgresQuery::Read::AtOnce));
    (query.bind(values), ...);
    return query;
  }
  /// The same for more rows than memory should hold. In a transaction only.
  template <class... Values>
  [[nodiscard]] Result<Query> walk(const char* sql, const Values&... values) {
    SW_TRY(Query query, prepare(sql, PostgresQuery::Read::PieceByPiece));
    (query.bind(values), ...);
    return query;
  }
  /// Runs a statement that returns no rows, or whose rows do not matter.
  template <class... Values>
  [[nodiscard]] Result<void> run(const char* sql, const Values&... values) {
    SW_TRY(Query one, query(sql, values...));
    return finish(one);
  }
  /// Runs several statements one after the other.
  [[nodiscard]] Result<void> run_script(const char* sql);
  /// The only column of the only row.
  [[nodiscard]] Result<std::int64_t> number(const char* sql);

  /// One snapshot, whatever is committed meanwhile.
  [[nodiscard]] Result<void> begin_read();
  /// Nobody else writes until this transaction has ended.
  [[nodiscard]] Result<void> begin_write();
  [[nodiscard]] Result<void> commit();
  void roll_back();  ///< ends a transaction without keeping it; nothing if none is open
  /// Copies the log into the database as far as readers allow. Never waits.
  [[nodiscard]] Result<void> checkpoint();
  /// The same, and leaves an empty log. Busy while somebody reads from it. Never waits.
  [[nodiscard]] Result<void> empty_log();
  [[nodiscard]] int log_pages() const { return *log_pages_; }  ///< in the log after the last commit
  /// True after the disk failed to make something durable: what it holds is not known until it is opened
  /// anew.
  [[nodiscard]] bool lost_trust() const { return *lost_trust_; }

  /// True if other servers may write to it too: what was read may have grown.
  [[nodiscard]] bool is_shared() const { return server_ != nullptr; }
  /// Its connection is gone. Only where it is shared; `renew` makes another.
  [[nodiscard]] bool is_broken() const { return server_ != nullptr && server_->is_broken(); }
  [[nodiscard]] Result<void> renew();
  /// As long as this connection lives, nobody is alone with the organisation's records. Busy if somebody is.
  [[nodiscard]] Result<void> be_one_of_those_that_serve();
  /// Keeps others from serving the same organisation as long as this connection lives. Busy if one does.
  [[nodiscard]] Result<void> be_alone();
  /// The same, without waiting: false if one does.
  [[nodiscard]] Result<bool> try_to_be_alone();
  [[nodiscard]] bool is_alone() const {
    return server_ != nullptr && server_->holds() == Postgres::Holds::Alone;
  }

 private:
  struct Closer {
    void operator()(sqlite3* connection) const;
  };
  enum class LogWrites : std::uint8_t { AsTheyCome, Gathered };  ///< log_writes.h
  explicit Database(sqlite3* connection);
  [[nodiscard]] static Result<Database> connect(const std::filesystem::path& file, int flags,
                                                LogWrites writes);
  explicit Database(std::unique_ptr<Postgres> server);
  [[nodiscard]] Result<Query> prepare(const char* sql, PostgresQuery::Read read);
  [[nodiscard]] Result<void> checkpoint(int mode);
  [[nodiscard]] Result<void> finish(Query& query);
  void note_distrust();
  [[nodiscard]] Error note_error();

  std::unique_ptr<bool> lost_trust_ = std::make_unique<bool>(false);
  std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);
  std::unique_ptr<sqlite3, Closer> connection_;
  std::unordered_map<const char*, StatementHandle> prepared_;
  std::unique_ptr<Postgres> server_;  ///< set on PostgreSQL, and then no connection is
};

}  // namespace sharewell::store
