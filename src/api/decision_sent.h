// SPDX-License-Identifier: MIT
// A decision as a program sends it, read whole.
//
// In: the JSON object; where its person works. Out: what casework records, or the problem with every fault in
// it. Never: guesses a choice; takes a decision whose maker read other advice than stands beside it.
#pragma once

#include <variant>

#include "api/problem.h"
#include "casework/record_decision.h"

namespace sharewell::api {

/// The note of a decision that says, as a hash, what was sent, so that the same key with something else is
/// told apart.
inline constexpr std::string_view kFingerprint = "sent";

[[nodiscard]] std::variant<casework::SentDecision, Problem> read_decision(const casework::Desk& desk,
                                                                          const json::object& object);

}  // namespace sharewell::api
