// SPDX-License-Identifier: MIT
// Looks at an installation as it stands and says what wants mending, each with the command that mends it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>

#include "backup/last.h"
#include "base/json.h"
#include "casework/installation.h"
#include "casework/service.h"
#include "cli/admin.h"
#include "cli/proved.h"
#include "cli/settings.h"
#include "crypt/tls.h"
#include "http/local_socket.h"
#include "store/place.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kRoomBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kLockedBytes = std::uint64_t{1} << 20;
constexpr std::int64_t kBackupDays = 2, kDrillDays = 92;

struct Finding {
  bool fine = true;
  std::string what;
  std::string mend{};  ///< a command, or what to do; of something fine: what would be better
};

class Doctor {
 public:
  Doctor(const Settings& settings, Context& context)
      : settings_(settings), context_(context), data_(settings.text("data")) {}

  [[nodiscard]] std::vector<Finding> look() {
    if (!folder()) return std::move(findings_);
    for (const char* name : {"root.key", "keyring"}) private_file(data_ / name);
    const bool ring = keys();
    database();
    room();
    locked_memory();
    guidance();
    network();
    backups();
    if (ring) organisations();
    return std::move(findings_);
  }

 private:
  void fine(std::string what) { findings_.push_back({true, std::move(what), {}}); }
  void mend(std::string what, std::string how) {
    findings_.push_back({false, std::move(what), std::move(how)});
  }

  void note(std::string what, std::string how) {
    findings_.push_back({true, std::move(what), std::move(how)});
  }

  bool folder() {
    struct stat about{};
    if (::stat(data_.c_str(), &about) != 0 || !S_ISDIR(about.st_mode)) {
      mend(fmt::format("there is no data folder {}", data_.string()),
           fmt::format("sharewell init --data {}", data_.string()));
      return false;
    }
    if ((about.st_mode & 077) != 0)
      mend("others on this machine may look into the data folder",
           fmt::format("chmod 700 {}", data_.string()));
    else
      fine("the data folder is closed to other users");
    return true;
  }

  void private_file(const fs::path& file) {
    struct stat about{};
    if (::stat(file.c_str(), &about) != 0)
      mend(fmt::format("{} is missing", file.string()), "put it back from the copy that you keep apart");
    else if ((about.st_mode & 077) != 0)
      mend(fmt::format("others on this machine may read {}", file.string()),
           fmt::format("chmod 600 {}", file.string()));
    else
      fine(fmt::format("{} is closed to other users", file.filename().string()));
  }

  bool keys() {
    const auto ring = crypt::KeyRing::open(data_, context_.unlock);
    if (!ring) {
      mend("the key ring does not open: " + one_line(ring.error()),
           "put back root.key and keyring from the copy that you keep apart");
      return false;
    }
    fine("the key ring opens");
    if (const auto drill = ring->drilled())
      fine("a recovery drill passed on " + london_date(drill->at));
    else
      mend("no recovery drill has passed with this root key, so the server does not start",
           fmt::format("sharewell key drill FILE --data {} (docs/keys.md)", data_.string()));
    return true;
  }

  void database() {
    const auto setting = store::database_setting(data_);
    if (!setting) return mend(one_line(setting.error()), "sharewell db use --help");
    if (setting->empty()) return;
    std::error_code none;
    for (const auto& one : fs::directory_iterator(data_ / "orgs", none)) {
      const std::string name = one.path().filename().string();
      const auto place = store::place_of(data_, name);
      const auto reached =
          place ? store::check_reachable(*place) : Result<void>(std::unexpected(place.error()));
      if (reached)
        fine(fmt::format("{}: its records in PostgreSQL can be reached", name));
      else
        mend(fmt::format("{}: {}", name, one_line(reached.error())),
             fmt::format("sharewell db setup ... --org {} (docs/postgresql.md)", name));
    }
  }

  void room() {
    struct statvfs about{};
    if (::statvfs(data_.c_str(), &about) != 0) return;
    const std::uint64_t left = std::uint64_t{about.f_bavail} * about.f_frsize;
    const std::string said = fmt::format("{:.1f} GB are free for records", static_cast<double>(left) / 1e9);
    if (left < kRoomBytes)
      mend(said, "free some, or move the data folder to a larger disk; when it is full nothing more is kept");
    else
      fine(said);
  }

