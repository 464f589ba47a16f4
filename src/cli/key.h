// SPDX-License-Identifier: MIT
// Commands for whoever holds the keys of an installation: key show, print, seal, rotate, custodians, recover,
// drill (docs/keys.md).
//
// In: a data folder, and what opens its root key. Out: what was done, and what to do next. Never: shows a key
// on a terminal; rotates one beside a running server, which has the old one in memory.
#pragma once

#include "cli/cli.h"

namespace sharewell::cli {

void add_key(CLI::App& app, Context& context);

/// The parts of `key` that get a root key back: custodians, recover and drill.
void add_key_recovery(CLI::App& group, Context& context);

}  // namespace sharewell::cli
