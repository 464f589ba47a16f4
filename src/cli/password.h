// SPDX-License-Identifier: MIT
// Passwords as they are typed on a terminal, or piped.
//
// In: the context's input. Out: what was typed. Never: shows it while it is typed; takes it from the command
// line, where others on the machine could read it.
#pragma once

#include "cli/cli.h"

namespace sharewell::cli {

/// Asked for twice on a terminal. errors  BadInput: the two differ, or it is too short.
[[nodiscard]] Result<std::string> read_new_password(Context& context);
/// Asked for once: that of `who`, "sam@northbank".
[[nodiscard]] std::string read_password(Context& context, const std::string& who);

}  // namespace sharewell::cli
