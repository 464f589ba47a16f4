// SPDX-License-Identifier: MIT
// Why somebody was found: word by word, the birth date, the number; and how far apart that is in all.
//
// In: how each part of a question fits a record. Out: one number to rank by, 0 for the same in everything,
// and whether it is near enough to warn of. Never: hides its parts; whatever is ranked can be said in words.
#pragma once

#include <vector>

#include "search/birth.h"
#include "search/likeness.h"

namespace sharewell::search {

enum class NumberHow : std::uint8_t { NotCompared, Same, OneWrong };

/// Roughly ten times the natural logarithm of how much rarer it is that somebody types this than the same.
[[nodiscard]] int apart(How how);
[[nodiscard]] int apart(BirthHow how);

inline constexpr int kApartMax = 175;                               ///< beyond it nothing is shown
inline constexpr int kNamesApartMax = 110, kNamesApartDated = 160;  ///< the latter with the same birth date

struct Why {
  std::vector<How> words;      ///< of each typed word; None: the record has no such word
  std::size_t words_left = 0;  ///< of the record, that nobody typed
  bool lacks_words = false;    ///< every word of the record was typed, and more
  bool other_order = false;    ///< first and last name swapped
  BirthHow birth = BirthHow::NotCompared;
  NumberHow number = NumberHow::NotCompared;

  [[nodiscard]] int names_apart() const;
  [[nodiscard]] int all_apart() const;
  /// Near enough to ask somebody who opens a case file whether it is the same child.
  [[nodiscard]] bool alike() const;
};

}  // namespace sharewell::search
