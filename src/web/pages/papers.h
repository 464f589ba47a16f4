// SPDX-License-Identifier: MIT
// Taking a decision, a form or a chronology out on paper or as a table; and filling in a referral form.
//
// In: a visit. Out: a file with a neutral name, after it is on record that it was taken; or a page. Never:
// for somebody who sees the case file only because they owe a task in it.
#pragma once

#include "web/pages/on_file.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {

/// Whether this person may take anything out of the file.
[[nodiscard]] bool may_take(const Visit& visit, const casework::CaseFileView& file);

/// The buttons of a decision, with the forms made from it, and of a case file; nothing for whoever may not.
[[nodiscard]] Html decision_papers(const Visit& visit, const casework::CaseFileView& file,
                                   const casework::DecisionView& decision);
[[nodiscard]] Html file_papers(const Visit& visit, const casework::CaseFileView& file);
/// A button that takes something out: each time it is shown, one form that counts once.
[[nodiscard]] Html take_button(const Visit& visit, const Url& action, std::string_view label,
                               std::vector<Hidden> more = {});

// papers.cpp
[[nodiscard]] Answer take_decision_pdf(const Visit& visit);
[[nodiscard]] Answer take_chronology(const Visit& visit);
// referral.cpp
[[nodiscard]] Answer referral(const Visit& visit);
[[nodiscard]] Answer make_referral(const Visit& visit);
[[nodiscard]] Answer form_made(const Visit& visit);
[[nodiscard]] Answer take_form_pdf(const Visit& visit);

}  // namespace sharewell::web::pages
