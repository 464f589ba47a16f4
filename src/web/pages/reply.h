// SPDX-License-Identifier: MIT
// A request on record and the reply to it.
//
// In: a decision of a case file. Out: markup for its record; the text to reply with. Never: in the text a
// word of what the record says about anybody; sends it.
#pragma once

#include "casework/case_file.h"
#include "casework/request.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// Who asked for what, and the reply or the way to it; nothing if nobody asked.
[[nodiscard]] Html request_html(const casework::CaseFileView& file, const casework::DecisionView& decision);
/// The same as lines for the plain-text summary.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> request_lines(
    const casework::CaseFileView& file, const casework::DecisionView& decision);
/// In words that could be sent as they stand: what was asked, what was decided, and a reason.
[[nodiscard]] std::string reply_text(const casework::DecisionView& decision,
                                     const casework::Request& request);

}  // namespace sharewell::web::pages
