// SPDX-License-Identifier: MIT
// Records in PostgreSQL: what whoever administers the database server runs, and what the data folder is told.
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "cli/admin.h"
#include "store/conninfo.h"
#include "store/place.h"
#include "store/postgres_schema.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string data, database, as, passwords;
  std::vector<std::string> organisations;
};

/// A new file that nobody else can read, there before any role is made.
class PasswordFile {
 public:
  PasswordFile() = default;
  PasswordFile(const PasswordFile&) = delete;
  PasswordFile& operator=(const PasswordFile&) = delete;
  ~PasswordFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] Result<void> make(const std::string& file) {
    descriptor_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    return descriptor_ >= 0 ? Result<void>{} : fail(ErrorCode::Unavailable, std::strerror(errno), file);
  }
  [[nodiscard]] Result<void> write(const std::string& text, const std::string& file) const {
    if (::write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(descriptor_) == 0)
      return {};
    return fail(ErrorCode::Unavailable,
                fmt::format("{}; the roles were made: give them passwords with \\password in psql",
                            std::strerror(errno)),
                file);
  }

 private:
  int descriptor_ = -1;
};

Result<void> set_up_now(const Options& options, Context& context) {
  SW_DO(store::check_conninfo(options.database));
  SW_TRY(const std::string conninfo, store::conninfo_as(options.database, options.as));
  PasswordFile passwords;
  if (!options.passwords.empty()) SW_DO(passwords.make(options.passwords));
  auto done =
      store::set_up_postgres(conninfo, options.organisations, !options.passwords.empty(), context.random);
  if (!done) {
    if (!options.passwords.empty()) ::unlink(options.passwords.c_str());
    return std::unexpected(done.error());
  }
  const bool has_passwords = !done->passwords.empty();
  if (has_passwords)
    SW_DO(passwords.write(done->passwords, options.passwords));
  else if (!options.passwords.empty())
    ::unlink(options.passwords.c_str());
  context.out << (done->made_tables ? "made the tables\n" : "the tables were there\n");
  for (const std::string& role : done->had_roles) context.out << fmt::format("the role {} was there\n", role);
  for (const std::string& role : done->let_in_roles)
    context.out << fmt::format("the role {} was there, and may use the tables from now on\n", role);
  for (const std::string& role : done->made_roles) context.out << fmt::format("made the role {}\n", role);
  if (has_passwords)
    context.err << fmt::format(
        "the new roles' passwords are in {} and nowhere else; put its lines into the password file of the "
        "user "
        "that Sharewell runs as\n",
        options.passwords);
  else if (!options.passwords.empty())
    context.err << fmt::format("no role is new, so there is no password and no file {}\n", options.passwords);
  return {};
}

Result<void> use_now(const Options& options, Context& context) {
  const fs::path data(options.data);
  std::error_code none;
  if (!fs::is_regular_file(data / "keyring", none))
    return fail(ErrorCode::NotFound, "there is no data folder here; make one with `sharewell init`",
                data.string());
  for (const auto& one : fs::directory_iterator(data / "orgs", none))
    if (fs::is_regular_file(one.path() / "sharewell.db", none))
      return fail(
          ErrorCode::BadInput,
          "records are kept in this folder already, and they stay where they are; begin with a new data "
          "folder",
          one.path().string());
  SW_DO(store::keep_database_setting(data, options.database));
  context.out << fmt::format("{} keeps its records in PostgreSQL from now on\n", options.data);
  return {};
}

}  // namespace

void add_db(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("db", "keep records in PostgreSQL instead of in the data folder");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* set_up = group->add_subcommand(
      "setup",
      "make the tables, and a role for each organisation; for whoever administers the database server; "
      "may be repeated");
  CLI::App* use = group->add_subcommand("use", "have a new data folder keep its records in a database");
  for (CLI::App* command : {set_up, use})
    command
        ->add_option("DATABASE", options->database,
                     "postgresql://HOST:PORT/NAME or \"host=HOST dbname=NAME\", without user and password")
        ->required();
  set_up->add_option("--org", options->organisations, "an organisation that will be kept there")->required();
  set_up->add_option("--as", options->as, "the role that may make roles (default: as libpq does)");
  set_up->add_option(
      "--passwords", options->passwords,
      "give new roles random passwords and write them to this new password file (default: none)");
  add_data_option(*use, options->data);
  set_up->callback([options, &context] {
    if (const auto done = set_up_now(*options, context); !done) report(context, done.error());
  });
  use->callback([options, &context] {
    if (const auto done = use_now(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
