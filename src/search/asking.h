// SPDX-License-Identifier: MIT
// One question on its way through an index: who may be meant, then who is nearest.
//
// In: an index that stays as it is meanwhile. Out: people with why. Never: looks at everybody; it goes
// through those who share two near words with what was typed, or the birth date, or the number.
#pragma once

#include <array>

#include "search/index.h"

namespace sharewell::search {

class Asking {
 public:
  Asking(const Index& index, const Question& question);
  [[nodiscard]] std::vector<Found> nearest(std::size_t most);

 private:
  struct Maybe {
    int apart = 0;
    PersonId person = 0;
    NumberHow number = NumberHow::NotCompared;
  };
  void by_name();
  void by_two_words(const Meanings& meanings, const std::vector<std::uint8_t>& near);
  void by_one_word(const Meanings& meanings);
  void by_single_words();
  void by_birth();
  void by_number();
  void offer(PersonId person, int names_apart);
  void keep_nearest();
  [[nodiscard]] Why why(const Maybe& maybe) const;
  [[nodiscard]] std::size_t people_near(const Meanings& meanings) const;

  const Index& index_;
  TypedBirth birth_;
  std::string number_;
  std::vector<Meanings> words_;  ///< of each typed word
  std::vector<Maybe> maybe_;
  int worst_ = kApartMax;  ///< what is further apart is not taken up any more
};

}  // namespace sharewell::search
