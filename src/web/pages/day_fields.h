// SPDX-License-Identifier: MIT
// A day of the calendar in three fields. In: how it stands, faults. Out: markup; what was typed as
// 2026-12-01. Never: judges whether the day fits.
#pragma once

#include "web/form_parts.h"
#include "web/visit.h"
#include "web/words.h"

namespace sharewell::web::pages {

/// Sent as name-day, name-month and name-year.
[[nodiscard]] Html day_fields(const Visit& visit, const std::string& name, words::Text legend,
                              words::Text hint, const std::string& stands, const Faults& faults);
/// Empty if nothing was typed; what cannot be a day is no day (casework::is_day).
[[nodiscard]] std::string typed_day(const Visit& visit, const std::string& name);
/// The faults with those of the day leading to the first of its fields.
[[nodiscard]] Faults on_day(Faults faults, std::string_view name);
/// "1 December 2026".
[[nodiscard]] std::string day_words(std::string_view day);

}  // namespace sharewell::web::pages
