// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "cli/admin.h"
#include "cli/key.h"
#include "cli/passphrase.h"
#include "crypt/custodians.h"
#include "crypt/key_file.h"
#include "crypt/key_ring.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string data, file, out;
  std::vector<std::string> certificates;
  std::size_t need = 0;
};
using Shared = std::shared_ptr<Options>;

std::string file_of(const crypt::Envelope& envelope) {
  return fmt::format("recovery-{}.cms", envelope.name());
}

/// What to type for one set, the outermost layer first.
std::string steps(const crypt::Envelope& envelope) {
  std::string out = fmt::format("Set {}\n", envelope.name());
  std::string from = file_of(envelope);
  for (auto who = envelope.set.rbegin(); who != envelope.set.rend(); ++who) {
    const bool last = who + 1 == envelope.set.rend();
    const std::string to = last ? "opened" : fmt::format("layer-{}", *who);
    out += fmt::format(
        "  custodian {0}: openssl cms -decrypt -binary -inform DER -in {1} -recip CERTIFICATE_{0} -inkey "
        "KEY_{0} "
        "-out {2}\n",
        *who, from, to);
    from = to;
  }
  return out + '\n';
}

std::string instructions(const std::vector<crypt::Custodian>& custodians,
                         const std::vector<crypt::Envelope>& envelopes) {
  std::string out =
      "How the custodians of a Sharewell root key get it back, with plain OpenSSL 3.\n\n"
      "Each file recovery-N-M.cms is opened by the custodians of its name together, one layer after the "
      "other, in "
      "this order.\nWho opened a layer hands the result to the next; nobody hands over a private key. Work "
      "where "
      "nothing is kept,\nand destroy every layer afterwards.\n\n";
  for (std::size_t i = 0; i < custodians.size(); ++i)
    out += fmt::format("custodian {}: {}, SHA-256 {}\n", i + 1,
                       fs::path(custodians[i].file).filename().string(), custodians[i].fingerprint);
  out += '\n';
  for (const crypt::Envelope& one : envelopes) out += steps(one);
  return out +
         "Then, on the server:\n  sharewell key drill opened       to show that it works\n"
         "  sharewell key recover opened     to put root.key back\n"
         "Without Sharewell: the last line of `opened` is root.key, as it was.\n";
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << bytes << std::flush;
  if (!file) return fail(ErrorCode::Unavailable, "it cannot be written", path.string());
  return {};
}

Result<std::string> custodians(const Options& options, Context& context) {
  std::vector<crypt::Custodian> all;
  for (const std::string& file : options.certificates) {
    SW_TRY(crypt::Custodian one, crypt::read_custodian(file));
    all.push_back(std::move(one));
  }
  const fs::path folder(options.out);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_empty(folder, error) || error)
    return fail(ErrorCode::BadInput, "choose a new or empty folder that can be written", options.out);
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  SW_TRY(const auto envelopes, crypt::seal_to_custodians(ring.root().key, all, options.need));
  for (const crypt::Envelope& one : envelopes) SW_DO(write_file(folder / file_of(one), text_of(one.bytes)));
  SW_DO(write_file(folder / "HOW-TO.txt", instructions(all, envelopes)));
  return fmt::format(
      "{} envelopes for any {} of {} custodians, and HOW-TO.txt, which says how they are opened, are in {}\n"
      "give each custodian all of them; then let one set open its envelope, and run `sharewell key drill`\n",
      envelopes.size(), options.need, all.size(), options.out);
}

/// root.key and what lies beside it from a rotation or a recovery; also where it comes by standard input.
bool is_of_this_folder(const Options& options) {
  const fs::path given = options.file == "-" ? fs::path("/dev/stdin") : fs::path(options.file);
  std::error_code ignored;
  for (fs::directory_iterator at(options.data, ignored), end; !ignored && at != end; at.increment(ignored)) {
    std::error_code none;
    if (at->path().filename().string().starts_with(crypt::kRootFile) && fs::equivalent(given, *at, none))
      return true;
  }
  return false;
}

Result<crypt::Recovered> read_recovered(const Options& options, Context& context) {
  if (is_of_this_folder(options))
    return fail(
        ErrorCode::BadInput,
        "this is the folder's own root.key; use what custodians opened, or the copy that is kept apart",
        options.file);
  SW_TRY(const crypt::SecretText text, read_secret(options.file));
  SW_TRY(crypt::Recovered recovered, crypt::KeyRing::try_recovery(options.data, text.view(), context.unlock));
  if (recovered.root.form == crypt::RootForm::Credential)
    return fail(
        ErrorCode::BadInput,
        "this copy only says that systemd has the key, which is lost with this machine; use what custodians "
        "opened, or what `sharewell key print` gave",
        options.file);
  return recovered;
}

Result<void> note_drill(const Options& options, Context& context, const crypt::Recovered& recovered) {
  return crypt::write_drill(options.data, recovered.root.key, {context.clock(), recovered.set});
}

Result<std::string> drill(const Options& options, Context& context) {
  SW_TRY(const auto recovered, read_recovered(options, context));
  SW_DO(note_drill(options, context, recovered));
  return fmt::format("the recovery drill passed: {} opens the key ring\nnow destroy what was opened\n",
                     recovered.set);
}

Result<std::string> recover(const Options& options, Context& context) {
  SW_TRY(const auto recovered, read_recovered(options, context));
  const fs::path folder(options.data);
  {
    SW_TRY(const auto lock, crypt::FolderLock::take(folder));
    std::error_code error;
    if (fs::exists(folder / crypt::kRootFile, error))
      SW_DO(crypt::rename_private(folder / crypt::kRootFile, folder / "root.key.before"));
    SW_DO(crypt::write_root(folder, crypt::kRootFile, {recovered.root.key.copy()}, context.random));
  }
  SW_DO(note_drill(options, context, recovered));
  return fmt::format(
      "root.key is back, from {}, as a file that its owner may read; what stood there is root.key.before\n"
      "next: `sharewell key seal` if it was sealed, and `sharewell verify`\n",
      recovered.set);
}

}  // namespace

void add_key_recovery(CLI::App& group, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* part =
      add_part(group, "custodians", "envelopes from which some custodians together get the root key", options,
               context, custodians);
  part->add_option("--of", options->certificates, "a certificate (PEM) of each custodian")->required();
  part->add_option("--need", options->need, "how many of them are needed together")->required();
  part->add_option("--out", options->out, "a new folder for the envelopes")->required();
  constexpr const char* kFile =
      "what custodians opened, or a copy of root.key kept apart (`-` for standard input)";
  add_part(group, "drill", "show that the root key can be got back, and keep when that was", options, context,
           drill)
      ->add_option("FILE", options->file, kFile)
      ->required();
  add_part(group, "recover", "put a lost root key back", options, context, recover)
      ->add_option("FILE", options->file, kFile)
      ->required();
}

}  // namespace sharewell::cli
