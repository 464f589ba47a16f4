// SPDX-License-Identifier: MIT
// The page to show where carried answers cannot be opened any more.
// In: a visit. Out: that page, with the way to begin again and whom to call. Never: what was carried.
#pragma once

#include "web/visit.h"

namespace sharewell::web::pages {

[[nodiscard]] http::Response answers_gone(const Visit& visit);

}  // namespace sharewell::web::pages
