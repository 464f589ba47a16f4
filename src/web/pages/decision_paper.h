// SPDX-License-Identifier: MIT
// One decision as a document: for a PDF, and as plain text to copy into another system.
//
// In: a decision and what its record keeps. Out: a document. Never: markup; anything that the page of the
// decision may not show; what was first said without the correction before it.
#pragma once

#include <string>
#include <vector>

#include "casework/case_file.h"
#include "paper/document.h"
#include "web/visit.h"

namespace sharewell::web::pages {

struct AnsweredLine {
  std::string ask, said;
};
/// Kept answers in the pack's words and order; an id that the pack does not know stands as it is.
[[nodiscard]] std::vector<AnsweredLine> answered_lines(const guidance::Pack& pack,
                                                       const json::object& answers);

/// "Amara Osei, family support worker".
[[nodiscard]] std::string name_and_position(const Visit& visit, const PersonRef& person);

/// Corrections first. With every field of the Information Commissioner's decision form: what nobody recorded
/// says so. `pack` is the one that the decision was made under.
[[nodiscard]] paper::Document decision_paper(const Visit& visit, const guidance::Pack& pack,
                                             const casework::CaseFileView& file,
                                             const casework::DecisionView& decision);

}  // namespace sharewell::web::pages
