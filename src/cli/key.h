// SPDX-License-Identifier: MIT
// Commands for whoever holds the keys of an installation: key show, print, seal, rotate, custodians, recover,
// drill (docs/keys.md).
//
// In: a data folder, and what opens its root key. Out: what was done, and what to do next. Never: shows a key
// on a terminal; rotates one beside a running server, which has the old one in memory.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <string>

#include "cli/admin.h"
#include "cli/cli.h"

namespace sharewell::cli {

void add_key(CLI::App& app, Context& context);

/// One part of `key`: takes --data, does what `verb` does with the options, and prints what it returns.
template <class Options>
CLI::App* add_part(CLI::App& group, const char* name, const char* what,
                   const std::shared_ptr<Options>& options, Context& context,
                   Result<std::string> (*verb)(const Options&, Context&)) {
  CLI::App* part = group.add_subcommand(name, what);
  add_data_option(*part, options->data);
  part->callback([options, verb, &context] {
    if (const auto done = verb(*options, context); done)
      context.out << *done;
    else
      report(context, done.error());
  });
  return part;
}

/// The parts of `key` that get a root key back: custodians, recover and drill.
void add_key_recovery(CLI::App& group, Context& context);

}  // namespace sharewell::cli
