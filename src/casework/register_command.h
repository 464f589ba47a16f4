// SPDX-License-Identifier: MIT
// The parts of the command line's commands (command.h) about registers: what outsiders may have of one, what
// an organisation does as a witness of others, and what others say of its own.
//
// In: an organisation, and what is asked. Out: texts for others to read, or sentences. Never: sends anything;
// shows what an entry says.
#pragma once

#include "base/json.h"
#include "casework/installation.h"

namespace sharewell::casework {

/// "key", "checkpoint", "growth" (`from` a size), "cosigned", "policy" or "handovers".
[[nodiscard]] Result<std::string> of_register(const Organisation& organisation, std::string_view what,
                                              std::string_view from);
/// "key", "list", "watch", "follow", "cosign", "keep" or "policy".
[[nodiscard]] Result<std::string> as_witness(Organisation& organisation, std::string_view what,
                                             std::string_view text, Instant now);
/// Keeps a time stamp: "note", "reply", "request", "authority" of the command.
[[nodiscard]] Result<std::string> keep_stamp(Organisation& organisation, const json::object& command,
                                             Instant now);

}  // namespace sharewell::casework
