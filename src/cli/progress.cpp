// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <fmt/format.h>

#include <ostream>

namespace sharewell::cli {
namespace {

constexpr std::int64_t kQuietMs = 2000, kTerminalMs = 200, kLineMs = 10'000;

}  // namespace

ProgressLine::~ProgressLine() {
  if (open_) context_.err << '\n' << std::flush;
}

void ProgressLine::show(std::string_view what, std::uint64_t done, std::uint64_t of) {
  const Instant now = context_.clock();
  if (now - begun_ < kQuietMs || now - shown_ < (context_.terminal ? kTerminalMs : kLineMs)) return;
  shown_ = now;
  open_ = context_.terminal;
  context_.err << fmt::format("{}{}: {} of {} entries{}", open_ ? "\r" : "", what, done, of,
                              open_ ? "" : "\n")
               << std::flush;
}

}  // namespace sharewell::cli
