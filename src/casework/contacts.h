// SPDX-License-Identifier: MIT
// Whom to ring here, kept by a safeguarding lead: children's social care, the police, the hub, the LADO, the
// information-governance lead. A fold of the organisation's office entries.
//
// In: office entries in register order; what a lead typed. Out: the list as it stands, and every version of
// each line with who wrote it and when. Any thread may call it. Never: replaces 999; forgets an earlier
// version.
#pragma once

#include <shared_mutex>
#include <variant>
#include <vector>

#include "casework/desk.h"
#include "decide/decision.h"
#include "record/work_bodies.h"

namespace sharewell::casework {

struct ContactVersion {
  record::ContactKept kept;
  PersonRef by;
  Instant at;
};

class Contacts {
 public:
  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  /// Those that are on the list, by kind as in contact_kinds(), then by name.
  [[nodiscard]] std::vector<record::ContactKept> all() const;
  /// Every version of one, oldest first; empty if there is none.
  [[nodiscard]] std::vector<ContactVersion> versions(const record::ContactRef& contact) const;
  /// Those that were taken off the list, as they were last.
  [[nodiscard]] std::vector<record::ContactKept> gone() const;

 private:
  mutable std::shared_mutex mutex_;
  std::vector<std::vector<ContactVersion>> lines_;
};

/// Adds a contact (with an empty reference) or writes a new version of one.
/// out     its reference, or every fault in what was typed.
/// errors  NotAllowed for anybody but a safeguarding lead; NotFound for a reference that is not there.
using ContactOrFaults = std::variant<record::ContactRef, std::vector<decide::FieldFault>>;
[[nodiscard]] Result<ContactOrFaults> keep_contact(const Desk& desk, Contacts& contacts,
                                                   record::ContactKept typed, std::string_view once);

}  // namespace sharewell::casework
