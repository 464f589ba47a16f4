// SPDX-License-Identifier: MIT
#include "store/postgres.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "base/held_up.h"
#include "store/postgres_errors.h"

namespace sharewell::store {
namespace {

constexpr unsigned kInt8 = 20, kText = 25, kBytea = 17;  // pg_type.oid, fixed for ever
constexpr int kTriesToHold = 30;                         // in 3 seconds
constexpr std::size_t kUnansweredMost = 512;             // so that neither side's answers pile up

// Where the session differs from the server's defaults.
constexpr const char* kSession =
    "SET search_path = sharewell, pg_catalog; SET client_min_messages = warning; SET statement_timeout = 0; "
    "SET row_security = on";
constexpr const char* kReads = "SET default_transaction_read_only = on; SET lock_timeout = '20s'";
// Who waits for a lock, or holds one and falls silent, does not stop everybody else.
constexpr const char* kWrites =
    "SET lock_timeout = '20s'; SET idle_in_transaction_session_timeout = '60s';"
    "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;"
    "SET tcp_user_timeout = 30000;"
    // Set whatever it is, so that a change of the server's file does not reach this session.
    "SELECT set_config('synchronous_commit', CASE WHEN was IN ('off', 'local') THEN 'on' ELSE was END, "
    "false) "
    "FROM current_setting('synchronous_commit') AS was";
constexpr const char* kPromises =
    "SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on', rolsuper OR "
    "rolbypassrls FROM pg_roles WHERE rolname = current_user";

/// A server that became a stand-in, or never was anything else: another connection finds the one that leads.
bool is_read_only(const PGresult* answer) {
  const char* const state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  return state != nullptr && std::string_view(state) == "25006";
}

// One key of an advisory lock for whoever writes, another for whoever serves: shared, or alone.
#define SW_LOCK_KEY "hashtextextended('sharewell ' || current_user, "

}  // namespace

void PostgresRowsCloser::operator()(pg_result* rows) const { PQclear(rows); }
void Postgres::Closer::operator()(pg_conn* connection) const { PQfinish(connection); }
Postgres::~Postgres() = default;

void PostgresValues::add(unsigned type, const char* at, std::size_t length) {
  const auto place = static_cast<std::size_t>(count_++);
  SW_CHECK(place < kMost && length <= INT32_MAX);
  types_[place] = type;
  values_[place] = at == nullptr ? "" : at;
  lengths_[place] = static_cast<int>(length);
}

void PostgresValues::add(std::int64_t value) {
  auto& bytes = numbers_[static_cast<std::size_t>(count_)];
  auto left = static_cast<std::uint64_t>(value);
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, left >>= 8)
    *byte = static_cast<char>(left & 0xFF);
  add(kInt8, bytes.data(), bytes.size());
}

