// SPDX-License-Identifier: MIT
// Working days in England and Wales: Mondays to Fridays that are not bank holidays.
//
// In: a day, or a moment and a number of working days. Out: whether people work on it, and the end of the day
// so many working days later. Never: reads a clock; knows what a government will proclaim: days that were
// moved or added are a dated table in calendar.cpp, and a new one needs a new line there.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace sharewell {

/// The bank holiday of a day in England and Wales, with its substitute day where it falls on a weekend;
/// nullopt if it is none. From 2018 on.
/// @cite Banking and Financial Dealings Act 1971, schedule 1; gov.uk/bank-holidays for moved and added days
[[nodiscard]] std::optional<std::string_view> bank_holiday(int year, int month, int day);

/// Of the day in London that this moment is in.
[[nodiscard]] bool is_working_day(Instant at);

/// The last minute (23:59 in London) of the `days`-th working day after the day of `from`; of that day itself
/// for 0, whatever day it is.
[[nodiscard]] Instant end_of_working_day(Instant from, int days);

}  // namespace sharewell
