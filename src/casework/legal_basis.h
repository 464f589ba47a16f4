// SPDX-License-Identifier: MIT
// On which legal basis, condition and power one sharing rests, as the practitioner says it after the
// decision: a row of the policy table "fits this case", or none does and they say it themselves. What the
// person agreed to is another matter, in a note of its own. @cite requirements R022, R034, R036, R155
//
// In: a desk, the table, a decision, what was ticked. Out: a `considered` entry that holds the row's words as
// they were, and the entries that settle the tasks which asked for them. Never: ticks a row for anybody;
// changes what was kept when the row changes later.
#pragma once

#include "casework/policy.h"
#include "casework/tasks.h"

namespace sharewell::casework {

struct BasisSaid {
  std::string row;                      ///< tick_of() the row that fits, kNoneFits or kNotKnownYet
  std::string basis, condition, power;  ///< where none fits, in own words
  std::string person_agreed;            ///< what the person agreed to, or why not; may be empty
};
inline constexpr std::string_view kNoneFits = "none";
inline constexpr std::string_view kNotKnownYet =
    "not-known";  ///< the task to find it out stays, or is raised
inline constexpr std::string_view kAsksForBasis = "identify-lawful-basis";  ///< the pack's obligation
inline constexpr std::string_view kRowNote = "legal_row";         ///< its reference, or one of these two
inline constexpr std::string_view kRowKeptNote = "legal_row_at";  ///< when that version of it was kept
inline constexpr std::string_view kPersonNote = "person_agreed";

/// Names a row as it stands, so that nobody ticks words that changed while they read.
[[nodiscard]] std::string tick_of(const Policy::Version& row);
/// The rows for a decision's recipient and purpose.
[[nodiscard]] Policy::Versions rows_for(const Policy& policy, const DecisionView& decision);

/// out     faults by the members of BasisSaid; as consider.
[[nodiscard]] Result<DoneOrFaults> say_basis(const Desk& desk, const Policy& policy, const FileRef& file,
                                             const SharingRef& sharing, const BasisSaid& said,
                                             std::string_view once);

/// What is on record about it, as kept: of the person's agreement first, then basis, condition, power.
[[nodiscard]] std::vector<LegalLine> said_lines(const json::object& notes);
/// The same in one text, a line each.
[[nodiscard]] std::string said_in_one(const json::object& notes);
/// Whether the later notes say something else about it than the earlier ones.
[[nodiscard]] bool says_basis_anew(const json::object& earlier, const json::object& later);

}  // namespace sharewell::casework
