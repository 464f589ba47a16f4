// SPDX-License-Identifier: MIT
#include "web/delay.h"

namespace sharewell::web {
namespace {

std::string counted(std::int64_t count, std::string_view unit) {
  if (count == 0) return {};
  return std::to_string(count) + " " + std::string(unit) + (count == 1 ? "" : "s");
}

std::string both(std::string first, const std::string& second) {
  return second.empty() ? first : std::move(first) + " " + second;
}

}  // namespace

std::string delay_words(Instant happened, Instant recorded) {
  const std::int64_t ms = recorded - happened;
  if (ms < kMinuteMs) return {};
  const std::int64_t days = ms / kDayMs, hours = ms % kDayMs / kHourMs, minutes = ms % kHourMs / kMinuteMs;
  if (days > 0) return both(counted(days, "day"), counted(hours, "hour"));
  if (hours > 0) return both(counted(hours, "hour"), counted(minutes, "minute"));
  return counted(minutes, "minute");
}

}  // namespace sharewell::web
