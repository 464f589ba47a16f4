// SPDX-License-Identifier: MIT
// The rules of a pack as a drawing for people: each rule in order, where it leads, and what comes if it does
// not fire.
//
// In: a pack, and the facts of a case whose path is to be lit. Out: a DOT graph; Graphviz makes the picture.
// Pure: same pack, same facts, same text. Never: an answer that the drawing's reader did not give.
#pragma once

#include <optional>
#include <string>

#include "guidance/pack.h"

namespace sharewell::guidance {

[[nodiscard]] std::string draw(const Pack& pack, const std::optional<Facts>& lit);

}  // namespace sharewell::guidance
