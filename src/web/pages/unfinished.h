// SPDX-License-Identifier: MIT
// What is missing from a record, as pages and papers show it, and what stands at the head of a case.
//
// In: a decision or a case file. Out: markup or text; nothing where nothing is missing. Never: says that
// anybody has to wait.
#pragma once

#include <string>

#include "casework/finished_record.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// "the facts relied on; what it serves"; empty if the record is finished.
[[nodiscard]] std::string missing_words(const casework::DecisionView& decision);
/// "This record is incomplete. Missing: ..." with a link to where each is said, for whoever may say it.
[[nodiscard]] Html missing_html(const FileRef& file, const casework::DecisionView& decision, bool may_say);
/// The same in one line, for a list of decisions.
[[nodiscard]] Html missing_line(const FileRef& file, const casework::DecisionView& decision, bool may_say);

/// Whether sharing is likely to help keep a child safe, by the latest decision that says it.
/// @cite hmg-2018 p.9 The principles
[[nodiscard]] Html helps_html(const casework::CaseFileView& file);
/// Where the person does not expect it and was not asked, that comes before anything else that is owed.
/// @cite hmg-2018 p.13 Myth-busting guide
[[nodiscard]] Html ask_first_html(const casework::CaseFileView& file);
/// What the person has been told, by whom it was written down and when, and what is not said yet.
[[nodiscard]] Html openness_html(const Visit& visit, const casework::CaseFileView& file);

}  // namespace sharewell::web::pages
