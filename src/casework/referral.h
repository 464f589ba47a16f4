// SPDX-License-Identifier: MIT
// A referral form filled from a decision, gone over by the practitioner, and kept in the case file.
//
// In: a template, a case file that was looked at and one of its decisions; then what the practitioner left in
// each field. Out: values to begin with; an entry that says what was written. Never: sends it; fills a field
// with more than its template names; writes for somebody who sees the file only because they owe a task.
// @cite hmg-2018 p.11 How
#pragma once

#include <variant>

#include "casework/case_file.h"
#include "casework/forms.h"
#include "decide/decision.h"

namespace sharewell::casework {

/// A value for each field of the template, section by section; empty where the record says nothing.
/// errors  as pack_of.
[[nodiscard]] Result<std::vector<std::string>> filled(const Desk& desk, const FormTemplate& form,
                                                      const CaseFileView& file, const DecisionView& decision);

/// The index of the form's entry, or what to put right ("field-3": the fourth).
using FormOrFaults = std::variant<std::uint64_t, std::vector<decide::FieldFault>>;

/// in      values: as `filled` gives them, edited. once: made when the form was shown.
/// errors  NotFound: no such decision, or not this person's to copy out.
[[nodiscard]] Result<FormOrFaults> make_form(const Desk& desk, const FormTemplate& form, const FileRef& file,
                                             const SharingRef& sharing,
                                             const std::vector<std::string>& values, std::string_view once);

}  // namespace sharewell::casework
