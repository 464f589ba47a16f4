// SPDX-License-Identifier: MIT
// Puts the parts together and serves: installation, sign-in, pages, the local socket for commands.
//
// In: a data folder, an address, the command line's context. Out: pages until a signal to stop; one line with
// the link. Never: listens in plain text beyond loopback; shows the demo's "sign in as" page for a folder
// that is no demo.
#pragma once

#include "cli/cli.h"

namespace sharewell::app {

void add_serve(CLI::App& app, cli::Context& context);
/// Makes the demo's data if the folder is new, then serves it.
void add_demo(CLI::App& app, cli::Context& context);

}  // namespace sharewell::app
