// SPDX-License-Identifier: MIT
// When a task is due. In: the words of the pack, and the moment it is raised. Out: an instant. Never: the
// middle of a day: a day counts to its end in London.
#pragma once

#include <string_view>

#include "base/time.h"

namespace sharewell::casework {

/// When a task is due, from the words of the pack ("now", "today", "tomorrow", "3 working days", ...): the
/// end of a London day. Weekends and bank holidays are not working days (base/calendar.h).
[[nodiscard]] Instant due_at(std::string_view due, Instant from);

}  // namespace sharewell::casework
