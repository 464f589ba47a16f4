// SPDX-License-Identifier: MIT
// How the organisation is set up to share, as other pages show it: what is missing, how it is shared inside,
// and the ways by which one sharing may go.
//
// In: a signed-in visit. Out: markup. Never: the arrangements of another organisation; a reason to wait.
#pragma once

#include "casework/case_file.h"
#include "web/form_parts.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// "Sharing it with others" for "sharing".
[[nodiscard]] std::string_view arrangement_words(std::string_view kind);
/// Owner, day, where and what of one.
[[nodiscard]] Html arrangement_html(const record::ArrangementKept& one);

/// For leads: each that is missing or overdue; nothing if all is well. @cite requirements R032
[[nodiscard]] Html gaps_html(const Visit& visit);
/// The same in one line, with the way to the list.
[[nodiscard]] Html gaps_line(const Visit& visit);

/// How it is shared inside, where whoever receives it is; nothing for anybody else. @cite requirements R074
[[nodiscard]] Html inside_html(const Visit& visit, std::string_view recipient);

/// The field for the way that one sharing goes; nothing if no way is listed. @cite requirements R107
[[nodiscard]] Html way_html(const Visit& visit, const casework::DecisionView& decision, const Faults& faults);

}  // namespace sharewell::web::pages
