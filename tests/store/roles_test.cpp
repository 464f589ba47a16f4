// SPDX-License-Identifier: MIT
// What an organisation's own role can do in the database, tried with plain SQL behind the program's back.
#include <unistd.h>

#include <array>

#include "fixture.h"
#include "store/postgres_schema.h"
#include "store/verify.h"
#include "test_database.h"

namespace sharewell::store {
namespace {

using testing_postgres::ask;
using testing_postgres::conninfo;

class RolesTest : public StoreTest {
 protected:
  RolesTest() {
    succeed(ring_->add_organisation("elmfield", random_));
    theirs_ = value_of(Store::open(value_of(place_of(data_.path(), "elmfield")), *ring_->find("elmfield"),
                                   clock(), random_));
    ours_ = open();
    for (Store* store : {theirs_.get(), ours_.get()}) {
      const FileRef file = store->new_file();
      (void)value_of(store->commit({{opened(file, ann_), decided(file, ann_, "why", {task()})}, "", {}}));
      (void)value_of(store->save_draft(store->new_draft(), ann_, Personal(std::string("words")), 0));
    }
  }
  [[nodiscard]] record::RaisedTask task() const {
    return {ref<TaskRef>(), "tell-school", Instant{1'795'000'000'000}, ann_};
  }
  /// The policy of every table, as it was made.
  static std::string own_rows() {
    return "organisation = substr(current_user, 11) AND starts_with(current_user, 'sharewell_')";
  }
  [[nodiscard]] record::EntryBody opened_now() const { return opened(ours_->new_file(), ann_); }
  static std::string ours() { return conninfo("sharewell_northbank"); }
  static std::int64_t count(const std::string& who, const std::string& table,
                            const std::string& where = "true") {
    return std::stoll(ask(who, "SELECT count(*) FROM sharewell." + table + " WHERE " + where).at(0));
  }
  /// Whether the server refuses it.
  static bool refused(const std::string& sql) {
    try {
      ask(ours(), sql);
      return false;
    } catch (const std::runtime_error& error) {
      return std::string_view(error.what()).find("permission denied") != std::string_view::npos ||
             std::string_view(error.what()).find("row-level security") != std::string_view::npos ||
             std::string_view(error.what()).find("must be owner") != std::string_view::npos;
    }
  }
  std::unique_ptr<Store> theirs_, ours_;
};

constexpr std::array kTables{"meta", "file_key", "entry", "leaf", "task", "draft"};

TEST_F(RolesTest, NobodySeesARowOfAnotherOrganisation) {
  for (const char* table : kTables) {
    EXPECT_GE(count(conninfo(), table, "organisation = 'elmfield'"), 1)
        << table << ": there is something to see";
    EXPECT_GE(count(ours(), table), 1) << table;
    EXPECT_EQ(count(ours(), table, "organisation <> 'northbank'"), 0) << table;
    EXPECT_EQ(count(conninfo("sharewell_southbank"), table), 0) << table;
  }
}

TEST_F(RolesTest, NobodyChangesARowOfAnotherOrganisation) {
  const std::string before =
      value_of(verify(value_of(place_of(data_.path(), "elmfield")), *ring_->find("elmfield"))).checkpoint;
  for (const char* sql :
       {"UPDATE sharewell.file_key SET wrapped = ''", "UPDATE sharewell.leaf SET note = ''",
        "UPDATE sharewell.draft SET epoch = 7", "DELETE FROM sharewell.task", "DELETE FROM sharewell.draft"})
    ask(ours(), std::string(sql) + " WHERE organisation = 'elmfield'");
  EXPECT_TRUE(refused("INSERT INTO sharewell.meta(organisation, key, value) VALUES('elmfield', 'x', 'y')"));
  EXPECT_TRUE(
      refused("INSERT INTO sharewell.entry(organisation, idx, file, kind, uid, sealed) VALUES('elmfield', 9, "
              "'', 1, '', '')"));
  const auto report = verify(value_of(place_of(data_.path(), "elmfield")), *ring_->find("elmfield"));
  ASSERT_TRUE(report) << one_line(report.error());
  EXPECT_EQ(report->checkpoint, before);
  EXPECT_EQ(report->drafts, 1u);
  EXPECT_EQ(report->tasks, 1u);
}

TEST_F(RolesTest, ARoleCannotTakeBackWhatItKept) {
  for (const char* sql :
       {"UPDATE sharewell.entry SET sealed = ''", "DELETE FROM sharewell.entry", "TRUNCATE sharewell.entry",
        "UPDATE sharewell.leaf SET hash = ''", "DELETE FROM sharewell.leaf",
        "UPDATE sharewell.meta SET key = ''", "DELETE FROM sharewell.meta", "DELETE FROM sharewell.file_key",
        "UPDATE sharewell.file_key SET file = ''", "UPDATE sharewell.task SET owner = ''",
        "UPDATE sharewell.draft SET author = ''", "DROP TABLE sharewell.entry",
        "ALTER TABLE sharewell.entry DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE sharewell.entry NO FORCE ROW LEVEL SECURITY",
        "CREATE POLICY all_rows ON sharewell.entry USING (true)", "CREATE TABLE sharewell.mine(x int)",
        "SET ROLE sharewell_elmfield", "SET ROLE sharewell__owner",
        "SET SESSION AUTHORIZATION sharewell_elmfield"})
    EXPECT_TRUE(refused(sql)) << sql;
  EXPECT_EQ(value_of(verify(place(), keys())).entries, 2u);
}

TEST_F(RolesTest, TheOwnerOfTheTablesSeesNothing) {
  for (const char* table : kTables)
    EXPECT_EQ(ask(conninfo(), "BEGIN; SET LOCAL ROLE sharewell__owner; SELECT count(*) FROM sharewell." +
                                  std::string(table))
                  .at(0),
              "0")
        << table;
}

TEST_F(RolesTest, ARoleThatPassesOverRowSecurityIsNotUsed) {
  ask(conninfo(), "ALTER ROLE sharewell_southbank BYPASSRLS");
  succeed(ring_->add_organisation("southbank", random_));
  const auto opened =
      Store::open(value_of(place_of(data_.path(), "southbank")), *ring_->find("southbank"), clock(), random_);
  ask(conninfo(), "ALTER ROLE sharewell_southbank NOBYPASSRLS");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().detail.find("BYPASSRLS"), std::string::npos);
}

TEST_F(RolesTest, TablesOfAnotherVersionAreNeitherUsedNorChanged) {
  ask(conninfo(), "UPDATE sharewell.meta SET value = '4' WHERE key = 'schema'");
  ours_.reset();
  for (const auto& error : {try_open().error(), verify(place(), keys()).error()}) {
    EXPECT_EQ(error.code, ErrorCode::Damaged);
    EXPECT_NE(error.detail.find("version '4'"), std::string::npos) << error.detail;
  }
}

TEST_F(RolesTest, TablesThatWereChangedAreNotUsed) {
  const std::vector<std::pair<std::string, std::string>> changes{
      {"ALTER TABLE sharewell.entry NO FORCE ROW LEVEL SECURITY",
       "ALTER TABLE sharewell.entry FORCE ROW LEVEL SECURITY"},
      {"ALTER TABLE sharewell.task DISABLE ROW LEVEL SECURITY",
       "ALTER TABLE sharewell.task ENABLE ROW LEVEL SECURITY"},
      {"ALTER POLICY own_rows ON sharewell.entry USING (true)",
       "ALTER POLICY own_rows ON sharewell.entry USING (" + own_rows() + ")"},
      {"ALTER POLICY own_rows ON sharewell.leaf WITH CHECK (true)",
       "ALTER POLICY own_rows ON sharewell.leaf WITH CHECK (" + own_rows() + ")"},
      {"ALTER POLICY own_rows ON sharewell.meta TO sharewell_northbank",
       "ALTER POLICY own_rows ON sharewell.meta TO PUBLIC"},
      {"CREATE FUNCTION sharewell.starts_with(text, text) RETURNS boolean LANGUAGE sql RETURN true",
       "DROP FUNCTION sharewell.starts_with(text, text)"},
      {"CREATE POLICY more ON sharewell.leaf USING (true)", "DROP POLICY more ON sharewell.leaf"},
      {"ALTER TABLE sharewell.draft ADD COLUMN x text", "ALTER TABLE sharewell.draft DROP COLUMN x"},
      {"CREATE VIEW sharewell.v AS SELECT 1 AS one", "DROP VIEW sharewell.v"},
      {"CREATE RULE r AS ON DELETE TO sharewell.task DO INSTEAD NOTHING", "DROP RULE r ON sharewell.task"}};
  for (const auto& [change, back] : changes) {
    ask(conninfo(), change);
    const auto report = verify(place(), keys());
    const auto store = try_open();
    ask(conninfo(), back);
    EXPECT_FALSE(store) << change;
    ASSERT_FALSE(report) << change;
    EXPECT_EQ(report.error().code, ErrorCode::Damaged) << change;
  }
  EXPECT_TRUE(verify(place(), keys()));
}

TEST_F(RolesTest, ADatabaseThatWasEmptiedIsNotBegunAnew) {
  ask(conninfo(),
      "TRUNCATE sharewell.meta, sharewell.file_key, sharewell.entry, sharewell.leaf, sharewell.task");
  const auto opened = try_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::Damaged);
  EXPECT_EQ(ours_->commit({{opened_now(), decided(ref<FileRef>(), ann_, "w")}, "", {}}).error().code,
            ErrorCode::Damaged)
      << "nor by a server that still runs";
  EXPECT_EQ(count(conninfo(), "entry"), 0);
}

