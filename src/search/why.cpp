// SPDX-License-Identifier: MIT
#include "search/why.h"

#include <algorithm>

namespace sharewell::search {
namespace {

constexpr int kMissing = 110, kLacking = 25, kLeft = 1, kOrder = 10, kSameNumber = -150, kNearNumber = -60;
/// How far apart names may be that warn: with the same birth date, with one that is near, with none.
constexpr int kAlikeNamesDated = 80, kAlikeNames = 50, kAlikeNamesAlone = 35;

}  // namespace

int apart(How how) {
  switch (how) {
    case How::Same:
      return 0;
    case How::Nickname:
      return 20;
    case How::Shortened:
      return 25;
    case How::Sounds:
      return 30;
    case How::OneLetter:
      return 35;
    case How::Initial:
      return 40;
    case How::TwoLetters:
      return 70;
    case How::None:
      break;
  }
  return kMissing;
}

int apart(BirthHow how) {
  switch (how) {
    case BirthHow::Same:
    case BirthHow::NotCompared:
      return 0;
    case BirthHow::Fits:
      return 10;
    case BirthHow::Swapped:
      return 20;
    case BirthHow::OneDigit:
    case BirthHow::YearNear:
      return 30;
    case BirthHow::DayNear:
      return 32;
    case BirthHow::OnePart:
      return 45;
    case BirthHow::SameYear:
      return 80;
    case BirthHow::Other:
      break;
  }
  return 120;
}

int Why::names_apart() const {
  int sum = other_order ? kOrder : 0;
  for (const How how : words) sum += how == How::None && lacks_words ? kLacking : apart(how);
  return sum + kLeft * static_cast<int>(words_left);
}

int Why::all_apart() const {
  const int of_number = number == NumberHow::Same       ? kSameNumber
                        : number == NumberHow::OneWrong ? kNearNumber
                                                        : 0;
  return names_apart() + apart(birth) + of_number;
}

bool Why::alike() const {
  if (number == NumberHow::Same) return true;
  if (words.empty() || birth > BirthHow::DayNear) return false;
  if (std::ranges::find(words, How::None) != words.end()) return false;
  return names_apart() <= (birth == BirthHow::Same          ? kAlikeNamesDated
                           : birth == BirthHow::NotCompared ? kAlikeNamesAlone
                                                            : kAlikeNames);
}

}  // namespace sharewell::search
