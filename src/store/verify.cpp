// SPDX-License-Identifier: MIT
#include "store/verify.h"

#include <algorithm>
#include <system_error>
#include <thread>

#include "store/end_note.h"
#include "store/opening.h"
#include "store/replay.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

/// SQLite's own look at pages and indexes, wanted once every row was found to be what was kept. Of
/// PostgreSQL's, pg_amcheck looks at all organisations' together.
Result<void> check_structure(Database& database) {
  SW_TRY(Query row, database.query("PRAGMA integrity_check(1)"));
  SW_TRY([[maybe_unused]] const bool found, row.next());
  if (row.text(0) == "ok") return {};
  return fail(ErrorCode::Damaged,
              "the rows are right, but an index or a page is not: " + std::string(row.text(0)),
              "sharewell.db");
}

/// That look, by a thread of its own if there may be several.
class Structure {
 public:
  Structure(const Place& place, unsigned threads) {
    if (threads == 1) return;
    try {
      thread_ = std::jthread([this, place] { found_ = look(place); });
    } catch (const std::system_error&) {
      return;  // there may be no more threads: it is looked at later
    }
  }
  [[nodiscard]] Result<void> check(Database& database) {
    if (database.is_shared()) return {};
    if (!thread_.joinable()) return check_structure(database);
    thread_.join();
    return found_;
  }

 private:
  static Result<void> look(const Place& place) {
    SW_TRY(Database database, Database::open_reader(place));
    return check_structure(database);
  }
  Result<void> found_;
  std::jthread thread_;
};

Result<VerifyReport> replay(Database& database, const Place& place, const Sealing& sealing,
                            const VerifyCallbacks& callbacks) {
  SW_DO(check_version(database));
  SW_DO(check_tables(database));
  SW_TRY(const FileRef office, check_meta(database, sealing));
  SW_TRY(const std::int64_t rows, database.number("SELECT count(*) FROM meta"));
  SW_TRY(const reg::KeyChain keys, load_keys(database, sealing));
  if (rows != (keys.handovers().empty() ? 4 : 5))
    return fail(ErrorCode::Damaged, "there is a row that Sharewell did not make", "table meta");
  SW_TRY(const StoredCheckpoint checkpoint, load_checkpoint(database, sealing));
  Structure structure(place, callbacks.threads);
  Replay replayed(database, place, sealing, office, keys, callbacks);
  SW_DO(replayed.files());
  SW_DO(replayed.entries(checkpoint));
  SW_DO(replayed.handovers());
  SW_DO(replayed.files_have_entries());
  SW_DO(replayed.erasures());
  SW_DO(replayed.tasks());
  SW_DO(replayed.drafts());
  SW_DO(structure.check(database));
  VerifyReport report = replayed.report();
  report.checkpoint = signed_checkpoint(checkpoint.note, keys, sealing);
  return report;
}

}  // namespace

Result<VerifyReport> verify(const Place& place, const crypt::OrganisationKeys& keys,
                            const VerifyCallbacks& wanted) {
  constexpr unsigned kMostThreads = 16;
  VerifyCallbacks callbacks = wanted;
  // A database server has few connections, and a snapshot that no other connection shares.
  callbacks.threads = place.is_shared() ? 1 : std::clamp(wanted.threads, 1u, kMostThreads);
  // Nothing is sealed here, so nothing random is needed; a call would be a mistake of this program.
  const Sealing sealing(keys, [](std::span<std::uint8_t>) {
    broken_invariant("verify draws no random bytes", __FILE__, __LINE__);
  });
  SW_TRY(Database database, Database::open_reader(place));
  SW_DO(database.begin_read());  // one snapshot, whatever a server commits meanwhile
  return replay(database, place, sealing, callbacks);
}

}  // namespace sharewell::store
