// SPDX-License-Identifier: MIT
#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "store/log_writes.h"

namespace sharewell::store {
namespace {

constexpr const char* kKeepFolder =
    "keep the folder as it is, run 'sharewell verify', and put back your newest safe copy";

bool disk_is_full(int code, int system_error) {
  if ((code & 0xFF) == SQLITE_FULL) return true;
  if ((code & 0xFF) != SQLITE_IOERR && (code & 0xFF) != SQLITE_CANTOPEN) return false;
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

Error error_of(int code, int system_error, std::string_view message) {
  if (disk_is_full(code, system_error))
    return {ErrorCode::DiskFull, fmt::format("nothing was written: {}", message), "sharewell.db"};
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::Busy, fmt::format("the database is in use: {}", message), "sharewell.db"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_ERROR:
      return {ErrorCode::Damaged,
              fmt::format("the database is not as it was written ({}); {}", message, kKeepFolder),
              "sharewell.db"};
    default:
      break;
  }
  if (code == SQLITE_IOERR_SHORT_READ)
    return {ErrorCode::Damaged, fmt::format("the database ends too early; {}", kKeepFolder), "sharewell.db"};
  return {ErrorCode::Unavailable, fmt::format("the disk or the system failed: {}", message), "sharewell.db"};
}

Error last_error(sqlite3* connection) {
  return error_of(sqlite3_extended_errcode(connection), sqlite3_system_errno(connection),
                  sqlite3_errmsg(connection));
}

constexpr int kPatienceMs = 5000;  // with another program at the same file

constexpr const char* kRollBack = "ROLLBACK";
constexpr const char* kBeginRead = "BEGIN";
constexpr const char* kBeginWrite = "BEGIN IMMEDIATE";
constexpr const char* kCommit = "COMMIT";

/// Counting its memory costs SQLite a lock that all connections share, for each piece. Too late, and no harm,
/// once the library is in use.
void count_no_memory() {
  [[maybe_unused]] static const int asked = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int keep_log_pages(void* pages, sqlite3*, const char*, int now) {
  *static_cast<int*>(pages) = now;
  return SQLITE_OK;
}

}  // namespace

void StatementCloser::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Closer::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Query::Query(sqlite3_stmt* borrowed, StatementHandle owned)
    : statement_(owned ? owned.get() : borrowed), owned_(std::move(owned)) {}

Query::Query(Query&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)),
      owned_(std::move(other.owned_)),
      bound_(other.bound_),
      remote_(std::move(other.remote_)) {}

Query::Query(std::unique_ptr<PostgresQuery> remote) : statement_(nullptr), remote_(std::move(remote)) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);  // what was bound stays unread until all of it is bound anew
}

void Query::bind(std::int64_t value) {
  if (remote_) return remote_->bind(value);
  SW_CHECK(sqlite3_bind_int64(statement_, ++bound_, value) == SQLITE_OK);
}

void Query::bind(std::string_view text) {
  if (remote_) return remote_->bind(text);
  const char* at = text.data() == nullptr ? "" : text.data();
  SW_CHECK(sqlite3_bind_text64(statement_, ++bound_, at, text.size(), SQLITE_STATIC, SQLITE_UTF8) ==
           SQLITE_OK);
}

void Query::bind(ByteView bytes) {
  if (remote_) return remote_->bind(bytes);
  const void* at = bytes.data() == nullptr ? static_cast<const void*>("") : bytes.data();
  SW_CHECK(sqlite3_bind_blob64(statement_, ++bound_, at, bytes.size(), SQLITE_STATIC) == SQLITE_OK);
}

Result<bool> Query::next() {
  if (remote_) return remote_->next();
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return std::unexpected(last_error(sqlite3_db_handle(statement_)));
  }
}

Result<void> Query::finish() {
  if (remote_) return remote_->send();
  SW_TRY([[maybe_unused]] const bool more, next());
  return {};
}

