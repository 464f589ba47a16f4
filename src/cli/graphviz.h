// SPDX-License-Identifier: MIT
// Runs Graphviz's `dot` as a child process, without a shell. In: a DOT graph. Out: SVG.
// Never: a file on disk; waits for ever (the graph's size is bounded by the pack's limits).
#pragma once

#include <string>

#include "base/result.h"

namespace sharewell::cli {

[[nodiscard]] Result<std::string> svg_of(const std::string& dot);

}  // namespace sharewell::cli
