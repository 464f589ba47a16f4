// SPDX-License-Identifier: MIT
#include "casework/quarter.h"

#include <fmt/format.h>

#include <charconv>

namespace sharewell::casework {

Quarter quarter_of(Instant at) {
  const LondonTime day = london_time(at);
  return {day.year, (day.month - 1) / 3 + 1};
}

bool has_ended(const Quarter& quarter, Instant now) { return quarter < quarter_of(now + -kHourMs); }

std::string to_text(const Quarter& quarter) { return fmt::format("{:04}-Q{}", quarter.year, quarter.nth); }

std::optional<Quarter> quarter_from(std::string_view text) {
  Quarter out;
  if (text.size() != 7) return std::nullopt;
  const std::string_view year = text.substr(0, 4);
  std::from_chars(year.data(), year.data() + year.size(), out.year);
  out.nth = text[6] - '0';
  if (out.nth < 1 || out.nth > 4 || to_text(out) != text) return std::nullopt;
  return out;
}

}  // namespace sharewell::casework
