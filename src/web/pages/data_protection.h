// SPDX-License-Identifier: MIT
// The fields of the Information Commissioner's decision form (data sharing code, Annex B), out of a record.
//
// In: a decision on record. Out: every field with what the record says of it, or that nobody said it. Never:
// infers a basis, a condition or a power; what stands there somebody wrote.
#pragma once

#include "casework/case_file.h"
#include "paper/document.h"
#include "web/visit.h"

namespace sharewell::web::pages {

[[nodiscard]] paper::Definitions data_protection_rows(const Visit& visit, const guidance::Pack& pack,
                                                      const casework::CaseFileView& file,
                                                      const casework::DecisionView& decision);

}  // namespace sharewell::web::pages
