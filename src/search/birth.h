// SPDX-License-Identifier: MIT
// A birth date, whole or in part, and how a typed one may mean it.
//
// In: "2014-03-09", "2014-03", "2014" or nothing. Out: the date in one number whose hexadecimal digits are
// the date's own, so that comparing digits is comparing bits. Never: guesses the part that is not known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sharewell::search {

/// 0x20140309; 0x20140300 and 0x20140000 where day, or day and month are not known; 0: nothing is.
using Birth = std::uint32_t;

/// Nullopt if it is no date, nor the front of one. Nothing typed is 0.
[[nodiscard]] std::optional<Birth> birth_from(std::string_view iso);
[[nodiscard]] std::string iso_of(Birth birth);

/// How a typed date may mean a recorded one, nearest first.
enum class BirthHow : std::uint8_t {
  Same,
  Fits,         ///< what is known of one does not contradict the other
  NotCompared,  ///< one of them is not known at all
  Swapped,      ///< day and month
  OneDigit,     ///< one digit differs, or two neighbours are swapped
  YearNear,     ///< one year later or earlier, on the same day
  DayNear,      ///< the same month, one or two days apart
  OnePart,      ///< only the day, the month or the year differs
  SameYear,
  Other
};

/// A typed date, made ready to be held against many.
class TypedBirth {
 public:
  explicit TypedBirth(Birth birth);
  [[nodiscard]] BirthHow likeness(Birth recorded) const;
  [[nodiscard]] Birth birth() const { return birth_; }
  [[nodiscard]] Birth swapped() const { return swapped_; }  ///< 0 if it is no date that way round

 private:
  [[nodiscard]] BirthHow whole(Birth recorded) const;
  Birth birth_, swapped_ = 0, year_after_ = 0, year_before_ = 0;
  int day_;
};

}  // namespace sharewell::search
