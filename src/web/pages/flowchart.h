// SPDX-License-Identifier: MIT
// The flowchart as a picture with a list beside it that says the same.
//
// In: a visit; for a path, a draft. Out: markup; the pictures come from addresses of their own (pages.h).
// Never: a picture without its list.
#pragma once

#include "casework/draft.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// With its heading.
[[nodiscard]] Html whole_flowchart(const Visit& visit);
/// The path of a draft's answers, with its heading.
[[nodiscard]] Html path_through(const Visit& visit, const casework::Draft& draft,
                                const guidance::Answers& answers);

}  // namespace sharewell::web::pages
