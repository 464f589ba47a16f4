// SPDX-License-Identifier: MIT
// People on a case file, and the fields that ask for one. In: what is noted. Out: markup. Never: a form of
// its own.
#pragma once

#include <vector>

#include "casework/case_file.h"
#include "casework/people_on_file.h"
#include "web/form_parts.h"

namespace sharewell::web::pages {

/// Name, part, birth date and numbers of each, or nothing if there is nobody.
[[nodiscard]] Html people_html(const std::vector<casework::PersonView>& people);

/// "27 March 2014", "March 2014", "2014".
[[nodiscard]] std::string born_in_words(std::string_view iso);

/// The three parts of a birth date, sent as born-day, born-month and born-year.
[[nodiscard]] Html born_fields(const Visit& visit, const Faults& faults);
[[nodiscard]] casework::TypedDay typed_born(const Visit& visit);

}  // namespace sharewell::web::pages