TEST_F(RolesTest, AFolderKeepsItsRecordsWhereItBeganTo) {
  ours_.reset();
  std::filesystem::remove(data_.path() / "database");
  const auto opened = try_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::BadConfig);
  EXPECT_NE(opened.error().detail.find("kept in PostgreSQL"), std::string::npos) << opened.error().detail;
}

TEST_F(RolesTest, OnlyASettingThatIsNotThereMeansSQLite) {
  const auto file = data_.path() / "database";
  std::filesystem::remove(file);
  EXPECT_EQ(value_of(database_setting(data_.path())), "");
  std::filesystem::create_symlink(file, file);  // which nobody can open, not even root
  EXPECT_EQ(database_setting(data_.path()).error().code, ErrorCode::Unavailable);
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  EXPECT_EQ(database_setting(data_.path()).error().code, ErrorCode::Unavailable);
}

TEST_F(RolesTest, ASettingWithAPasswordOrAUserIsRefused) {
  std::filesystem::remove(data_.path() / "database");
  for (const char* setting : {"host=db password=x", "postgresql://somebody@db/sharewell",
                              "postgresql://u:p@db/x", "no setting at all", ""})
    EXPECT_FALSE(keep_database_setting(data_.path(), setting)) << setting;
  EXPECT_FALSE(std::filesystem::exists(data_.path() / "database"));
  EXPECT_TRUE(keep_database_setting(data_.path(), "postgresql://db:5433/sharewell?sslmode=verify-full"));
}

