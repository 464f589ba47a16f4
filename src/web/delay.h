// SPDX-License-Identifier: MIT
// How long after something happened it was recorded, in words.
//
// In: two moments. Out: "3 hours 20 minutes". Never: rounds a delay up.
#pragma once

#include <string>

#include "base/time.h"

namespace sharewell::web {

/// The two largest units: days and hours, hours and minutes, or minutes. Empty if nothing lies between.
[[nodiscard]] std::string delay_words(Instant happened, Instant recorded);

}  // namespace sharewell::web
