// SPDX-License-Identifier: MIT
// Duties in law that a lead adds to those that the advice names, which are no complete list.
// @cite hmg-2018 p.8 Legislative framework
//
// In: what a lead typed. Out: a line of the list (kept_list.h), by title. Never: says that a duty binds
// somebody; what stands there a lead wrote.
#pragma once

#include "casework/kept_list.h"
#include "record/office_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool duty_before(const record::DutyKept& a, const record::DutyKept& b);
using Duties = KeptList<record::EntryKind::DutyKept, &record::DutyKept::duty, &duty_before>;

/// As keep_line. Fields of faults: title, cites, binds, says.
using DutyOrFaults = LineOrFaults<Duties>;
[[nodiscard]] Result<DutyOrFaults> keep_duty(const Desk& desk, Duties& duties, record::DutyKept typed,
                                             std::string_view once);

}  // namespace sharewell::casework
