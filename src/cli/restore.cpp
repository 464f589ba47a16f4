// SPDX-License-Identifier: MIT
#include "backup/restore.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

#include "backup/last.h"
#include "casework/pack_folder.h"
#include "cli/admin.h"
#include "cli/passphrase.h"
#include "cli/progress.h"
#include "cli/verify.h"
#include "crypt/key_ring.h"
#include "crypt/recovery.h"
#include "store/shown.h"

namespace sharewell::cli {
namespace {

struct Options {
  backup::RestoreFrom from;
  std::string data, note, organisation, root;
  std::vector<std::uint64_t> seen;
  bool drill = false, go_on = false, nobody = false;
};

backup::Check verifying(Context& context) {
  return [&context](const std::filesystem::path& data, const crypt::KeyRing& ring) -> Result<void> {
    guidance::Shelf shelf;
    SW_DO(casework::shelve_packs(data, shelf));
    for (const std::string& name : ring.organisations()) {
      if (!std::filesystem::exists(data / "orgs" / name)) continue;
      auto checked = verify_register(data, *ring.find(name), shelf, context);
      if (!checked)
        return fail(checked.error().code, checked.error().detail,
                    fmt::format("{}, {}", name, checked.error().place));
      print_verified(name, *checked, false, context);
    }
    return {};
  };
}

void print(const backup::RestoreReport& report, Context& context) {
  for (const backup::PutBack& one : report.organisations)
    if (one.erased > 0)
      context.out << fmt::format("{}: {} case files were erased; their entries stay sealed\n", one.name,
                                 one.erased);
  context.out << fmt::format("as it was {}; keys of {}\n", london_date_time(report.backup_made),
                             london_date_time(report.keys_made));
}

/// What the registers that may not go on yet are waiting for.
void say_what_next(const backup::RestoreReport& report, const std::string& data, Context& context) {
  context.out << "put back in " << data << "; nothing is signed there before you say what others saw.\n"
              << "Ask each organisation that witnesses one of these registers for `sharewell witness list`, "
                 "and then:\n";
  for (const backup::PutBack& one : report.organisations)
    context.out << fmt::format(
        "  sharewell restore --go-on --org {} --data {} --seen ENTRIES   (or --nobody)\n", one.name, data);
}

/// What custodians opened, or a copy that was kept apart, as root.key has it.
Result<std::shared_ptr<const crypt::SecretText>> root_from(const std::string& file, Context& context) {
  if (file.empty()) return nullptr;
  SW_TRY(const crypt::SecretText text, read_secret(file));
  SW_TRY(const crypt::Recovered recovered, crypt::read_recovery(text.view(), context.unlock));
  return std::make_shared<const crypt::SecretText>(crypt::root_text(recovered.root.key));
}

Result<void> restore_now(const Options& options, Context& context) {
  if (options.drill && !options.from.database.empty())
    return fail(ErrorCode::Usage, "a drill keeps nothing: leave --database out");
  if (options.from.backup.empty() || options.from.key_pack.empty() || options.from.identity.empty())
    return fail(
        ErrorCode::Usage,
        "give the folder of the backup, a key pack, and with --identity the file of whoever may open it");
  backup::RestoreFrom from = options.from;
  from.unlock = context.unlock;
  SW_TRY(from.root, root_from(options.root, context));
  ProgressLine line(context);
  const auto shown = [&line](std::string_view name, std::uint64_t done, std::uint64_t of) {
    line.show(name, done, of);
  };
  if (options.drill) {
    SW_TRY(const backup::RestoreReport report, backup::drill(from, verifying(context), shown));
    print(report, context);
    context.out << "it can be put back; nothing was kept of this\n";
    return options.note.empty() ? Result<void>{}
                                : backup::note_done(options.note, backup::Done::Drill, context.clock());
  }
  SW_TRY(const backup::RestoreReport report, backup::restore(from, options.data, verifying(context), shown));
  print(report, context);
  say_what_next(report, options.data, context);
  return {};
}

Result<void> go_on(const Options& options, Context& context) {
  if (options.organisation.empty() || options.seen.empty() != options.nobody)
    return fail(
        ErrorCode::Usage,
        "say which organisation with --org, and with --seen how many entries each witness cosigned last, as "
        "`sharewell witness list` prints it there; or with --nobody that no other organisation witnesses it");
  const std::uint64_t seen = options.nobody ? 0 : std::ranges::max(options.seen);
  SW_DO(store::let_go_on(store::shown_path(options.data, options.organisation), seen));
  context.out << fmt::format("{}: it may go on\n", options.organisation);
  return {};
}

}  // namespace

void add_restore(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("restore", "put a backup back in a new data folder, or try whether it can be");
  const auto options = std::make_shared<Options>();
  command->add_option("FOLDER", options->from.backup, "the folder of the backup");
  command->add_option("KEYPACK", options->from.key_pack, "the newest key pack: keys-....age");
  command->add_option("--identity", options->from.identity,
                      "the age identity file of whoever may open the key pack");
  command->add_option(
      "--root", options->root,
      "what custodians opened, or a copy of root.key kept apart: where systemd had the root key");
  command->add_option(
      "--database", options->from.database,
      "put the records into this PostgreSQL database, as `db setup` made it, not into the folder");
  command->add_flag("--verify", options->drill, "a drill: all of it, in a folder that is thrown away");
  command->add_option("--note", options->note, "the data folder in which `doctor` finds that a drill passed");
  command->add_flag("--go-on", options->go_on,
                    "let a register that was put back go on; with --org and --seen");
  command->add_option("--org", options->organisation, "which organisation's register may go on");
  command->add_option("--seen", options->seen,
                      "how many entries a witness cosigned last; once for each witness");
  command->add_flag("--nobody", options->nobody, "no other organisation witnesses it");
  add_data_option(*command, options->data);
  command->callback([options, &context] {
    const auto done = options->go_on ? go_on(*options, context) : restore_now(*options, context);
    if (!done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
