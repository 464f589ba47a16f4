// SPDX-License-Identifier: MIT
#include "backup/backup.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "backup/check.h"
#include "backup/key_pack.h"
#include "backup/last.h"
#include "cli/admin.h"
#include "cli/progress.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string data, backup, keys;
  std::vector<std::string> recipients;
  bool check = false;
};

backup::Progress shown_on(ProgressLine& line) {
  return [&line](std::string_view name, std::uint64_t done, std::uint64_t of) { line.show(name, done, of); };
}

Result<void> check_now(const Options& options, Context& context) {
  ProgressLine line(context);
  SW_TRY(const backup::Manifest manifest, backup::check_backup(options.backup, shown_on(line)));
  for (const backup::ManifestRegister& one : manifest.registers)
    context.out << fmt::format("{}: {} entries, whole\n", one.name, one.size);
  context.out << fmt::format("made {}, with {} files of guidance and forms; every hash fits\n",
                             london_date_time(manifest.made), manifest.files.size());
  return {};
}

/// Beside the backup, so that whoever pulls the one does not get the other with it.
fs::path keys_folder(const Options& options) {
  if (!options.keys.empty()) return options.keys;
  fs::path backup = fs::path(options.backup).lexically_normal();
  if (!backup.has_filename()) backup = backup.parent_path();
  return backup.string() + "-keys";
}

Result<void> check_apart(const fs::path& keys, const fs::path& backup) {
  std::error_code none;
  const fs::path inner = fs::weakly_canonical(fs::absolute(keys), none);
  const fs::path outer = fs::weakly_canonical(fs::absolute(backup), none);
  if (std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first != outer.end()) return {};
  return fail(
      ErrorCode::BadInput,
      "key packs would lie in the backup that they open, and be kept as long as it is; choose a folder apart",
      keys.string());
}

void print(const backup::BackupReport& report, Context& context) {
  for (const std::string& one : report.mended)
    context.err << fmt::format("{} was not what was written, and was made again: is that disk failing?\n",
                               one);
  for (const backup::BackedUp& one : report.organisations)
    context.out << fmt::format("{}: {} entries, {} of them new here\n", one.name, one.size,
                               one.size - one.already);
  context.out << fmt::format("guidance and forms: {} files\n", report.files);
}

Result<void> backup_now(const Options& options, Context& context) {
  if (options.recipients.empty())
    return fail(
        ErrorCode::Usage,
        "say with --to who may open the key pack: a public key of age (age1...) or a file with some, one a "
        "line; `age-keygen` makes one");
  const fs::path keys = keys_folder(options);
  SW_DO(check_apart(keys, options.backup));
  {
    ProgressLine line(context);
    backup::BackupOptions how{context.clock()};
    how.progress = shown_on(line);
    SW_TRY(const backup::BackupReport report, backup::make_backup(options.data, options.backup, how));
    print(report, context);
  }
  SW_TRY(const backup::KeyPackReport pack,
         backup::make_key_pack(options.data, keys, options.recipients, context.clock()));
  context.out << fmt::format("key pack: {}, to be deleted after {}\n", pack.file.string(),
                             london_date(context.clock() + backup::kKeyPackDays * kDayMs));
  for (const std::string& name : pack.deleted)
    context.out << fmt::format("deleted, older than {} days: {}\n", backup::kKeyPackDays, name);
  context.err << "Drafts are not in a backup.\n";
  return backup::note_done(options.data, backup::Done::Backup, context.clock());
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "backup",
      "copy the records as they are sealed, and apart from them their keys for 35 days; beside a server too");
  const auto options = std::make_shared<Options>();
  command->add_option("FOLDER", options->backup, "where the backup is, or is to be")->required();
  command->add_option("--to", options->recipients,
                      "who may open the key pack: a public key of age, or a file with some, one a line");
  command->add_option("--keys", options->keys, "where key packs are kept (default: FOLDER-keys)");
  command->add_flag("--check", options->check,
                    "only look whether the backup is whole; needs neither keys nor records");
  add_data_option(*command, options->data);
  command->callback([options, &context] {
    const auto done = options->check ? check_now(*options, context) : backup_now(*options, context);
    if (!done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
