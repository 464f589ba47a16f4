// SPDX-License-Identifier: MIT
// What a recommendation rests on, and what could still change it: two sections of its page.
//
// In: a draft, its recommendation and what that rests on. Out: markup, with links to the pages where answers
// are changed. Never: hides that an answer was not given; keeps anybody from acting.
#pragma once

#include <string>
#include <vector>

#include "decide/rests_on.h"
#include "web/pages/on_draft.h"

namespace sharewell::web::pages {

/// Questions that this person was asked and answered; bit i is question i.
[[nodiscard]] std::uint64_t asked_questions(const decide::Recommendation& advice);
/// The answers that would change the recommendation, the most fragile first, each with a link to it.
[[nodiscard]] Html rests_on_html(const casework::Draft& draft, const decide::Recommendation& advice,
                                 const decide::RestsOn& rests);
/// What nobody has answered and could change it, the most useful first.
[[nodiscard]] Html still_open_html(const casework::Draft& draft, const decide::Recommendation& advice,
                                   const decide::RestsOn& rests);
/// Beside advice.obligations(), what raised each, in words; empty for what is always asked.
[[nodiscard]] std::vector<std::string> because_words(const decide::Recommendation& advice);

}  // namespace sharewell::web::pages
