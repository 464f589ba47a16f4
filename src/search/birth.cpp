// SPDX-License-Identifier: MIT
#include "search/birth.h"

#include <fmt/format.h>

#include <bit>
#include <chrono>

namespace sharewell::search {
namespace {

constexpr Birth kDay = 0xff, kMonth = 0xff00, kYear = 0xffff0000;

bool has_day(Birth birth) { return (birth & kDay) != 0; }
bool has_month(Birth birth) { return (birth & kMonth) != 0; }

/// The number that hexadecimal digits write if they are read as decimal ones.
int decimal(Birth digits) {
  int number = 0;
  for (int shift = 28; shift >= 0; shift -= 4) number = number * 10 + static_cast<int>(digits >> shift & 0xf);
  return number;
}
Birth digits_of(int number) {
  Birth digits = 0;
  for (int shift = 0; number > 0; number /= 10, shift += 4)
    digits |= static_cast<Birth>(number % 10) << shift;
  return digits;
}

bool is_date(Birth birth) {
  using namespace std::chrono;
  return year_month_day(year(decimal(birth >> 16)), month(static_cast<unsigned>(decimal(birth >> 8 & 0xff))),
                        day(static_cast<unsigned>(decimal(birth & kDay))))
      .ok();
}

/// A bit for each hexadecimal digit in which they differ, at the digit's lowest place.
Birth digits_apart(Birth a, Birth b) {
  Birth apart = a ^ b;
  apart |= apart >> 2;
  apart |= apart >> 1;
  return apart & 0x11111111u;
}

}  // namespace

std::optional<Birth> birth_from(std::string_view iso) {
  if (iso.empty()) return Birth{0};
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  Birth birth = 0;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    if (i == 4 || i == 7) {
      if (iso[i] != '-') return std::nullopt;
      continue;
    }
    if (iso[i] < '0' || iso[i] > '9') return std::nullopt;
    birth = birth << 4 | static_cast<Birth>(iso[i] - '0');
  }
  birth <<= iso.size() == 4 ? 16 : iso.size() == 7 ? 8 : 0;
  const Birth whole = birth | (iso.size() < 10 ? 1u : 0u) | (iso.size() < 7 ? 0x100u : 0u);
  if (birth < 0x19000000 || !is_date(whole)) return std::nullopt;
  return birth;
}

std::string iso_of(Birth birth) {
  if (birth == 0) return {};
  if (!has_month(birth)) return fmt::format("{:04x}", birth >> 16);
  if (!has_day(birth)) return fmt::format("{:04x}-{:02x}", birth >> 16, birth >> 8 & 0xff);
  return fmt::format("{:04x}-{:02x}-{:02x}", birth >> 16, birth >> 8 & 0xff, birth & kDay);
}

TypedBirth::TypedBirth(Birth birth) : birth_(birth), day_(decimal(birth & kDay)) {
  const int year = decimal(birth >> 16);
  year_after_ = (birth & ~kYear) | digits_of(year + 1) << 16;
  year_before_ = (birth & ~kYear) | digits_of(year - 1) << 16;
  const Birth turned = (birth & kYear) | (birth & kDay) << 8 | (birth & kMonth) >> 8;
  if (turned != birth && has_day(birth) && is_date(turned)) swapped_ = turned;
}

BirthHow TypedBirth::likeness(Birth recorded) const {
  if (birth_ == 0 || recorded == 0) return BirthHow::NotCompared;
  if (birth_ == recorded) return has_day(birth_) ? BirthHow::Same : BirthHow::Fits;
  if (has_day(birth_) && has_day(recorded)) return whole(recorded);
  const Birth known = has_month(birth_) && has_month(recorded) ? kYear | kMonth : kYear;
  if (((birth_ ^ recorded) & known) == 0) return BirthHow::Fits;
  if (((year_after_ ^ recorded) & known) == 0 || ((year_before_ ^ recorded) & known) == 0)
    return BirthHow::YearNear;
  return ((birth_ ^ recorded) & kYear) == 0 ? BirthHow::SameYear : BirthHow::Other;
}

BirthHow TypedBirth::whole(Birth recorded) const {
  if (recorded == swapped_) return BirthHow::Swapped;
  if (recorded == year_after_ || recorded == year_before_) return BirthHow::YearNear;
  const Birth apart = digits_apart(birth_, recorded);
  const Birth digits = apart * 0x11111111u >> 28;  // their count, in the highest digit
  if (digits == 1) return BirthHow::OneDigit;
  if (digits == 2 && (apart & apart >> 4) != 0) {
    const int low = std::countr_zero(apart);
    const Birth here = birth_ >> low & 0xff, there = recorded >> low & 0xff;
    if (here == ((there & 0xf) << 4 | there >> 4)) return BirthHow::OneDigit;
  }
  if ((apart & (kYear | kMonth)) == 0 && std::abs(decimal(recorded & kDay) - day_) <= 2)
    return BirthHow::DayNear;
  const int parts = ((apart & kYear) != 0) + ((apart & kMonth) != 0) + ((apart & kDay) != 0);
  if (parts == 1) return BirthHow::OnePart;
  return (apart & kYear) == 0 ? BirthHow::SameYear : BirthHow::Other;
}

}  // namespace sharewell::search