std::int64_t Query::number(int column) const {
  if (remote_) return remote_->number(column);
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text(int column) const {
  if (remote_) return remote_->text(column);
  const auto* at = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (at == nullptr) return {};
  return {at, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

ByteView Query::bytes(int column) const {
  if (remote_) return bytes_of(remote_->text(column));
  const auto* at = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  if (at == nullptr) return {};
  return {at, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Database::Database(sqlite3* connection) : connection_(connection) {}
Database::Database(std::unique_ptr<Postgres> server) : server_(std::move(server)) {}

Result<Database> Database::connect(const std::filesystem::path& file, int flags, LogWrites writes) {
  count_no_memory();
  const char* const way = writes == LogWrites::Gathered ? gathered_log_writes() : nullptr;
  sqlite3* connection = nullptr;
  const int code =
      sqlite3_open_v2(file.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, way);
  Database database(connection);
  if (code != SQLITE_OK)
    return std::unexpected(
        error_of(code, connection ? sqlite3_system_errno(connection) : 0, sqlite3_errstr(code)));
  sqlite3_busy_timeout(connection, kPatienceMs);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  SW_DO(database.run_script("PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;"));
  return database;
}

Result<Database> Database::open_writer(const std::filesystem::path& file, std::int64_t pages_max) {
  SW_TRY(Database database, connect(file, SQLITE_OPEN_READWRITE, LogWrites::Gathered));
  SW_DO(database.run_script(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
      "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=16777216; PRAGMA cache_size=-16384;"));
  if (pages_max > 0) SW_DO(database.run_script(fmt::format("PRAGMA max_page_count={};", pages_max).c_str()));
  SW_DO(database.query(kRollBack));  // so that giving up takes no memory
  sqlite3_wal_hook(database.connection_.get(), keep_log_pages, database.log_pages_.get());
  return database;
}

Result<Database> Database::open_reader(const std::filesystem::path& file) {
  SW_TRY(Database database, connect(file, SQLITE_OPEN_READONLY, LogWrites::AsTheyCome));
  sqlite3_db_config(database.connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  SW_DO(database.run_script("PRAGMA query_only=ON; PRAGMA cache_size=-1024;"));
  return database;
}

Result<Database> Database::open_writer(const Place& place, std::int64_t pages_max) {
  if (!place.is_shared()) return open_writer(place.file(), pages_max);
  SW_TRY(auto server, Postgres::connect(place.server, Postgres::Use::Writes));
  return Database(std::move(server));
}

Result<Database> Database::open_reader(const Place& place) {
  std::error_code none;
  if (!place.is_shared() && !std::filesystem::is_regular_file(place.file(), none))
    return fail(
        ErrorCode::NotFound,
        "there is no database in this folder; keep the folder as it is and put back your newest safe copy",
        place.file().string());
  if (!place.is_shared()) return open_reader(place.file());
  SW_TRY(auto server, Postgres::connect(place.server, Postgres::Use::Reads));
  return Database(std::move(server));
}

Result<Database> Database::open_memory() {
  return connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, LogWrites::AsTheyCome);
}

Result<Query> Database::prepare(const char* sql, PostgresQuery::Read read) {
  if (server_) return Query(std::make_unique<PostgresQuery>(*server_, sql, read));
  StatementHandle& kept = prepared_[sql];
  if (kept && sqlite3_stmt_busy(kept.get()) == 0) return Query(kept.get(), nullptr);
  sqlite3_stmt* fresh = nullptr;
  if (sqlite3_prepare_v3(connection_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, nullptr) != SQLITE_OK)
    return std::unexpected(last_error(connection_.get()));
  if (kept) return Query(nullptr, StatementHandle(fresh));
  kept.reset(fresh);
  return Query(fresh, nullptr);
}

Result<void> Database::finish(Query& query) {
  auto done = query.finish();
  if (!done && !server_) note_distrust();
  return done;
}

Result<void> Database::run_script(const char* sql) {
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return std::unexpected(note_error());
}

void Database::note_distrust() {
  // The disk may hold either state after a failed sync, and Linux lets a second sync claim success.
  const int code = sqlite3_extended_errcode(connection_.get());
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) *lost_trust_ = true;
}

Error Database::note_error() {
  note_distrust();
  return last_error(connection_.get());
}

Result<std::int64_t> Database::number(const char* sql) {
  SW_TRY(Query one, query(sql));
  SW_TRY(const bool found, one.next());
  if (!found) return fail(ErrorCode::Damaged, "a row that must be there is missing", "sharewell.db");
  return one.number(0);
}

Result<void> Database::begin_read() { return server_ ? server_->begin_read() : run(kBeginRead); }
Result<void> Database::begin_write() { return server_ ? server_->begin_write() : run(kBeginWrite); }
Result<void> Database::commit() { return server_ ? server_->commit() : run(kCommit); }
Result<void> Database::renew() { return server_ ? server_->renew() : Result<void>{}; }
Result<void> Database::be_one_of_those_that_serve() {
  return server_ ? server_->hold(Postgres::Holds::ToServe) : Result<void>{};
}
Result<void> Database::be_alone() { return server_ ? server_->hold(Postgres::Holds::Alone) : Result<void>{}; }
Result<bool> Database::try_to_be_alone() {
  return server_ ? server_->try_to_hold(Postgres::Holds::Alone) : Result<bool>{true};
}

void Database::roll_back() {
  if (server_) return server_->roll_back();
  note_distrust();  // of what failed, if memory ran out before it was noted
  if (sqlite3_get_autocommit(connection_.get()) == 0) {
    [[maybe_unused]] const Result<void> tried = run(kRollBack);
  }
}

Result<void> Database::checkpoint(int mode) {
  if (server_) return {};  // the server does that
  int left = 0, copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_.get(), "main", mode, &left, &copied);
  *log_pages_ = left - copied;
  if (code == SQLITE_OK) return {};
  return std::unexpected(note_error());
}

Result<void> Database::checkpoint() { return checkpoint(SQLITE_CHECKPOINT_PASSIVE); }
Result<void> Database::empty_log() {
  if (connection_) sqlite3_busy_timeout(connection_.get(), 0);
  auto emptied = checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  if (connection_) sqlite3_busy_timeout(connection_.get(), kPatienceMs);
  return emptied;
}

}  // namespace sharewell::store
