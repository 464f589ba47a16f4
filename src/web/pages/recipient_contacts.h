// SPDX-License-Identifier: MIT
// The organisation's contacts as recipients to choose: each counts as an answer of the pack, so that whoever
// does children's social care's work for the council is children's social care. @cite requirements R075
//
// In: a signed-in visit, the fields of a page, what was sent. Out: more choices; answers of the pack. Never:
// puts who is meant into a draft, which holds no names.
#pragma once

#include <vector>

#include "casework/interview.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// Adds the contacts to the question about the recipient, if it is among the fields.
[[nodiscard]] std::vector<casework::Field> with_contacts(const Visit& visit,
                                                         std::vector<casework::Field> fields);
/// The answer for which a chosen contact stands; anything else as it is.
[[nodiscard]] casework::Values as_answers(const Visit& visit, casework::Values values);

}  // namespace sharewell::web::pages
