// SPDX-License-Identifier: MIT
// Runs a command inside the test, through streams. In: its words and what is typed. Out: what it printed, its
// exit code.
#pragma once

#include <CLI/CLI.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.h"

namespace sharewell::cli {

struct Ran {
  int code = 0;
  std::string out, err;
};

inline Ran run(std::vector<std::string> words, const std::string& typed = {}, bool terminal = false) {
  std::istringstream in(typed);
  std::ostringstream out, err;
  Context context{in, out, err, [] { return Instant{0}; }, [](std::span<std::uint8_t>) {}, terminal};
  CLI::App app("sharewell", "sharewell");
  add_decide(app, context);
  add_guidance(app, context);
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& wrong) {
    return {2, out.str(), err.str() + wrong.what()};
  }
  return {context.exit_code, out.str(), err.str()};
}

}  // namespace sharewell::cli
