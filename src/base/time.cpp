// SPDX-License-Identifier: MIT
#include "base/time.h"

#include <fmt/compile.h>

#include <array>
#include <chrono>

#include "base/error.h"

namespace sharewell {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};

struct Civil {
  int year;
  unsigned month;
  unsigned day;
  std::int64_t ms_of_day;
};

Civil civil(Instant at) {
  const std::int64_t day_number = (at.ms >= 0 ? at.ms : at.ms - (kDayMs - 1)) / kDayMs;
  const std::chrono::year_month_day ymd{sys_days{days{day_number}}};
  return {int{ymd.year()}, unsigned{ymd.month()}, unsigned{ymd.day()}, at.ms - day_number * kDayMs};
}

std::int64_t utc_ms(int year, unsigned month, unsigned day) {
  const sys_days at{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
  return at.time_since_epoch().count() * kDayMs;
}

std::int64_t last_sunday_0100(int year, unsigned month) {
  using namespace std::chrono;
  const sys_days at{std::chrono::year{year} / std::chrono::month{month} / Sunday[last]};
  return at.time_since_epoch().count() * kDayMs + kHourMs;
}

/// The moment at which a clock in London shows this; of the hour that comes twice, the first.
Instant when_london_shows(int year, unsigned month, unsigned day, int hour, int minute) {
  const Instant wall{utc_ms(year, month, day) + hour * kHourMs + minute * kMinuteMs};
  const Instant summer = wall + -kHourMs;
  return london_offset_minutes(summer) == 60 ? summer : wall;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Instant system_clock_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string to_rfc3339(Instant at) {
  const Civil c = civil(at);
  const auto ms = c.ms_of_day;
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z"), c.year, c.month, c.day,
                     ms / kHourMs, ms / kMinuteMs % 60, ms / 1000 % 60, ms % 1000);
}

std::optional<Instant> from_rfc3339(std::string_view text) {
  if (text.size() != 24 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text[19] != '.' || text[23] != 'Z')
    return std::nullopt;
  const auto y = number(text.substr(0, 4)), mo = number(text.substr(5, 2)), d = number(text.substr(8, 2)),
             h = number(text.substr(11, 2)), mi = number(text.substr(14, 2)), s = number(text.substr(17, 2)),
             ms = number(text.substr(20, 3));
  if (!y || !mo || !d || !h || !mi || !s || !ms) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*mo)},
                                        std::chrono::day{static_cast<unsigned>(*d)}};
  if (!ymd.ok() || *h > 23 || *mi > 59 || *s > 59) return std::nullopt;
  return Instant{utc_ms(*y, static_cast<unsigned>(*mo), static_cast<unsigned>(*d)) +
                 std::int64_t{*h} * kHourMs + std::int64_t{*mi} * kMinuteMs + std::int64_t{*s} * 1000 + *ms};
}

int london_offset_minutes(Instant at) {
  const int year = civil(at).year;
  return at.ms >= last_sunday_0100(year, 3) && at.ms < last_sunday_0100(year, 10) ? 60 : 0;
}

LondonTime london_time(Instant at) {
  const Instant local = at + std::int64_t{london_offset_minutes(at)} * kMinuteMs;
  const Civil c = civil(local);
  const sys_days day{std::chrono::year{c.year} / std::chrono::month{c.month} / std::chrono::day{c.day}};
  return {c.year,
          static_cast<int>(c.month),
          static_cast<int>(c.day),
          static_cast<int>(c.ms_of_day / kHourMs),
          static_cast<int>(c.ms_of_day / kMinuteMs % 60),
          static_cast<int>(std::chrono::weekday{day}.c_encoding())};
}

std::string london_date(Instant at) {
  const LondonTime t = london_time(at);
  return fmt::format("{} {} {}", t.day, kMonths.at(static_cast<std::size_t>(t.month - 1)), t.year);
}

std::string london_date_time(Instant at) {
  const LondonTime t = london_time(at);
  const int hour = t.hour % 12 == 0 ? 12 : t.hour % 12;
  return fmt::format("{} at {}:{:02}{}", london_date(at), hour, t.minute, t.hour < 12 ? "am" : "pm");
}

std::optional<Instant> from_london(int year, int month, int day, int hour, int minute) {
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1900 || year > 9999 || month < 1 || day < 1 || !ymd.ok() || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59)
    return std::nullopt;
  return when_london_shows(year, static_cast<unsigned>(month), static_cast<unsigned>(day), hour, minute);
}

Instant end_of_london_day(Instant at, int days_after) {
  // Counted from noon: a day has 23 to 25 hours, and the hours of the night would land a day off.
  const LondonTime today = london_time(at);
  const Instant noon = when_london_shows(today.year, static_cast<unsigned>(today.month),
                                         static_cast<unsigned>(today.day), 12, 0);
  const LondonTime t = london_time(noon + days_after * kDayMs);
  return when_london_shows(t.year, static_cast<unsigned>(t.month), static_cast<unsigned>(t.day), 23, 59);
}

}  // namespace sharewell
