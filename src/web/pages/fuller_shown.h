// SPDX-License-Identifier: MIT
// The fuller record as the pages and the plain summary show it.
//
// In: the notes of a decision. Out: what was said, in the order in which it is asked. Never: what was not.
#pragma once

#include <optional>
#include <utility>

#include "casework/fuller_record.h"
#include "web/html.h"

namespace sharewell::web::pages {

/// What the field asks, as people read it.
[[nodiscard]] std::string_view asked_by(const casework::FullerField& field);
/// What was said, with choices as people read them.
[[nodiscard]] std::string said_words(const casework::FullerLine& line);

/// What is asked and what was said, in order; each of the eight qualities is a row once one is answered.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> fuller_rows(const json::object& notes);
/// The same, and for whoever may the way to say more. `died` is said where the person is not living.
[[nodiscard]] Html fuller_html(const json::object& notes, const Url& more, bool may_say_more,
                               std::string_view died);
/// Whether sharing is likely to help keep a child safe, which heads a record; nothing if it was not said.
/// @cite hmg-2018 p.9 The principles
[[nodiscard]] std::optional<casework::FullerLine> helps_line(const json::object& notes);

}  // namespace sharewell::web::pages
