// SPDX-License-Identifier: MIT
// Procedures, and on which legal basis something is shared, as other pages show them.
//
// In: what is on record or on a list. Out: markup. Never: a word that was changed after it was recorded.
#pragma once

#include "casework/legal_basis.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// Edition, first day, where and what; and the same after the title.
[[nodiscard]] Html edition_html(const record::ProcedureKept& procedure);
[[nodiscard]] Html procedure_html(const record::ProcedureKept& procedure);
/// Those that held at a moment, as the list stood then; nothing if there were none.
[[nodiscard]] Html procedures_then(const Visit& visit, Instant at);

/// What a decision rests on, as it was said, and the way to say it.
[[nodiscard]] Html basis_html(const casework::CaseFileView& file, const casework::DecisionView& decision);

/// "Children's social care, A child is kept from harm" of a row.
[[nodiscard]] std::string row_for_whom(const Visit& visit, const record::PolicyKept& row);

}  // namespace sharewell::web::pages
