// SPDX-License-Identifier: MIT
// How far something is that takes longer than two seconds.
// In: how many of how many, as often as one likes. Out: on a terminal one line that changes, else a line
// every ten seconds. Never: a line about what was done at once.
#pragma once

#include <string_view>

#include "cli/cli.h"

namespace sharewell::cli {

class ProgressLine {
 public:
  explicit ProgressLine(Context& context) : context_(context), begun_(context.clock()) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();
  void show(std::string_view what, std::uint64_t done, std::uint64_t of);

 private:
  Context& context_;
  Instant begun_, shown_{};
  bool open_ = false;  ///< the line on the terminal has no end yet
};

}  // namespace sharewell::cli
