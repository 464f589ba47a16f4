// SPDX-License-Identifier: MIT
// Moments and how people read them. Records hold UTC; pages show the time in London. The only such place.
//
// In: a clock handed in as an argument. Out: `Instant`, RFC 3339 text, dates and times for people.
// Never: reads the system's clock, except in `system_clock_now`, which only `app` and `cli` hand out.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sharewell {

/// A moment in milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

using Clock = std::function<Instant()>;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;
constexpr std::int64_t kDayMs = 24 * kHourMs;

[[nodiscard]] Instant system_clock_now();

[[nodiscard]] inline Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }
[[nodiscard]] inline std::int64_t operator-(Instant a, Instant b) { return a.ms - b.ms; }

/// "2026-11-22T13:44:05.123Z".
[[nodiscard]] std::string to_rfc3339(Instant at);
[[nodiscard]] std::optional<Instant> from_rfc3339(std::string_view text);

/// Minutes that London is ahead of UTC at this moment: 0 or 60 (last Sundays of March and October, 01:00
/// UTC).
[[nodiscard]] int london_offset_minutes(Instant at);
/// "22 November 2026".
[[nodiscard]] std::string london_date(Instant at);
/// "22 November 2026 at 1:44pm".
[[nodiscard]] std::string london_date_time(Instant at);
/// A date and a time as typed in London ("2026-11-22", "13:44"), or nullopt if it is no date. An hour that
/// the spring change skips reads as the hour after; one that the autumn repeats reads as the first.
[[nodiscard]] std::optional<Instant> from_london(int year, int month, int day, int hour, int minute);
/// The parts of a moment as a clock on a London wall shows them.
struct LondonTime {
  int year, month, day, hour, minute, weekday;
};  ///< weekday: 0 Sunday .. 6 Saturday
[[nodiscard]] LondonTime london_time(Instant at);
/// The last minute (23:59 in London) of the day `days` after the day of `at`.
[[nodiscard]] Instant end_of_london_day(Instant at, int days);

}  // namespace sharewell
