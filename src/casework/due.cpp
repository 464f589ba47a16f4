// SPDX-License-Identifier: MIT
#include "casework/due.h"

#include <charconv>

#include "base/calendar.h"

namespace sharewell::casework {

Instant due_at(std::string_view due, Instant from) {
  if (due == "tomorrow") return end_of_london_day(from, 1);
  int days = 0;
  const auto [rest, error] = std::from_chars(due.data(), due.data() + due.size(), days);
  if (error == std::errc{} && std::string_view(rest, due.data() + due.size()).starts_with(" working day"))
    return end_of_working_day(from, days);
  if (due == "now") return from + kHourMs;
  return end_of_london_day(from, 0);
}

}  // namespace sharewell::casework
