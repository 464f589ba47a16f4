// SPDX-License-Identifier: MIT
#include "store/postgres_schema.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>

#include "store/conninfo.h"
#include "store/postgres_errors.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

// No organisation is called anything with an underscore, so no organisation's role has one of these names.
constexpr const char* kOwner = "sharewell__owner";
constexpr const char* kMember = "sharewell__member";

// Each row is its organisation's: by default and by force, whoever asks.
#define SW_OWN "organisation text COLLATE \"C\" NOT NULL DEFAULT substr(current_user, 11), "
#define SW_TEXT " text COLLATE \"C\" NOT NULL"
constexpr const char* kTables =
    "CREATE TABLE meta(" SW_OWN "key" SW_TEXT ", value" SW_TEXT
    ", PRIMARY KEY(organisation, key));"
    "CREATE TABLE file_key(" SW_OWN "file" SW_TEXT
    ", epoch bigint NOT NULL, wrapped bytea NOT NULL, PRIMARY KEY(organisation, file));"
    "CREATE TABLE entry(" SW_OWN "idx bigint NOT NULL, file" SW_TEXT
    ", kind bigint NOT NULL, uid bytea NOT NULL, sealed bytea NOT NULL, PRIMARY KEY(organisation, idx));"
    "CREATE INDEX entry_naming ON entry(organisation, idx) WHERE " SW_NAMING
    ";"
    "CREATE TABLE leaf(" SW_OWN
    "idx bigint NOT NULL, hash bytea NOT NULL, once bytea NOT NULL, first bigint NOT NULL, note" SW_TEXT
    ", PRIMARY KEY(organisation, idx));"
    "CREATE TABLE task(" SW_OWN "place bigint NOT NULL, ref" SW_TEXT ", file" SW_TEXT ", sharing" SW_TEXT
    ", obligation" SW_TEXT ", owner" SW_TEXT
    ", due bigint NOT NULL, state bigint NOT NULL, settled_by bigint NOT NULL, PRIMARY KEY(organisation, "
    "place));"
    "CREATE TABLE draft(" SW_OWN "id" SW_TEXT ", author" SW_TEXT
    ", version bigint NOT NULL, saved_at bigint NOT NULL, epoch bigint NOT NULL, wrapped_key bytea NOT NULL, "
    "sealed bytea NOT NULL, PRIMARY KEY(organisation, id));"
    "CREATE INDEX draft_of_author ON draft(organisation, author);"
    // Sealed bytes do not get shorter.
    "ALTER TABLE entry ALTER sealed SET STORAGE EXTERNAL; ALTER TABLE draft ALTER sealed SET STORAGE "
    "EXTERNAL;"
    // Rows that held a key go as soon as the server gets to it.
    "ALTER TABLE file_key SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);"
    "ALTER TABLE draft SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);"
    // So do tasks of an erased file, whose references, owner and date are in clear.
    "ALTER TABLE task SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);";

// Nobody but the owner may do more. Entries stay; of a leaf only the checkpoint moves on to the next; the
// handovers of the register's key in meta get more.
constexpr const char* kGrants =
    "GRANT USAGE ON SCHEMA sharewell TO sharewell__member;"
    "GRANT SELECT, INSERT ON meta, file_key, entry, leaf, task, draft TO sharewell__member;"
    "GRANT UPDATE(value) ON meta TO sharewell__member;"
    "GRANT UPDATE(epoch, wrapped) ON file_key TO sharewell__member;"
    "GRANT UPDATE(note) ON leaf TO sharewell__member;"
    "GRANT DELETE ON task, draft TO sharewell__member;"
    "GRANT UPDATE(epoch, wrapped_key) ON draft TO sharewell__member;";

constexpr std::array<const char*, 6> kNames{"draft", "entry", "file_key", "leaf", "meta", "task"};

constexpr std::string_view kColumns =
    "draft(organisation text,id text,author text,version bigint,saved_at bigint,epoch bigint,wrapped_key "
    "bytea,sealed bytea);entry(organisation text,idx bigint,file text,kind bigint,uid bytea,sealed bytea);"
    "file_key(organisation text,file text,epoch bigint,wrapped bytea);leaf(organisation text,idx bigint,hash "
    "bytea,once bytea,first bigint,note text);meta(organisation text,key text,value text);task(organisation "
    "text,place bigint,ref text,file text,sharing text,obligation text,owner text,due bigint,state "
    "bigint,settled_by bigint)";
