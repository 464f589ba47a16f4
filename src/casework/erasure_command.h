// SPDX-License-Identifier: MIT
// The part of the command line's commands (command.h) that erases: what waits and what is done, asking,
// agreeing, taking back, finishing.
//
// In: a JSON object. Out: sentences for whoever looks after the machine. Never: asks or agrees for anybody
// without their password; says what a case file is about.
#pragma once

#include "base/json.h"
#include "casework/installation.h"

namespace sharewell::casework {

/// What needs nobody's password: "list" and "finish".
[[nodiscard]] Result<std::string> on_erasures(Installation& installation, Organisation& organisation,
                                              std::string_view what);
/// "ask", "agree" and "back", by this person.
[[nodiscard]] Result<std::string> on_erasures_by(Installation& installation, Organisation& organisation,
                                                 access::Person me, const json::object& command);

}  // namespace sharewell::casework