void PostgresValues::add(std::string_view text) { add(kText, text.data(), text.size()); }
void PostgresValues::add(ByteView bytes) {
  add(kBytea, reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

Result<std::unique_ptr<Postgres>> Postgres::connect(const std::string& conninfo, Use use) {
  std::unique_ptr<Postgres> made(new Postgres(conninfo, use));
  SW_DO(made->connect());
  return made;
}

Result<void> Postgres::connect() {
  connection_.reset(PQconnectdb(conninfo_.c_str()));
  statements_.clear();
  unsure_.clear();
  unanswered_ = 0;
  broken_ = true;
  if (PQstatus(connection_.get()) != CONNECTION_OK)
    return std::unexpected(not_reached(PQerrorMessage(connection_.get())));
  SW_DO(set_up());
  SW_DO(check_promises());
  SW_CHECK(PQenterPipelineMode(connection_.get()) == 1);
  broken_ = false;
  return {};
}

Result<void> Postgres::set_up() {
  PQsetNoticeReceiver(connection_.get(), note_warning, this);
  if (PQserverVersion(connection_.get()) < 150000)
    return fail(ErrorCode::Unavailable, "the server is older than PostgreSQL 15", "PostgreSQL");
  for (const char* sql : {kSession, use_ == Use::Reads ? kReads : kWrites}) {
    const PostgresRows done(PQexec(connection_.get(), sql));
    const auto status = PQresultStatus(done.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return std::unexpected(error_of(done.get()));
  }
  return {};
}

/// Every promise of the store rests on these two: what is committed is on the disk, and nobody else's rows
/// show.
Result<void> Postgres::check_promises() {
  const PostgresRows row(PQexec(connection_.get(), kPromises));
  if (PQresultStatus(row.get()) != PGRES_TUPLES_OK || PQntuples(row.get()) != 1)
    return std::unexpected(error_of(row.get()));
  if (std::string_view(PQgetvalue(row.get(), 0, 0)) != "t")
    return fail(
        ErrorCode::Unavailable,
        "the server runs with fsync or full_page_writes off, so an answer would not mean that its disk "
        "has it; set both to on",
        "PostgreSQL");
  if (std::string_view(PQgetvalue(row.get(), 0, 1)) != "f")
    return fail(
        ErrorCode::Unavailable,
        "the organisation's role may pass over row-level security; take SUPERUSER and BYPASSRLS from it",
        "PostgreSQL");
  return {};
}

/// A wait for other servers that was cut off shows as a mere warning: the rows are here, and perhaps not
/// there.
void Postgres::note_warning(void* self, const pg_result*) { static_cast<Postgres*>(self)->warned_ = true; }

Error Postgres::note_lost() {
  broken_ = broken_ || PQstatus(connection_.get()) != CONNECTION_OK;
  return not_reached(PQerrorMessage(connection_.get()));
}

Result<void> Postgres::send_prepared(const char* sql, const PostgresValues& values) {
  if (broken_) return std::unexpected(not_reached(""));
  Statement& statement = statements_[sql];
  if (!statement.sent) {
    if (statement.sql.empty()) statement.sql = postgres_dialect(sql);
    statement.name = fmt::format("s{}", named_++);
    if (PQsendPrepare(connection_.get(), statement.name.c_str(), statement.sql.c_str(), values.count_,
                      values.types_.data()) == 0)
      return std::unexpected(note_lost());
    ++unanswered_;
    statement.sent = true;
    unsure_.push_back(sql);
  }
  static constexpr std::array<int, PostgresValues::kMost> kBinary{1, 1, 1, 1, 1, 1, 1, 1,
                                                                  1, 1, 1, 1, 1, 1, 1, 1};
  ++unanswered_;
  if (PQsendQueryPrepared(connection_.get(), statement.name.c_str(), values.count_, values.values_.data(),
                          values.lengths_.data(), kBinary.data(), 1) == 0)
    return std::unexpected(note_lost());
  return {};
}

Result<void> Postgres::send_once(const std::string& sql, const PostgresValues& values) {
  if (broken_) return std::unexpected(not_reached(""));
  static constexpr std::array<int, PostgresValues::kMost> kBinary{1, 1, 1, 1, 1, 1, 1, 1,
                                                                  1, 1, 1, 1, 1, 1, 1, 1};
  ++unanswered_;
  if (PQsendQueryParams(connection_.get(), sql.c_str(), values.count_, values.types_.data(),
                        values.values_.data(), values.lengths_.data(), kBinary.data(), 1) == 0)
    return std::unexpected(note_lost());
  return {};
}

Result<void> Postgres::send(const char* sql, const PostgresValues& values) {
  SW_DO(send_prepared(sql, values));
  if (unanswered_ < kUnansweredMost) return {};
  SW_TRY([[maybe_unused]] const PostgresRows none, wait());
  return {};
}

Result<PostgresRows> Postgres::rows(const char* sql, const PostgresValues& values) {
  SW_DO(send_prepared(sql, values));
  return wait();
}

Result<PostgresRows> Postgres::wait() {
  if (broken_) return std::unexpected(not_reached(""));
  if (PQpipelineSync(connection_.get()) == 0) return std::unexpected(note_lost());
  const HeldUp meanwhile;
  auto last = collect();
  if (last) {
    unsure_.clear();
  } else {
    for (const char* sql : unsure_) statements_[sql].sent = false;
    unsure_.clear();
  }
  return last;
}

/// The answers to everything that was sent; of these the last, or the first that is an error.
Result<PostgresRows> Postgres::collect() {
  PostgresRows last;
  std::optional<Error> wrong;
  bool takes_no_writes = false;
  while (true) {
    PostgresRows one(PQgetResult(connection_.get()));
    if (!one) {
      if (PQstatus(connection_.get()) != CONNECTION_OK) break;
      continue;  // the end of one statement's answer
    }
    const auto status = PQresultStatus(one.get());
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
      last = std::move(one);
    else if (status != PGRES_PIPELINE_ABORTED && !wrong) {
      wrong = error_of(one.get());
      takes_no_writes = use_ == Use::Writes && is_read_only(one.get());
    }
  }
  unanswered_ = 0;
  broken_ = broken_ || takes_no_writes;
  if (PQstatus(connection_.get()) != CONNECTION_OK) {
    broken_ = true;
    if (!wrong) wrong = note_lost();
  }
  if (wrong) return std::unexpected(*std::move(wrong));
  return last;
}

Result<std::string> Postgres::open_cursor(const char* sql, const PostgresValues& values) {
  std::string cursor = fmt::format("c{}", named_++);
  SW_DO(send_once(fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, postgres_dialect(sql)), values));
  return cursor;
}

Result<PostgresRows> Postgres::next_piece(const std::string& cursor) {
  SW_DO(send_once(fmt::format("FETCH 1000 FROM {}", cursor), {}));
  return wait();
}

Result<void> Postgres::begin_read() {
  SW_DO(send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}));
  return {};
}

