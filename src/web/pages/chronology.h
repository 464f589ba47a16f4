// SPDX-License-Identifier: MIT
// The chronology of a case file as a document, and as a table for a spreadsheet.
//
// In: a file that was looked at. Out: what happened, oldest first, with when it was recorded, whether it is
// fact, opinion, judgement or history, and who. Never: what was corrected without the correction before it.
// @cite hmg-2018 p.9 Accurate
#pragma once

#include "casework/case_file.h"
#include "paper/document.h"
#include "web/visit.h"

namespace sharewell::web::pages {

[[nodiscard]] paper::Document chronology_paper(const Visit& visit, const casework::CaseFileView& file);
/// The same rows with dates that sort: 2026-11-20 10:00, London.
[[nodiscard]] paper::Table chronology_table(const Visit& visit, const casework::CaseFileView& file);

}  // namespace sharewell::web::pages