constexpr const char* kColumnsFound =
    "SELECT string_agg(relname || '(' || columns || ')', ';' ORDER BY relname COLLATE \"C\") FROM (SELECT "
    "relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ',' ORDER BY attnum) AS columns "
    "FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE relnamespace = "
    "(SELECT oid FROM pg_namespace WHERE nspname = 'sharewell') AND relkind NOT IN ('i', 't', 'S') AND "
    "attnum "
    "> 0 AND NOT attisdropped GROUP BY relname) AS found";
// How the server says the policy that make_schema writes. It leaves out the schema of what the search path
// finds first, so kLoose counts functions and operators in ours too: there are none.
#define SW_OWN_ROWS                                                                            \
  "'((organisation = substr((CURRENT_USER)::text, 11)) AND starts_with((CURRENT_USER)::text, " \
  "''sharewell_''::text))'"
// Tables whose rows are not held apart, and whatever acts by itself.
constexpr const char* kLoose =
    "SELECT (SELECT count(*) FROM pg_proc WHERE pronamespace = ours.oid) + (SELECT count(*) FROM pg_operator "
    "WHERE oprnamespace = ours.oid) + (SELECT count(*) FROM pg_class WHERE relnamespace = ours.oid AND "
    "relkind NOT IN ('i', 't', 'S') AND (NOT relrowsecurity OR NOT relforcerowsecurity OR "
    "EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid) OR EXISTS (SELECT FROM pg_rewrite WHERE "
    "ev_class = pg_class.oid) OR (SELECT count(*) FROM pg_policy WHERE polrelid = pg_class.oid) <> 1 OR NOT "
    "EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polpermissive AND polcmd = '*' AND "
    "polroles = '{0}' AND pg_get_expr(polqual, polrelid) = " SW_OWN_ROWS
    " AND pg_get_expr(polwithcheck, polrelid) = " SW_OWN_ROWS
    "))) FROM pg_namespace AS ours WHERE nspname = 'sharewell'";

/// The plain connection of whoever administers the server.
class Administrator {
 public:
  [[nodiscard]] static Result<Administrator> connect(const std::string& conninfo) {
    Administrator made(PQconnectdb(conninfo.c_str()));
    if (PQstatus(made.connection_.get()) != CONNECTION_OK)
      return std::unexpected(not_reached(PQerrorMessage(made.connection_.get())));
    SW_DO(made.run("SET client_min_messages = warning"));
    return made;
  }
  [[nodiscard]] Result<std::string> value(const std::string& sql) {
    const PostgresRows rows(PQexec(connection_.get(), sql.c_str()));
    const auto status = PQresultStatus(rows.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return std::unexpected(wrong(rows.get()));
    return std::string(PQntuples(rows.get()) > 0 ? PQgetvalue(rows.get(), 0, 0) : "");
  }
  [[nodiscard]] Result<void> run(const std::string& sql) {
    SW_TRY([[maybe_unused]] const std::string none, value(sql));
    return {};
  }
  [[nodiscard]] Result<bool> has_role(std::string_view role) {
    SW_TRY(const std::string found, value(fmt::format("SELECT 1 FROM pg_roles WHERE rolname = '{}'", role)));
    return !found.empty();
  }
  /// What the server keeps instead of a password, so that the password itself is in none of its logs.
  [[nodiscard]] Result<std::string> verifier(const std::string& password, const std::string& role) {
    const std::unique_ptr<char, void (*)(void*)> made(
        PQencryptPasswordConn(connection_.get(), password.c_str(), role.c_str(), "scram-sha-256"), PQfreemem);
    if (!made) return std::unexpected(not_reached(PQerrorMessage(connection_.get())));
    return std::string(made.get());
  }

 private:
  struct Closer {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  explicit Administrator(PGconn* connection) : connection_(connection) {}
  /// Whoever administers a server wants the server's own words.
  [[nodiscard]] static Error wrong(const PGresult* answer) {
    Error error = error_of(answer);
    if (const char* said = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY); said != nullptr)
      error = {ErrorCode::Unavailable, fmt::format("nothing was changed: {}", said), "PostgreSQL"};
    return error;
  }
  std::unique_ptr<PGconn, Closer> connection_;
};

Result<void> check_name(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!name.empty() && name.size() <= 40 && name.front() >= 'a' && name.front() <= 'z' &&
      std::ranges::all_of(name, fits))
    return {};
  return fail(ErrorCode::BadInput,
              "the name of an organisation is 1 to 40 of a-z, 0-9 and dash, and begins with a letter",
              std::string(name));
}

