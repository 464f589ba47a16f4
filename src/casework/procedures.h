// SPDX-License-Identifier: MIT
// The organisation's own procedures: title, edition, from when, where to find them. Kept by a lead, read by
// everybody. @cite requirements R057, hmg-2018 p.7, p.9, p.11
//
// In: what a lead typed; a moment. Out: a line of the list (kept_list.h); which editions held then. Never:
// loses the edition that held when a decision was recorded.
#pragma once

#include "casework/kept_list.h"
#include "record/settings_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool procedure_before(const record::ProcedureKept& a, const record::ProcedureKept& b);
using Procedures =
    KeptList<record::EntryKind::ProcedureKept, &record::ProcedureKept::procedure, &procedure_before>;

/// As the list stood at that moment: of each procedure that was on it the version kept last whose first day
/// had come, by title.
[[nodiscard]] std::vector<record::ProcedureKept> in_force(const Procedures& procedures, Instant at);

/// As keep_line. Fields of faults: title, edition, from (a day: 2026-12-01), where, says.
using ProcedureOrFaults = LineOrFaults<Procedures>;
[[nodiscard]] Result<ProcedureOrFaults> keep_procedure(const Desk& desk, Procedures& procedures,
                                                       record::ProcedureKept typed, std::string_view once);

}  // namespace sharewell::casework
