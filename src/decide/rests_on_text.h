// SPDX-License-Identifier: MIT
// What a recommendation rests on, in words: whole sentences of plain text for pages and the terminal.
//
// In: a recommendation and what was found in it. Out: UTF-8. Never: claims that somebody said what they were
// not asked.
//
// `asked` in each: bit i is set if the person was asked question i and answered it.
#pragma once

#include <string>
#include <string_view>

#include "decide/rests_on.h"

namespace sharewell::decide {

/// "You said nobody is at risk." or "You were not asked: Is an adult at risk? It counts as "I'm not sure"."
[[nodiscard]] std::string stands_text(const Recommendation& recommendation, guidance::QuestionIndex question,
                                      std::uint64_t asked);
/// "Yes" or "I'm not sure": the other answers of one turn, those of several questions joined by "together
/// with".
[[nodiscard]] std::string others_text(const guidance::Pack& pack, const Hinge& hinge, const Turn& turn);
/// The outcomes that the turns of a hinge lead to, each once and in quotes: "Act now" or "Get advice
/// before you decide".
[[nodiscard]] std::string outcomes_text(const guidance::Pack& pack, const Hinge& hinge);
/// The title of an outcome up to its colon: "You can share".
[[nodiscard]] std::string_view short_title(const guidance::Outcome& outcome);
/// Why: The advice points to "You can share". You said some of it is opinion. Empty for a duty that is always
/// raised.
[[nodiscard]] std::string because_text(const Recommendation& recommendation, const Cause& cause,
                                       std::uint64_t asked);

}  // namespace sharewell::decide
