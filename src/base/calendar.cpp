// SPDX-License-Identifier: MIT
#include "base/calendar.h"

#include <array>
#include <chrono>

namespace sharewell {
namespace {

using namespace std::chrono;

struct Proclaimed {
  int year, month, day;
  std::string_view name;  ///< empty: the day that the rule names was moved away
};
/// Seen on gov.uk/bank-holidays. Moved: early May 2020 (VE Day), spring 2022 (Platinum Jubilee). Added: the
/// jubilee, the late Queen's funeral, the coronation.
constexpr std::array<Proclaimed, 7> kProclaimed{{{2020, 5, 4, ""},
                                                 {2020, 5, 8, "Early May bank holiday"},
                                                 {2022, 5, 30, ""},
                                                 {2022, 6, 2, "Spring bank holiday"},
                                                 {2022, 6, 3, "Platinum Jubilee bank holiday"},
                                                 {2022, 9, 19, "State Funeral of Queen Elizabeth II"},
                                                 {2023, 5, 8, "Coronation of King Charles III"}}};

/// Easter Sunday by the Gregorian rule (Meeus, Jones, Butcher).
sys_days easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return sys_days{std::chrono::year{year} / (n / 31) / (n % 31 + 1)};
}

bool is_weekend(sys_days day) { return weekday{day} == Saturday || weekday{day} == Sunday; }

/// 1 January, or the Monday after it.
sys_days new_years_day(year year) {
  sys_days day{year / January / 1};
  while (is_weekend(day)) day += days{1};
  return day;
}

/// A Christmas day and a Boxing day on a weekend are made up for on the 27th and the 28th.
sys_days or_two_days_later(sys_days day) { return is_weekend(day) ? day + days{2} : day; }

std::optional<std::string_view> by_rule(year year, sys_days day) {
  struct Rule {
    sys_days day;
    std::string_view name;
  };
  const std::array<Rule, 8> rules{{{new_years_day(year), "New Year's Day"},
                                   {easter(int{year}) - days{2}, "Good Friday"},
                                   {easter(int{year}) + days{1}, "Easter Monday"},
                                   {sys_days{year / May / Monday[1]}, "Early May bank holiday"},
                                   {sys_days{year / May / Monday[last]}, "Spring bank holiday"},
                                   {sys_days{year / August / Monday[last]}, "Summer bank holiday"},
                                   {or_two_days_later(sys_days{year / December / 25}), "Christmas Day"},
                                   {or_two_days_later(sys_days{year / December / 26}), "Boxing Day"}}};
  for (const Rule& rule : rules)
    if (rule.day == day) return rule.name;
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> bank_holiday(int year, int month, int day) {
  for (const Proclaimed& one : kProclaimed)
    if (one.year == year && one.month == month && one.day == day)
      return one.name.empty() ? std::nullopt : std::optional(one.name);
  return by_rule(std::chrono::year{year}, sys_days{std::chrono::year{year} / month / day});
}

bool is_working_day(Instant at) {
  const LondonTime time = london_time(at);
  return time.weekday != 0 && time.weekday != 6 && !bank_holiday(time.year, time.month, time.day);
}

Instant end_of_working_day(Instant from, int days) {
  Instant at = end_of_london_day(from, 0);
  while (days > 0) {
    at = end_of_london_day(at, 1);
    if (is_working_day(at)) --days;
  }
  return at;
}

}  // namespace sharewell
