// SPDX-License-Identifier: MIT
// A recommendation as a page shows it, whether its draft is saved or carried in a form.
//
// In: a visit, and what the engine said. Out: markup without a link to a draft. Never: judges; adds to what
// the advice says.
#pragma once

#include "decide/recommendation.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// What the advice points to, on these answers.
[[nodiscard]] Html advice_head(const Visit& visit, const decide::Recommendation& advice);
/// On "do not share": what reviews of serious cases keep finding. Else nothing.
[[nodiscard]] Html when_not_sharing(const Visit& visit, const decide::Recommendation& advice);
/// Notices that these answers call for; those that always stand are on every page.
[[nodiscard]] Html notices_here(const Visit& visit, const decide::Recommendation& advice);
/// The rule, and the answers that it rests on.
[[nodiscard]] Html advice_reasons(const decide::Recommendation& advice);
/// What to say, the myths that matter here, what there is to do, and whom to ask here.
[[nodiscard]] Html advice_to_do(const Visit& visit, const decide::Recommendation& advice);

}  // namespace sharewell::web::pages
