// SPDX-License-Identifier: MIT
// The record of somebody's agreement to a sharing, with all that makes it count: who gave it, for whom, when,
// in words or in writing, what they were told, and that they were free to say no. While anything is missing
// it counts as defective, which is no agreement, and the recommendation is run again under that answer.
// @cite hmg-2018 p.13 Myth-busting guide; p.14 Myth-busting guide
//
// In: a desk, a decision whose maker said that the person agreed, what was written. Out: a `considered`
// entry, and the entry that settles the task which asked for it. Never: takes agreement from somebody who is
// on record as not having given it; fills in a word.
#pragma once

#include <map>
#include <span>

#include "casework/tasks.h"

namespace sharewell::casework {

/// One thing that the record of an agreement needs, and the choice that says it where a note holds several.
struct AgreementElement {
  std::string_view id;    ///< "who", "told-why", "no-pressure"
  std::string_view note;  ///< "agreement_who", "agreement_told", "agreement_free"
  std::string_view choice{};
};
[[nodiscard]] std::span<const AgreementElement> agreement_elements();
/// The notes in the order in which they are asked; each is a field of the form.
[[nodiscard]] std::span<const std::string_view> agreement_notes();

/// What is not said; none: the agreement counts.
[[nodiscard]] std::vector<const AgreementElement*> agreement_missing(const json::object& notes);
/// Whether an agreement may be recorded with this decision: its maker said that there is one.
[[nodiscard]] bool may_record_agreement(const DecisionView& decision);
/// Whether the later notes say something else of it than the earlier ones.
[[nodiscard]] bool says_agreement_anew(const json::object& earlier, const json::object& later);

/// in      said: by note; replaces the whole of what stood.
/// out     faults by note; as consider.
[[nodiscard]] Result<DoneOrFaults> say_agreement(const Desk& desk, const FileRef& file,
                                                 const SharingRef& sharing,
                                                 const std::map<std::string, std::string>& said,
                                                 std::string_view once);

}  // namespace sharewell::casework
