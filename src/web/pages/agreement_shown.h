// SPDX-License-Identifier: MIT
// The record of an agreement as the page of the decision and its papers show it.
//
// In: the notes of a decision. Out: what was said, and what it counts as. Never: what was not said, but as
// missing.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "casework/case_file.h"
#include "web/html.h"

namespace sharewell::web::pages {

/// What was asked and said; last, whether it counts. Empty if nothing was said.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> agreement_lines(const json::object& notes);
/// The same with the way to say it; nothing where the person did not agree.
[[nodiscard]] Html agreement_html(const casework::CaseFileView& file, const casework::DecisionView& decision);

}  // namespace sharewell::web::pages
