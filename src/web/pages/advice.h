// SPDX-License-Identifier: MIT
// Parts of a recommendation that several pages show: the head, the duties, the myths, the choice in words.
//
// In: the pack and what the engine said. Out: markup or words. Never: judges; adds to what the advice says.
#pragma once

#include <string>
#include <vector>

#include "decide/recommendation.h"
#include "record/bodies.h"
#include "web/components/components.h"

namespace sharewell::web::pages {

[[nodiscard]] Tone tone_of(std::string_view outcome);
/// "Share", "Do not share", "Get advice first".
[[nodiscard]] std::string_view words_of(record::Choice choice);
/// "today", "before you share", "within 5 working days".
[[nodiscard]] std::string due_words(const guidance::Pack& pack, std::string_view due);
/// The heading of a group of duties.
[[nodiscard]] std::string group_words(const guidance::Pack& pack, std::string_view group);
/// Groups in the order in which they are shown.
[[nodiscard]] std::vector<std::string_view> duty_groups();
/// `because`: beside the obligations, what raised each, in words; empty for what is always asked.
[[nodiscard]] Html duties_html(const guidance::Pack& pack, const std::vector<std::size_t>& obligations,
                               const std::vector<std::string>& because);

}  // namespace sharewell::web::pages
