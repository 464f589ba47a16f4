// SPDX-License-Identifier: MIT
// One box that somebody typed in, as an entry keeps it.
//
// In: what was sent. Out: the tidied text, and a fault beside the field if it cannot be kept as it is. Never:
// shortens or changes it beyond trimming and line ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/decision.h"

namespace sharewell::casework {

/// Adds a fault if it is longer than `bytes_max` or holds what is no text; with `missing`, that one if it is
/// empty.
void check_text(std::string_view text, std::string_view field, std::size_t bytes_max,
                std::string_view missing, std::vector<decide::FieldFault>& faults);
/// The same, of what was tidied first.
[[nodiscard]] std::string typed_text(std::string_view typed, std::string_view field, std::size_t bytes_max,
                                     std::string_view missing, std::vector<decide::FieldFault>& faults);

}  // namespace sharewell::casework