Result<void> make_shared_roles(Administrator& server) {
  for (const char* role : {kOwner, kMember}) {
    SW_TRY(const bool there, server.has_role(role));
    if (!there) SW_DO(server.run(fmt::format("CREATE ROLE {} NOLOGIN", role)));
  }
  return {};
}

Result<bool> make_schema(Administrator& server) {
  SW_TRY(const std::string there, server.value("SELECT 1 FROM pg_namespace WHERE nspname = 'sharewell'"));
  if (!there.empty()) {
    SW_TRY(const std::string found, server.value(kColumnsFound));
    if (found == kColumns) return false;
    return fail(ErrorCode::Damaged,
                "there is a schema 'sharewell' whose tables are others; choose another database",
                "PostgreSQL");
  }
  SW_DO(server.run(fmt::format("CREATE SCHEMA sharewell AUTHORIZATION {}", kOwner)));
  SW_DO(server.run("SET LOCAL search_path = sharewell, pg_catalog"));
  SW_DO(server.run(fmt::format("SET LOCAL ROLE {}", kOwner)));
  SW_DO(server.run(kTables));
  for (const char* table : kNames)
    SW_DO(server.run(fmt::format(
        "ALTER TABLE {0} ENABLE ROW LEVEL SECURITY; ALTER TABLE {0} FORCE ROW LEVEL SECURITY;"
        "CREATE POLICY own_rows ON {0} USING (organisation = substr(current_user, 11) AND "
        "starts_with(current_user, 'sharewell_')) WITH CHECK (organisation = substr(current_user, 11) AND "
        "starts_with(current_user, 'sharewell_'))",
        table)));
  SW_DO(server.run(kGrants));
  SW_DO(server.run("RESET ROLE"));
  return true;
}

/// A role that somebody made by hand may be nobody's member yet, and then reaches no table.
Result<void> let_in(Administrator& server, const std::string& role, PostgresSetUp& done) {
  SW_TRY(const std::string is_member,
         server.value(fmt::format("SELECT 1 FROM pg_auth_members WHERE roleid = '{}'::regrole AND member = "
                                  "(SELECT oid FROM pg_roles WHERE rolname = '{}')",
                                  kMember, role)));
  (is_member.empty() ? done.let_in_roles : done.had_roles).push_back(role);
  return is_member.empty() ? server.run(fmt::format("GRANT {} TO \"{}\"", kMember, role)) : Result<void>{};
}

Result<void> make_role(Administrator& server, const std::string& organisation, bool with_password,
                       const Random& random, PostgresSetUp& done) {
  const std::string role = role_of(organisation);
  SW_TRY(const bool there, server.has_role(role));
  if (there) return let_in(server, role, done);
  done.made_roles.push_back(role);
  std::string sql = fmt::format(
      "CREATE ROLE \"{}\" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS IN ROLE {}",
      role, kMember);
  if (with_password) {
    std::array<std::uint8_t, 24> drawn{};
    random(drawn);
    const std::string password = to_base64url(drawn);
    SW_TRY(const std::string verifier, server.verifier(password, role));
    sql += fmt::format(" PASSWORD '{}'", verifier);
    done.passwords += fmt::format("*:*:*:{}:{}\n", role, password);
  }
  return server.run(sql);
}

}  // namespace

Result<void> check_postgres_tables(Database& database) {
  {
    SW_TRY(Query row, database.query(kColumnsFound));
    SW_TRY(const bool found, row.next());
    if (!found || row.text(0) != kColumns)
      return fail(ErrorCode::Damaged, "tables or columns are not those that Sharewell made", "PostgreSQL");
  }
  SW_TRY(const std::int64_t loose, database.number(kLoose));
  if (loose == 0) return {};
  return fail(ErrorCode::Damaged,
              "a table has a trigger or a rule, or does not hold the rows of organisations apart any more, "
              "or a function stands beside the tables",
              "PostgreSQL");
}

Result<PostgresSetUp> set_up_postgres(const std::string& conninfo,
                                      const std::vector<std::string>& organisations, bool with_passwords,
                                      const Random& random) {
  for (const std::string& name : organisations) SW_DO(check_name(name));
  SW_TRY(Administrator server, Administrator::connect(conninfo));
  PostgresSetUp done;
  SW_DO(server.run("BEGIN"));
  SW_DO(server.run("SELECT pg_advisory_xact_lock(hashtextextended('sharewell set up', 0))"));
  SW_DO(make_shared_roles(server));
  SW_TRY(done.made_tables, make_schema(server));
  for (const std::string& name : organisations) SW_DO(make_role(server, name, with_passwords, random, done));
  SW_DO(server.run("COMMIT"));
  return done;
}

}  // namespace sharewell::store
