// SPDX-License-Identifier: MIT
// The small program for whoever must check: no network, no database, no server, no keys.
//
// In: a bundle, or a growth proof with an earlier checkpoint; and the organisation's public key. Or a
// checkpoint and a policy. Out: PASS or the first thing that is wrong; the exit code says the same. Never:
// writes a file.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "base/time.h"
#include "bundle/bundle.h"
#include "bundle/report.h"
#include "crypt/secret.h"
#include "register/growth.h"
#include "register/policy.h"

namespace {

using namespace sharewell;

struct Options {
  std::string file, key, earlier, policy, handovers, authorities;
  bool json = false, junit = false;
};

/// One byte more than a bundle may have, so that the check says that it is too large.
Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  std::string piece(std::size_t{1} << 20, '\0');
  while (in && bytes.size() <= bundle::kBundleBytes) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad()) return fail(ErrorCode::NotFound, "there is no such file to read", path);
  return bytes;
}

int unread(const Error& error) {
  std::cerr << one_line(error) << '\n';
  return row(error.code).exit_code;
}

/// The text of an option's file; empty only if none was given, for that would ask for nothing.
Result<std::string> read_given(const std::string& path) {
  if (path.empty()) return std::string();
  SW_TRY(std::string text, read_file(path));
  if (text.empty()) return fail(ErrorCode::BadInput, "it is empty", path);
  return text;
}

int verify_bundle(const Options& options, std::string_view bytes) {
  const auto policy = read_given(options.policy), authorities = read_given(options.authorities);
  for (const auto* given : {&policy, &authorities})
    if (!*given) return unread(given->error());
  const bundle::Report report = bundle::check_bundle(bytes, options.key, *policy, *authorities);
  std::cout << (options.json    ? bundle::report_json(report, options.file)
                : options.junit ? bundle::report_junit(report, options.file)
                                : bundle::report_text(report, options.file));
  std::cout.flush();
  return report.passes() ? 0 : row(report.wrong->code).exit_code;
}

/// The keys of the register, as far as they are known: from the given one on.
Result<reg::KeyChain> known_keys(const Options& options) {
  SW_TRY(const reg::NoteKey key, reg::read_key(options.key, reg::KeyType::Register));
  if (options.handovers.empty()) return reg::KeyChain(key);
  SW_TRY(const std::string handovers, read_file(options.handovers));
  return reg::KeyChain::follow(key, handovers);
}

/// Whether the register of the earlier checkpoint is the beginning of the one in the growth proof.
int verify_growth(const Options& options, std::string_view bytes) {
  const auto earlier = read_file(options.earlier);
  if (!earlier) return unread(earlier.error());
  const auto keys = known_keys(options);
  const auto text = keys ? reg::read_growth(bytes) : Result<reg::GrowthText>(std::unexpected(keys.error()));
  const auto later = text ? reg::check_growth(*text, *earlier, *keys)
                          : Result<reg::Checkpoint>(std::unexpected(text.error()));
  if (later)
    std::cout << fmt::format("PASS  {}\nThe register {} held {} entries then and {} now, and only grew.\n",
                             options.file, later->origin, text->old_size, later->size);
  else
    std::cout << fmt::format("FAIL  {}\n{}\n", options.file, later.error().detail);
  std::cout.flush();
  return later ? 0 : row(later.error().code).exit_code;
}

/// Whether a checkpoint is one that the policy believes, and who saw the register grow up to it.
int verify_checkpoint(const Options& options, std::string_view note) {
  const auto text = read_file(options.policy);
  if (!text) return unread(text.error());
  const auto policy = reg::Policy::read(*text);
  if (!policy) return unread(policy.error());
  const auto believed = policy->check(note);
  if (!believed) {
    std::cout << fmt::format("FAIL  {}\n{}\n", options.file, believed.error().detail);
    return row(believed.error().code).exit_code;
  }
  std::cout << fmt::format("PASS  {}\nThe register {} held {} entries.\n", options.file,
                           believed->checkpoint.origin, believed->checkpoint.size);
  for (const reg::Cosigned& one : believed->by)
    std::cout << fmt::format("  {} saw it grow up to there on {}\n", one.witness,
                             to_rfc3339(Instant{static_cast<std::int64_t>(one.seconds) * 1000}));
  if (believed->by.empty()) std::cout << "  No witness cosigned it, and the policy asks for none.\n";
  return 0;
}

int verify(const Options& options) {
  const auto bytes = read_file(options.file);
  if (!bytes) return unread(bytes.error());
  const bool is_text = bytes->find('\0') == bytes->npos;  // no archive is
  if (!options.policy.empty() && is_text && !options.json && !options.junit && options.key.empty())
    return verify_checkpoint(options, *bytes);
  return options.earlier.empty() ? verify_bundle(options, *bytes) : verify_growth(options, *bytes);
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  crypt::initialise();
  Options options;
  CLI::App app{"Checks a copy of a case file (a bundle), or that a register only grew"};
  app.set_version_flag("--version", SHAREWELL_VERSION);
  app.add_option("FILE", options.file, "the bundle that you were given; or a growth proof or a checkpoint")
      ->required();
  CLI::Option* key = app.add_option(
      "--key", options.key, "the organisation's public key, NAME+ID+KEY, as it told you by another way");
  CLI::Option* json = app.add_flag("--json", options.json, "one JSON object");
  CLI::Option* junit = app.add_flag("--junit", options.junit, "a JUnit test suite, one case a step");
  junit->excludes(json);
  CLI::Option* earlier =
      app.add_option("--earlier", options.earlier,
                     "a checkpoint that you kept: FILE is what `sharewell register growth` printed since")
          ->needs(key)
          ->excludes(json)
          ->excludes(junit);
  app.add_option(
         "--policy", options.policy,
         "whom you believe (c2sp.org/tlog-policy): of a bundle, instead of the policy inside; or FILE is a "
         "checkpoint, as `sharewell register cosigned` prints it")
      ->excludes(earlier);
  app.add_option(
         "--tsa-ca", options.authorities,
         "of a bundle: certificates (PEM) of time stamping authorities whom you believe; one of them must "
         "have stamped it")
      ->excludes(earlier);
  app.add_option("--handovers", options.handovers,
                 "with --earlier: what `sharewell register handovers` printed, if KEY is an earlier one")
      ->needs(earlier);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : row(ErrorCode::Usage).exit_code;
  }
  return verify(options);
}
