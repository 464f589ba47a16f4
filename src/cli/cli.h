// SPDX-License-Identifier: MIT
// The command line: one file for each command. Results go to `out`, everything else to `err`.
//
// In: a CLI11 application to add a command to, and the context it runs in. Out: an exit code in
// `context.exit_code` (0 done, else the column of the error table). Never: reads a global, the clock or a
// random source on its own.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/ref.h"
#include "base/result.h"
#include "base/time.h"
#include "crypt/unlock.h"

namespace CLI {
class App;
}

namespace sharewell::cli {

struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Clock clock;
  Random random;
  bool terminal = false;  ///< `in` and `err` are a person's terminal
  int exit_code = 0;
  crypt::Unlock unlock{};  ///< what opens the root key, if it does not lie open
};

/// Writes the error as one line on `err` and keeps its exit code.
void report(Context& context, const Error& error);

void add_decide(CLI::App& app, Context& context);
void add_guidance(CLI::App& app, Context& context);

}  // namespace sharewell::cli
