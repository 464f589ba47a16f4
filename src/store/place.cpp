// SPDX-License-Identifier: MIT
#include "store/place.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <memory>

#include "store/conninfo.h"
#include "store/schema.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kSettingBytes = 4096;

std::filesystem::path file_of(const std::filesystem::path& data) { return data / "database"; }

/// What every connection has, unless the setting says otherwise: names in UTF-8, an end to waiting for a
/// server that fell silent, a server that proves who it is (but over a local socket), and one that takes
/// writes.
constexpr std::array<std::pair<const char*, const char*>, 9> kUsual{{{"application_name", "sharewell"},
                                                                     {"client_encoding", "UTF8"},
                                                                     {"connect_timeout", "10"},
                                                                     {"keepalives_idle", "20"},
                                                                     {"keepalives_interval", "5"},
                                                                     {"keepalives_count", "3"},
                                                                     {"tcp_user_timeout", "30000"},
                                                                     {"sslmode", "verify-full"},
                                                                     {"target_session_attrs", "read-write"}}};

using Said = std::map<std::string, std::string>;

Result<Said> parse(const std::string& setting) {
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
      PQconninfoParse(setting.c_str(), &why), PQconninfoFree);
  const std::unique_ptr<char, void (*)(void*)> reason(why, PQfreemem);
  // libpq's own words would repeat the setting, and with it a password that somebody put there.
  if (!options)
    return fail(
        ErrorCode::BadConfig,
        "libpq cannot read this; it is of the form postgresql://HOST:PORT/NAME or host=HOST dbname=NAME",
        "the setting of the database");
  Said said;
  for (const PQconninfoOption* one = options.get(); one->keyword != nullptr; ++one)
    if (one->val != nullptr) said.emplace(one->keyword, one->val);
  return said;
}

}  // namespace

Result<void> check_conninfo(const std::string& setting) {
  if (setting.empty()) return fail(ErrorCode::BadConfig, "it is empty", "the setting of the database");
  SW_TRY(const Said said, parse(setting));
  for (const char* taken : {"password", "sslpassword"})
    if (said.contains(taken))
      return fail(
          ErrorCode::BadConfig,
          "a password does not belong here; put it in a password file (passfile=FILE, else ~/.pgpass)",
          "the setting of the database");
  if (said.contains("user"))
    return fail(ErrorCode::BadConfig,
                "leave the user out: each organisation signs in as its own, sharewell_NAME",
                "the setting of the database");
  return {};
}

Result<std::string> conninfo_as(const std::string& setting, std::string_view user) {
  SW_TRY(Said said, parse(setting));
  for (const auto& [name, value] : kUsual) said.try_emplace(name, value);
  if (!user.empty()) said["user"] = user;
  std::string out;
  for (const auto& [name, value] : said) {
    out += (out.empty() ? "" : " ") + name + "='";
    for (const char c : value) {
      if (c == '\'' || c == '\\') out += '\\';
      out += c;
    }
    out += '\'';
  }
  return out;
}

std::string role_of(std::string_view organisation) {
  return std::string(kRolePrefix) + std::string(organisation);
}

Result<std::string> database_setting(const std::filesystem::path& data) {
  const std::filesystem::path file = file_of(data);
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  // Only a file that is not there means SQLite; one that cannot be read now must not begin a second register.
  if (descriptor < 0 && errno == ENOENT) return std::string();
  if (descriptor < 0) return fail(ErrorCode::Unavailable, std::strerror(errno), file.string());
  std::string text(kSettingBytes, '\0');
  const ssize_t got = ::read(descriptor, text.data(), text.size());
  const int why = errno;
  ::close(descriptor);
  if (got < 0) return fail(ErrorCode::Unavailable, std::strerror(why), file.string());
  text.resize(static_cast<std::size_t>(got));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  if (const auto fits = check_conninfo(text); !fits)
    return fail(ErrorCode::BadConfig, fits.error().detail, file.string());
  return text;
}

Result<void> keep_database_setting(const std::filesystem::path& data, std::string_view setting) {
  SW_DO(check_conninfo(std::string(setting)));
  const std::string text = std::string(setting) + "\n";
  const std::filesystem::path file = file_of(data);
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return fail(ErrorCode::Unavailable, std::strerror(errno), file.string());
  const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(descriptor) == 0;
  const int why = errno;
  ::close(descriptor);
  if (!written) return fail(ErrorCode::Unavailable, std::strerror(why), file.string());
  return {};
}

Result<void> check_reachable(const Place& place) {
  if (!place.is_shared()) return {};
  SW_TRY(Database database, Database::open_reader(place));
  SW_TRY([[maybe_unused]] const bool fresh, was_never_used(database));
  return {};
}

Result<void> check_unused(const Place& place) {
  if (!place.is_shared()) return {};
  SW_TRY(Database database, Database::open_reader(place));
  SW_TRY(const bool fresh, was_never_used(database));
  if (fresh) return {};
  return fail(
      ErrorCode::Busy,
      "the database holds records of an organisation of this name, kept with other keys; take another "
      "name or another database, or use the data folder that these records belong to",
      "PostgreSQL");
}

Result<HeldAlone> be_alone(const Place& place) {
  if (!place.is_shared()) return HeldAlone();
  SW_TRY(Database database, Database::open_writer(place, 0));
  SW_DO(database.be_alone());
  return HeldAlone(std::make_shared<Database>(std::move(database)));
}

Result<Place> place_of(const std::filesystem::path& data, std::string_view organisation) {
  SW_TRY(const std::string setting, database_setting(data));
  return place_in(data, organisation, setting);
}

Result<Place> place_in(const std::filesystem::path& data, std::string_view organisation,
                       const std::string& setting) {
  std::filesystem::path folder = data / "orgs" / organisation;
  if (setting.empty()) return Place(std::move(folder));
  SW_DO(check_conninfo(setting));
  SW_TRY(std::string conninfo, conninfo_as(setting, role_of(organisation)));
  return Place(std::move(folder), std::move(conninfo));
}

}  // namespace sharewell::store
