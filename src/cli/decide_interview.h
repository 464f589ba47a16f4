// SPDX-License-Identifier: MIT
// The questions, one at a time, in a terminal. Danger first; then only what still matters.
//
// In: what a person types. Out: their answers. Never: asks what can no longer change anything; keeps
// anything.
#pragma once

#include "base/result.h"
#include "cli/cli.h"
#include "guidance/pack.h"

namespace sharewell::cli {

/// Asks until outcome and duties are settled or the person ends it. BadInput if the input ends before the
/// outcome is settled, or if the person quits.
[[nodiscard]] Result<guidance::Answers> interview(const guidance::Pack& pack, Context& context);

}  // namespace sharewell::cli