/// Whoever waited here sees what the one before committed: each statement reads anew.
Result<void> Postgres::begin_write() {
  SW_DO(send("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", {}));
  return send("SELECT pg_advisory_xact_lock(" SW_LOCK_KEY "0))", {});
}

Result<void> Postgres::commit() {
  warned_ = false;
  SW_DO(send_prepared("COMMIT", {}));
  SW_TRY(const PostgresRows done, wait());
  if (std::string_view(PQcmdStatus(done.get())) != "COMMIT")
    return fail(ErrorCode::Unavailable, "the server gave the transaction up", "PostgreSQL");
  if (warned_ && use_ == Use::Writes)
    return fail(
        ErrorCode::Unavailable,
        "the server has it and does not say that its stand-ins do: look whether it is there before you "
        "repeat it",
        "PostgreSQL");
  return {};
}

void Postgres::roll_back() {
  if (broken_) return;
  if (unanswered_ > 0) {
    [[maybe_unused]] const auto answered = wait();
  }
  if (broken_ || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
  if (const auto sent = send_prepared("ROLLBACK", {}); sent) {
    [[maybe_unused]] const auto done = wait();
  }
}

Result<void> Postgres::renew() {
  SW_DO(connect());
  const Holds held = std::exchange(holds_, Holds::Nothing);
  if (held == Holds::Nothing) return {};
  auto done = hold(held);
  if (!done) {
    broken_ = true;  // somebody who keeps this one out took its place
    holds_ = held;
  }
  return done;
}

Result<bool> Postgres::try_to_hold(Holds what) {
  SW_CHECK(what != Holds::Nothing);
  SW_TRY(const PostgresRows row,
         rows(what == Holds::Alone ? "SELECT pg_try_advisory_lock(" SW_LOCK_KEY "1))"
                                   : "SELECT pg_try_advisory_lock_shared(" SW_LOCK_KEY "1))",
              {}));
  if (PQntuples(row.get()) != 1 || *PQgetvalue(row.get(), 0, 0) == 0) return false;
  holds_ = what;
  return true;
}

Result<void> Postgres::hold(Holds what) {
  // A session that was closed or lost may still be on its way out: nobody waits for the server to see it go.
  for (int left = kTriesToHold;; --left) {
    SW_TRY(const bool held, try_to_hold(what));
    if (held) return {};
    if (left == 0) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return std::unexpected(in_the_way(what == Holds::Alone));
}

}  // namespace sharewell::store
