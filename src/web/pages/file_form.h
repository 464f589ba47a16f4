// SPDX-License-Identifier: MIT
// What the forms of one case file look like.
//
// In: a visit, what the form asks, faults. Out: a form that counts once however often it is sent, and the
// page around it. Never: knows what is kept.
#pragma once

#include "web/form_parts.h"
#include "web/visit.h"
#include "web/words.h"

namespace sharewell::web::pages {

/// With the button, and the form's own id beside `more`.
[[nodiscard]] Html form_once(const Visit& visit, const Url& action, std::vector<Html> fields,
                             words::Text button, std::vector<Hidden> more = {});

/// The faults above, the way back before.
[[nodiscard]] http::Response form_page(const Visit& visit, words::Text title, const Html& main,
                                       const Url& before, const Faults& faults);

}  // namespace sharewell::web::pages
