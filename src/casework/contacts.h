// SPDX-License-Identifier: MIT
// Whom to ring here, kept by a safeguarding lead: children's social care and whoever does that work for the
// council, the police, the hub, the LADO, the information-governance lead, safeguarding partners, other
// organisations. @cite hmg-2018 p.8 Legislative framework
//
// In: what a lead typed. Out: a line of the list (kept_list.h), by kind as in contact_kinds(), then by name.
// Never: replaces 999.
#pragma once

#include "casework/kept_list.h"
#include "record/work_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool contact_before(const record::ContactKept& a, const record::ContactKept& b);
using Contacts = KeptList<record::EntryKind::ContactKept, &record::ContactKept::contact, &contact_before>;

/// What a contact of this kind counts as where it receives information: an answer of the pack's `recipient`.
/// A body that does the work of children's social care for a council is children's social care. Empty: it
/// depends on who is meant.
[[nodiscard]] std::string_view recipient_of(std::string_view kind);

/// As keep_line. Fields of faults: kind, name, phone, hours, notes.
using ContactOrFaults = LineOrFaults<Contacts>;
[[nodiscard]] Result<ContactOrFaults> keep_contact(const Desk& desk, Contacts& contacts,
                                                   record::ContactKept typed, std::string_view once);

}  // namespace sharewell::casework