TEST_F(RolesTest, ADatabaseThatWasNotSetUpIsRefusedWithWhatToDo) {
  ask(conninfo(), "CREATE DATABASE bare" + std::to_string(::getpid()));
  const std::string bare =
      conninfo("sharewell_northbank").substr(0, conninfo("sharewell_northbank").rfind(' ')) + " dbname=bare" +
      std::to_string(::getpid());
  const auto opened = Store::open({data_.path() / "elsewhere", bare}, keys(), clock(), random_);
  const auto made = set_up_postgres(conninfo(), {"North_bank"}, false, random_);
  ask(conninfo(), "DROP DATABASE bare" + std::to_string(::getpid()) + " WITH (FORCE)");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().detail.find("sharewell db setup"), std::string::npos) << opened.error().detail;
  EXPECT_EQ(made.error().code, ErrorCode::BadInput);
}

TEST_F(RolesTest, SettingUpAgainChangesNothingAndPasswordsAreOnlyForNewRoles) {
  const std::string name = "new-" + std::to_string(::getpid());
  const PostgresSetUp first = value_of(set_up_postgres(conninfo(), {"northbank", name}, true, random_));
  EXPECT_FALSE(first.made_tables);
  EXPECT_EQ(first.had_roles, std::vector<std::string>{"sharewell_northbank"});
  EXPECT_EQ(first.made_roles, std::vector<std::string>{"sharewell_" + name});
  EXPECT_TRUE(first.passwords.starts_with("*:*:*:sharewell_" + name + ":")) << "a line of a password file";
  const PostgresSetUp again = value_of(set_up_postgres(conninfo(), {"northbank", name}, true, random_));
  EXPECT_TRUE(again.made_roles.empty());
  EXPECT_TRUE(again.passwords.empty());
  const auto kept =
      ask(conninfo(), "SELECT rolpassword FROM pg_authid WHERE rolname = 'sharewell_" + name + "'");
  EXPECT_TRUE(kept.at(0).starts_with("SCRAM-SHA-256$"));
  ask(conninfo(), "DROP ROLE \"sharewell_" + name + "\"");
  EXPECT_TRUE(verify(place(), keys()));
}

TEST_F(RolesTest, SettingUpLetsARoleInThatWasMadeByHand) {
  const std::string name = "hand-" + std::to_string(::getpid()), role = "sharewell_" + name;
  ask(conninfo(), "CREATE ROLE \"" + role + "\" LOGIN");
  EXPECT_THROW((void)count(conninfo(role), "entry"), std::runtime_error);
  const PostgresSetUp first = value_of(set_up_postgres(conninfo(), {name}, true, random_));
  EXPECT_EQ(first.let_in_roles, std::vector<std::string>{role});
  EXPECT_TRUE(first.passwords.empty()) << "it may have one";
  EXPECT_EQ(count(conninfo(role), "entry"), 0);
  EXPECT_EQ(value_of(set_up_postgres(conninfo(), {name}, false, random_)).had_roles,
            std::vector<std::string>{role});
  ask(conninfo(), "DROP ROLE \"" + role + "\"");
}

}  // namespace
}  // namespace sharewell::store