  void locked_memory() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_MEMLOCK, &limit) != 0) return;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < kLockedBytes)
      mend("keys may be written to swap: too little memory may be locked",
           "LimitMEMLOCK=64M in the unit file, or 'ulimit -l 65536' before 'sharewell serve'");
    else
      fine("keys can be kept out of swap");
  }

  void guidance() {
    std::ostringstream progress;
    if (const auto proof = require_proof(data_, guidance::built_in(), progress); proof)
      fine("the built-in guidance keeps what it promises");
    else
      mend(one_line(proof.error()), "install a released Sharewell; this one must not be used");
  }

  void network() {
    const std::string& address = settings_.text("address");
    const bool near = address == "localhost" || address == "::1" || address.starts_with("127.");
    if (settings_.text("certificate").empty()) {
      if (near)
        fine(settings_.truth("https-proxy") ? "a proxy on this machine speaks https to people"
                                            : "it listens on this machine alone");
      else
        mend("it would listen beyond this machine without a certificate",
             "give --certificate and --key, or listen on 127.0.0.1 behind a proxy");
      return;
    }
    const auto identity = crypt::TlsIdentity::load(settings_.text("certificate"), settings_.text("key"));
    if (!identity)
      return mend(one_line(identity.error()), "mend the file; then 'systemctl reload sharewell'");
    certificate(*identity);
  }

  void certificate(const crypt::TlsIdentity& identity) {
    const std::int64_t days = (identity.ends().ms - context_.clock().ms) / kDayMs;
    if (days < 21)
      mend(days < 0 ? "the certificate has ended" : fmt::format("the certificate ends in {} days", days),
           "get a new one, put it in the place of the old one, and run 'systemctl reload sharewell'");
    else
      fine(fmt::format("the certificate fits its key and is good for {} days", days));
    if (identity.names().empty() && settings_.list("host").empty())
      mend("the certificate has no name that people could ask for", "give --host NAME");
    else
      fine(fmt::format("people reach it as {}", fmt::join(names(identity), ", ")));
  }

  [[nodiscard]] std::vector<std::string> names(const crypt::TlsIdentity& identity) const {
    std::vector<std::string> all = identity.names();
    for (std::string& host : settings_.list("host")) all.push_back(std::move(host));
    return all;
  }

  /// A folder without a backup is a fault once there is something to lose; that it can be put back is worth
  /// trying.
  void backups() {
    const auto days = [this](Instant at) { return (context_.clock() - at) / kDayMs; };
    const auto backup = backup::last_done(data_, backup::Done::Backup),
               drill = backup::last_done(data_, backup::Done::Drill);
    if (backup && days(*backup) < kBackupDays)
      fine(fmt::format("the last backup was made {}", london_date_time(*backup)));
    else
      mend(backup ? fmt::format("the last backup is {} days old", days(*backup)) : "no backup was ever made",
           fmt::format("sharewell backup FOLDER --to RECIPIENT --data {}, every night: docs/operating.md",
                       data_.string()));
    if (drill && days(*drill) < kDrillDays)
      fine(fmt::format("a backup was last tried {}", london_date_time(*drill)));
    else
      note(
          drill ? fmt::format("a backup was last tried {} days ago", days(*drill))
                : "nobody has tried yet whether a backup can be put back",
          fmt::format("sharewell restore FOLDER KEYPACK --identity FILE --verify --note {}", data_.string()));
  }

  void organisations() {
    if (const auto reply = ask_a_server(data_, "", 5); reply || reply.error().code != ErrorCode::NotFound)
      return reply ? fine("a server is running; it looked at every register when it started")
                   : mend("a server holds the folder and does not answer", "systemctl restart sharewell");
    const auto installation =
        casework::Installation::open(data_, context_.clock, context_.random, context_.unlock);
    if (!installation)
      return mend(one_line(installation.error()), fmt::format("sharewell verify --data {}", data_.string()));
    const auto all = (*installation)->organisations();
    if (all.empty())
      mend("there is no organisation yet",
           fmt::format("sharewell org add ID --name \"NAME\" --data {}", data_.string()));
    for (const std::string& id : all) organisation(*(*installation)->find(id));
  }

  void organisation(const casework::Organisation& one) {
    const auto people = one.people.all();
    const bool led = std::ranges::any_of(
        people, [](const access::Person& person) { return person.role == record::Role::Lead; });
    if (led)
      fine(fmt::format("{}: {} can sign in, and its register opens", one.id,
                       people.size() == 1 ? "1 person" : fmt::format("{} people", people.size())));
    else
      mend(fmt::format("{}: there is no safeguarding lead who can sign in", one.id),
           fmt::format("sharewell user add NAME@{} --name \"...\" --team \"...\" --role lead --data {}",
                       one.id, data_.string()));
    arrangements(one);
  }

  /// A warning and no fault: nothing waits for them.
  void arrangements(const casework::Organisation& one) {
    const auto gaps = casework::gaps_in(one.arrangements, casework::day_of(context_.clock()));
    if (gaps.empty()) return fine(fmt::format("{}: its arrangements for sharing are kept", one.id));
    std::vector<std::string> names;
    for (const casework::ArrangementGap& gap : gaps)
      names.push_back(gap.title.empty() ? std::string(gap.kind) : gap.title);
    note(fmt::format("{}: arrangements for sharing are missing or overdue: {}", one.id,
                     fmt::join(names, ", ")),
         "a safeguarding lead looks under Contacts, How we share");
  }

  const Settings& settings_;
  Context& context_;
  fs::path data_;
  std::vector<Finding> findings_;
};

void print(const std::vector<Finding>& findings, bool as_json, Context& context) {
  for (const Finding& one : findings) {
    if (as_json)
      context.out << to_canonical_json(
                         json::object{{"fine", one.fine}, {"finding", one.what}, {"mend", one.mend}})
                  << '\n';
    else
      context.out << (!one.fine          ? "MEND    "
                      : one.mend.empty() ? "ok      "
                                         : "NOTE    ")
                  << one.what << '\n'
                  << (one.mend.empty() ? "" : "        " + one.mend + '\n');
  }
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("doctor", "look at an installation and say what wants mending, and how");
  struct Options {
    Given given;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  command->add_flag("--json", options->json, "one JSON object a line");
  add_setting_options(*command, options->given);
  command->callback([options, &context] {
    const auto settings = read_settings(options->given);
    if (!settings) return report(context, settings.error());
    const std::vector<Finding> findings = Doctor(*settings, context).look();
    print(findings, options->json, context);
    const auto wrong = std::ranges::count_if(findings, [](const Finding& one) { return !one.fine; });
    if (wrong == 0) return;
    context.err << fmt::format("{} of {} want mending\n", wrong, findings.size());
    context.exit_code = 1;
  });
}

}  // namespace sharewell::cli
