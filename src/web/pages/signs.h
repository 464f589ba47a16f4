// SPDX-License-Identifier: MIT
// The small signs of a case file, as a list. In: what was noted. Out: markup, newest first. Never: weighs
// them; the person does.
#pragma once

#include "casework/case_file.h"
#include "web/visit.h"

namespace sharewell::web::pages {

[[nodiscard]] Html signs_html(const Visit& visit, const std::vector<casework::SignView>& signs);

}  // namespace sharewell::web::pages
