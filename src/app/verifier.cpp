// SPDX-License-Identifier: MIT
// The small program for whoever must check a bundle: no network, no database, no server, no keys.
//
// In: a bundle, and the organisation's public key. Out: PASS or the first thing that is wrong; the exit code
// says the same. Never: writes a file.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "bundle/bundle.h"
#include "bundle/report.h"
#include "crypt/secret.h"

namespace {

using namespace sharewell;

struct Options {
  std::string bundle, key;
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

int verify(const Options& options) {
  const auto bytes = read_file(options.bundle);
  if (!bytes) {
    std::cerr << one_line(bytes.error()) << '\n';
    return row(bytes.error().code).exit_code;
  }
  const bundle::Report report = bundle::check_bundle(*bytes, options.key);
  std::cout << (options.json    ? bundle::report_json(report, options.bundle)
                : options.junit ? bundle::report_junit(report, options.bundle)
                                : bundle::report_text(report, options.bundle));
  std::cout.flush();
  return report.passes() ? 0 : row(report.wrong->code).exit_code;
}

}  // namespace

int main(int count, char** arguments) {
  std::ios::sync_with_stdio(false);
  crypt::initialise();
  Options options;
  CLI::App app{"Checks a bundle that `sharewell export` or the page of a case file made"};
  app.set_version_flag("--version", SHAREWELL_VERSION);
  app.add_option("BUNDLE", options.bundle, "the file that you were given")->required();
  app.add_option("--key", options.key,
                 "the organisation's public key, NAME+ID+KEY, as it told you by another way");
  CLI::Option* json = app.add_flag("--json", options.json, "one JSON object");
  app.add_flag("--junit", options.junit, "a JUnit test suite, one case a step")->excludes(json);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, std::cout, std::cerr) == 0 ? 0 : row(ErrorCode::Usage).exit_code;
  }
  return verify(options);
}
