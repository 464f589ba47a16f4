// SPDX-License-Identifier: MIT
// One decision as plain text, to copy into another system.
//
// In: a decision and what its record keeps. Out: lines of text. Never: markup; anything that the page does
// not show.
#pragma once

#include <string>
#include <vector>

#include "casework/case_file.h"
#include "web/pages/kept_advice.h"
#include "web/visit.h"

namespace sharewell::web::pages {

struct AnsweredLine {
  std::string ask, said;
};
/// Kept answers in the pack's words and order; an id that the pack does not know stands as it is.
[[nodiscard]] std::vector<AnsweredLine> answered_lines(const guidance::Pack& pack,
                                                       const json::object& answers);
/// `pack` is the one that the decision was made under.
[[nodiscard]] std::string plain_summary(const Visit& visit, const guidance::Pack& pack,
                                        const casework::CaseFileView& file,
                                        const casework::DecisionView& decision, const KeptAdvice& advice);

}  // namespace sharewell::web::pages
