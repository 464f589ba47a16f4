// SPDX-License-Identifier: MIT
#include "test_database.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "crypt/secret.h"
#include "store/place.h"
#include "store/postgres_schema.h"

namespace sharewell::testing_postgres {
namespace {

std::string server() {
  const char* said = std::getenv("SHAREWELL_TEST_DATABASE");
  return said == nullptr ? "" : said;
}

std::string name() { return "t" + std::to_string(::getpid()); }
std::string first_database() { return server() + " user=admin dbname=postgres"; }

using Connection = std::unique_ptr<PGconn, void (*)(PGconn*)>;
Connection connect(const std::string& conninfo) { return {PQconnectdb(conninfo.c_str()), PQfinish}; }

std::vector<std::string> ask_on(PGconn* connection, const std::string& sql) {
  const std::unique_ptr<PGresult, void (*)(PGresult*)> rows(PQexec(connection, sql.c_str()), PQclear);
  const auto status = PQresultStatus(rows.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(PQerrorMessage(connection));
  std::vector<std::string> found;
  for (int i = 0; i < PQntuples(rows.get()); ++i) found.emplace_back(PQgetvalue(rows.get(), i, 0));
  if (found.empty() && *PQcmdTuples(rows.get()) != '\0') found.emplace_back(PQcmdTuples(rows.get()));
  return found;
}

/// Made once a process, and gone with it.
class TestDatabase {
 public:
  TestDatabase() {
    // Roles are the whole server's: of the programs that ctest runs beside each other, one at a time makes
    // them.
    const Connection first = connect(first_database());
    ask_on(first.get(), "SELECT pg_advisory_lock(1)");
    ask_on(first.get(), "CREATE DATABASE " + name());
    const auto made = store::set_up_postgres(conninfo(),
                                             {"northbank", "elmfield", "southbank", "health", "police",
                                              "riverside-school", "solo", "bench", "third"},
                                             false, crypt::system_random());
    if (!made) throw std::runtime_error(one_line(made.error()));
  }
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;
  ~TestDatabase() {
    try {
      ask(first_database(), "DROP DATABASE " + name() + " WITH (FORCE)");
    } catch (const std::runtime_error&) {
      return;  // the server goes with all it holds
    }
  }
};

}  // namespace

bool is_there() { return !server().empty(); }

std::string conninfo(const std::string& user) { return server() + " user=" + user + " dbname=" + name(); }

std::vector<std::string> ask(const std::string& conninfo, const std::string& sql) {
  return ask_on(connect(conninfo).get(), sql);
}

void keep_in_database(const std::filesystem::path& data) {
  if (!is_there()) return;
  static const TestDatabase made;
  ask(conninfo(),
      "TRUNCATE sharewell.meta, sharewell.file_key, sharewell.entry, sharewell.leaf, sharewell.task, "
      "sharewell.draft");
  if (const auto kept = store::keep_database_setting(data, server() + " dbname=" + name()); !kept)
    throw std::runtime_error(one_line(kept.error()));
}

}  // namespace sharewell::testing_postgres
