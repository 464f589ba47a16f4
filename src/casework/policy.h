// SPDX-License-Identifier: MIT
// The policy table: which legal basis, condition and power an organisation relies on, by recipient and
// purpose, worked out once by whoever leads on information governance. @cite requirements R022, R034, R155
//
// In: what a lead typed; a recipient and a purpose. Out: a row of the list (kept_list.h); the rows to put
// before a practitioner. Never: picks a row; a person's agreement is never taken for a legal basis.
#pragma once

#include "casework/kept_list.h"
#include "casework/legal_words.h"
#include "record/settings_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool row_before(const record::PolicyKept& a, const record::PolicyKept& b);
using Policy = KeptList<record::EntryKind::PolicyKept, &record::PolicyKept::row, &row_before>;

inline constexpr std::string_view kAny = "any";  ///< of a row's recipient or purpose

/// The rows on the list for this recipient and kind of purpose, those that name them first. What is empty or
/// "not-known" excludes no row: a person looks.
[[nodiscard]] Policy::Versions rows_for(const Policy& policy, std::string_view recipient,
                                        std::string_view purpose);

/// As keep_line. Fields of faults: the members of PolicyKept.
using RowOrFaults = LineOrFaults<Policy>;
[[nodiscard]] Result<RowOrFaults> keep_row(const Desk& desk, Policy& policy, record::PolicyKept typed,
                                           std::string_view once);

/// What a row says, without what it leaves empty.
[[nodiscard]] std::vector<LegalLine> row_lines(const record::PolicyKept& row);

}  // namespace sharewell::casework
