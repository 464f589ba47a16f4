// SPDX-License-Identifier: MIT
// The program: commands in, exit code out. Everything is built here and handed on; nothing is global.
#include <CLI/CLI.hpp>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "app/serve.h"
#include "cli/admin.h"
#include "cli/key.h"
#include "cli/passphrase.h"
#include "crypt/secret.h"

namespace {

/// What is in memory in clear text is not to reach a disk because something went wrong.
void leave_no_core_dump() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace

int main(int count, char** arguments) {
  using namespace sharewell;
  leave_no_core_dump();
  std::ios::sync_with_stdio(false);
  crypt::initialise();
  cli::Context context{std::cin,
                       std::cout,
                       std::cerr,
                       system_clock_now,
                       crypt::system_random(),
                       isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1};
  const auto passphrase = std::make_shared<int>(cli::kNoDescriptor);
  context.unlock = cli::unlock_by(passphrase, std::getenv("CREDENTIALS_DIRECTORY"));
  CLI::App app{"Sharewell: decide, case by case, whether to share information to keep a child safe"};
  app.set_version_flag("--version", SHAREWELL_VERSION);
  app.require_subcommand(1);
  app.fallthrough();  // so that it may stand after the command's name
  app.add_option("--passphrase-fd", *passphrase,
                 "read the passphrase of root.key from this descriptor instead of asking for it");
  cli::add_decide(app, context);
  cli::add_guidance(app, context);
  app::add_serve(app, context);
  app::add_demo(app, context);
  cli::add_init(app, context);
  cli::add_org(app, context);
  cli::add_user(app, context);
  cli::add_export(app, context);
  cli::add_register(app, context);
  cli::add_witness(app, context);
  cli::add_timestamp(app, context);
  cli::add_form(app, context);
  cli::add_db(app, context);
  cli::add_token(app, context);
  cli::add_erasure(app, context);
  cli::add_backup(app, context);
  cli::add_restore(app, context);
  cli::add_verify(app, context);
  cli::add_key(app, context);
  cli::add_config(app, context);
  cli::add_doctor(app, context);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error, std::cout, std::cerr);
    return code == 0 ? 0 : row(ErrorCode::Usage).exit_code;
  }
  std::cout.flush();
  return context.exit_code;
}
