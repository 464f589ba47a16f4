// SPDX-License-Identifier: MIT
// The periods of which figures are shown: quarters of the year, by London time, once they have ended.
//
// In: moments, or a quarter as text. Out: quarters. Never: one that goes on: what is counted in one that
// ended stays as it is, and no two of them overlap, so that nobody is found by comparing the figures of two
// days.
// @cite docs/decisions/0050-figures-of-whole-quarters.md
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace sharewell::casework {

struct Quarter {
  int year = 0, nth = 1;  ///< 1: January to March
  auto operator<=>(const Quarter&) const = default;
};
[[nodiscard]] Quarter quarter_of(Instant at);
/// An hour after its last moment, so that nothing is on its way to the record any more.
[[nodiscard]] bool has_ended(const Quarter& quarter, Instant now);

/// "2026-Q4", and back.
[[nodiscard]] std::string to_text(const Quarter& quarter);
[[nodiscard]] std::optional<Quarter> quarter_from(std::string_view text);

}  // namespace sharewell::casework
