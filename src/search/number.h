// SPDX-License-Identifier: MIT
// Numbers that others gave a person: an NHS number, a pupil's number, any other.
//
// In: as people write them, "943 476 5919". Out: letters and digits only; every number that differs by one
// slip of the hand; whether the check digit of an NHS number fits. Never: says whose a number is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sharewell::search {

/// "9434765919"; letters as capitals. Empty if there is nothing to compare: fewer than four of them.
[[nodiscard]] std::string number_of(std::string_view typed);

/// One character another of its sort, or two neighbours swapped.
[[nodiscard]] std::vector<std::string> slips_of(std::string_view number);

/// True of ten digits whose last one does not fit the others, as it does in every NHS number.
[[nodiscard]] bool fails_nhs_check(std::string_view number);

}  // namespace sharewell::search
