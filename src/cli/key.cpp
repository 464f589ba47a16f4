// SPDX-License-Identifier: MIT
#include "cli/key.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "casework/installation.h"
#include "cli/admin.h"
#include "cli/passphrase.h"
#include "crypt/key_ring.h"
#include "http/local_socket.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string data, organisation, credential;
  bool passphrase = false, file = false;
  int new_descriptor = kNoDescriptor;
};
using Shared = std::shared_ptr<Options>;

std::string_view words(crypt::RootForm form) {
  switch (form) {
    case crypt::RootForm::File:
      return "a file that its owner may read";
    case crypt::RootForm::Passphrase:
      return "sealed with a passphrase";
    case crypt::RootForm::Credential:
      return "a credential of systemd";
  }
  return {};
}

Result<std::string> show(const Options& options, Context& context) {
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  std::string out = fmt::format("root key: {}\n", words(ring.root().form));
  const auto drill = ring.drilled();
  out += drill ? fmt::format("recovery drill: passed {} with {}\n", to_rfc3339(drill->at), drill->set)
               : std::string("recovery drill: none with this root key; run `sharewell key drill`\n");
  for (const std::string& name : ring.organisations())
    out += fmt::format("{}: epoch {}\n", name, ring.find(name)->epoch());
  return out;
}

/// For `systemd-creds encrypt` to read, and for a copy that is kept apart.
Result<std::string> print(const Options& options, Context& context) {
  if (isatty(STDOUT_FILENO) == 1)
    return fail(
        ErrorCode::BadInput,
        "the root key is not shown on a terminal; send it on, as in `sharewell key print | systemd-creds "
        "encrypt --name=sharewell-root - /etc/credstore.encrypted/sharewell-root`");
  SW_TRY(const auto ring, crypt::KeyRing::open(options.data, context.unlock));
  const crypt::SecretText text = crypt::root_text(ring.root().key);
  if (::write(STDOUT_FILENO, text.view().data(), text.view().size()) !=
      static_cast<ssize_t>(text.view().size()))
    return fail(ErrorCode::Unavailable, "the key could not be sent on");
  return std::string();
}

Result<std::string> seal(const Options& options, Context& context) {
  if (int(options.passphrase) + int(options.file) + int(!options.credential.empty()) != 1)
    return fail(ErrorCode::BadInput, "give one of --passphrase, --credential NAME and --file");
  SW_TRY(auto ring, crypt::KeyRing::open(options.data, context.unlock));
  if (options.file) {
    SW_DO(ring.change_form({ring.root().key.copy()}, context.random));
  } else if (options.passphrase) {
    SW_TRY(const crypt::SecretText text, new_passphrase(options.new_descriptor));
    SW_TRY(crypt::RootKey form, crypt::with_passphrase(ring.root().key, text, context.random));
    SW_DO(ring.change_form(std::move(form), context.random));
  } else {
    SW_TRY(crypt::RootKey form, crypt::with_credential(ring.root().key, options.credential, context.unlock));
    SW_DO(ring.change_form(std::move(form), context.random));
  }
  return fmt::format("root.key is now {}; copies of it from before still hold the same key\n",
                     words(ring.root().form));
}

Result<void> require_no_server(const std::string& data) {
  const auto reply = ask_a_server(data, "", 5);
  if (!reply && reply.error().code == ErrorCode::NotFound) return {};
  return fail(
      ErrorCode::Busy,
      "a server runs on this folder and has its keys in memory; stop it (systemctl stop sharewell), and "
      "try again",
      data);
}

/// Servers on other machines cannot be asked: the database knows of them. Until what this returns is gone
/// none begins to serve. The ring is read before; whoever changed it meanwhile makes the rotation Stale.
Result<std::vector<store::HeldAlone>> alone_with(const std::string& data, const crypt::KeyRing& ring) {
  std::vector<store::HeldAlone> held;
  for (const std::string& name : ring.organisations()) {
    SW_TRY(const store::Place place, store::place_of(data, name));
    SW_TRY(store::HeldAlone alone, store::be_alone(place));
    held.push_back(std::move(alone));
  }
  return held;
}

Result<std::string> rotate_root(const Options& options, Context& context) {
  SW_DO(require_no_server(options.data));
  SW_TRY(auto ring, crypt::KeyRing::open(options.data, context.unlock));
  SW_TRY([[maybe_unused]] const auto alone, alone_with(options.data, ring));
  SW_DO(ring.rotate_root(context.random));
  return std::string(
      "the key ring is wrapped under a new root key\n"
      "copies of root.key and keyring from before, and what custodians hold, open this ring no longer: keep "
      "a new "
      "copy of both,\nmake new envelopes with `sharewell key custodians`, destroy the old ones, and run "
      "`sharewell "
      "key drill`\n");
}

Result<std::string> rotate_organisation(const Options& options, Context& context) {
  SW_DO(require_no_server(options.data));
  SW_TRY(auto ring, crypt::KeyRing::open(options.data, context.unlock));
  SW_TRY([[maybe_unused]] const auto alone, alone_with(options.data, ring));
  SW_DO(ring.rotate_organisation(options.organisation, context.random));
  return fmt::format(
      "the keys of {0} are wrapped under a new organisation key; keep a new copy of keyring\n"
      "it cosigns with a new key from now on: give those who count on its cosignatures what `sharewell "
      "witness key "
      "--org {0}` prints\n",
      options.organisation);
}

Result<std::string> rotate_signing(const Options& options, Context& context) {
  SW_DO(require_no_server(options.data));
  SW_TRY(const auto installation,
         casework::Installation::open(options.data, context.clock, context.random, context.unlock));
  SW_DO(installation->rotate_signing(options.organisation));
  return fmt::format(
      "the register of {0} is signed under a new key from now on; the old one is destroyed here\n"
      "make a backup now: from an older one this register cannot go on as others know it; and keep a new "
      "copy "
      "of keyring\n"
      "give those who know the old key, and witnesses for `sharewell witness follow`, what `sharewell "
      "register "
      "handovers --org {0}` prints; it is public at /log/{0}/handovers too\n",
      options.organisation);
}

}  // namespace

void add_key(CLI::App& app, Context& context) {
  CLI::App* group = app.add_subcommand("key", "the keys of a data folder: seal, rotate, recover");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add_part(*group, "show", "in which form the root key is, and when its recovery was tried", options, context,
           show);
  add_part(*group, "print", "the root key, to be piped to something that keeps it", options, context, print);
  CLI::App* sealing = add_part(*group, "seal", "change how the root key is kept", options, context, seal);
  sealing->add_flag("--passphrase", options->passphrase, "sealed with a passphrase, asked for at each start");
  sealing->add_option("--new-passphrase-fd", options->new_descriptor,
                      "read the new one from this descriptor");
  sealing->add_option("--credential", options->credential, "handed over by systemd under this name");
  sealing->add_flag("--file", options->file, "a file that only its owner may read");
  CLI::App* rotating = group->add_subcommand("rotate", "put a new key in the place of an old one");
  rotating->require_subcommand(1);
  add_part(*rotating, "root", "the root key, which wraps the key ring", options, context, rotate_root);
  add_part(*rotating, "organisation", "an organisation's key, and the one it cosigns with", options, context,
           rotate_organisation)
      ->add_option("--org", options->organisation, "the organisation")
      ->required();
  add_part(*rotating, "signing", "the key that an organisation's register is signed with", options, context,
           rotate_signing)
      ->add_option("--org", options->organisation, "the organisation")
      ->required();
  add_key_recovery(*group, context);
}

}  // namespace sharewell::cli
