// SPDX-License-Identifier: MIT
// Every word that a name in the index has, each once, with a number.
//
// In: folded words. Out: their numbers; for a typed word, which others it may mean and how. Never: forgets a
// word while the index lives.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/fold.h"
#include "search/likeness.h"

namespace sharewell::search {

using WordId = std::uint32_t;

/// What a typed word may mean: how, by the number of the word, and the numbers for which that is not None.
struct Meanings {
  std::vector<How> how;
  std::vector<WordId> words;
};

class Vocabulary {
 public:
  [[nodiscard]] WordId number_of(std::string_view word);  ///< a new one, if the word is new
  [[nodiscard]] Meanings meanings_of(std::string_view typed) const;
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  void note_mistyped(std::string_view typed, class Notes& notes) const;
  /// The words of one length, so laid that going through them is quick.
  struct OfLength {
    std::string texts;  ///< one after the other
    std::vector<std::uint32_t> letters;
    std::vector<WordId> words;
  };
  using Lists = std::unordered_map<std::uint32_t, std::vector<WordId>>;

  std::unordered_map<std::string, WordId> numbers_;
  std::vector<std::string_view> texts_;  ///< by number; they lie in the keys of `numbers_`
  std::array<OfLength, kLettersOfAWord + 1> of_length_;
  Lists by_sound_, by_head_;                       ///< head: the first three letters
  std::array<std::vector<WordId>, 26> by_letter_;  ///< the first
};

}  // namespace sharewell::search
