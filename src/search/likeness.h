// SPDX-License-Identifier: MIT
// How alike two folded words are, by letters and by sound.
//
// In: words of a to z, at most kLettersOfAWord. Out: counted edits; a key for what sounds alike. Never: looks
// anything up; the same two words are always as alike.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sharewell::search {

/// How a typed word may mean a recorded one, nearest first.
enum class How : std::uint8_t { None, Same, Nickname, Shortened, Sounds, OneLetter, Initial, TwoLetters };

/// What words that an English ear takes for the same have in common; 0 for one that is too short to tell.
[[nodiscard]] std::uint32_t sound_of(std::string_view word);

/// Which letters a word has, and which of the commonest it has twice, as bits: an edit changes two at most.
[[nodiscard]] std::uint32_t letters_of(std::string_view word);

/// A typed word, made ready to be held against many.
class Typed {
 public:
  explicit Typed(std::string_view word);
  /// Of words with these letters, the places of those that need at most so many edits, and of a few more.
  void may_be(std::span<const std::uint32_t> letters, std::size_t edits_max,
              std::vector<std::uint32_t>& places) const;
  /// The fewest letters to add, leave out, change or swap with their neighbour.
  [[nodiscard]] std::size_t edits_to(std::string_view other) const;

 private:
  std::string_view word_;
  std::uint32_t letters_;
  std::array<std::uint32_t, 26> places_{};  ///< of each letter: where it stands, as bits
};

}  // namespace sharewell::search
