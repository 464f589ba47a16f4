// SPDX-License-Identifier: MIT
#include "search/likeness.h"

#include <algorithm>

namespace sharewell::search {
namespace {

constexpr std::size_t kSoundsKept = 6;  // of five bits each

std::size_t letter(char c) { return static_cast<std::size_t>(c - 'a'); }
bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool softens(char after) { return after == 'e' || after == 'i' || after == 'y'; }

/// Which of the sounds that English spelling does not keep apart a letter stands for; 0: none of its own.
/// `taken`: how many letters say it.
char sound_at(std::string_view word, std::size_t i, std::size_t& taken) {
  const auto next = [&](std::size_t step) { return i + step < word.size() ? word[i + step] : '\0'; };
  const bool first = i == 0;
  taken = 1;
  const auto two = [&] { return taken = 2; };
  switch (word[i]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return first ? 'a' : '\0';
    case 'y':
      return first && is_vowel(next(1)) ? 'y' : first ? 'a' : '\0';
    case 'c':
      if (next(1) == 'h') return two(), next(2) == 'r' ? 'k' : 'c';
      if (next(1) == 'k') return two(), 'k';
      return softens(next(1)) ? 's' : 'k';
    case 'g':
      if (next(1) == 'h') return two(), first ? 'g' : '\0';
      if (next(1) == 'n' && first) return '\0';
      return softens(next(1)) ? 'j' : 'g';
    case 'k':
      return first && next(1) == 'n' ? '\0' : 'k';
    case 'p':
      return next(1) == 'h' ? (two(), 'f') : 'p';
    case 's':
      if (next(1) == 'c' && next(2) == 'h') return taken = 3, 'x';
      return next(1) == 'h' ? (two(), 'x') : 's';
    case 't':
      if (next(1) == 'c' && next(2) == 'h') return taken = 3, 'c';
      return next(1) == 'h' ? (two(), 't') : 't';
    case 'w':
      return first && next(1) != 'r' ? 'w' : '\0';
    case 'd':
      return next(1) == 'g' && softens(next(2)) ? (two(), 'j') : 'd';
    case 'h':
      return first ? 'h' : '\0';
    case 'q':
      return 'k';
    case 'v':
      return 'f';
    case 'x':
    case 'z':
      return 's';
    default:
      return word[i];
  }
}

}  // namespace

std::uint32_t sound_of(std::string_view word) {
  std::uint32_t sound = 0;
  std::size_t kept = 0;
  char last = '\0';
  for (std::size_t i = 0, taken = 1; i < word.size() && kept < kSoundsKept; i += taken) {
    const char one = sound_at(word, i, taken);
    if (one == '\0' || one == last) {
      if (is_vowel(word[i])) last = '\0';
      continue;
    }
    sound = sound << 5 | static_cast<std::uint32_t>(letter(one) + 1);
    last = one;
    ++kept;
  }
  return kept < 2 ? 0 : sound;
}

std::uint32_t letters_of(std::string_view word) {
  constexpr std::string_view kTwice = "aeinor";
  std::uint32_t letters = 0;
  for (const char c : word) {
    const std::uint32_t bit = 1u << letter(c);
    const auto common = kTwice.find(c);
    if ((letters & bit) != 0 && common != std::string_view::npos) letters |= 1u << (26 + common);
    letters |= bit;
  }
  return letters;
}

Typed::Typed(std::string_view word) : word_(word), letters_(letters_of(word)) {
  for (std::size_t i = 0; i < word.size(); ++i) places_[letter(word[i])] |= 1u << i;
}

/// In stretches, each first counted without a branch: bits are counted by hand, since not every processor
/// that we run on does it, and so the compiler counts several words' at once.
void Typed::may_be(std::span<const std::uint32_t> letters, std::size_t edits_max,
                   std::vector<std::uint32_t>& places) const {
  constexpr std::size_t kStretch = 512;
  std::array<std::uint32_t, kStretch> apart;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  const auto most = static_cast<std::uint32_t>(2 * edits_max);
  for (std::size_t begin = 0; begin < letters.size(); begin += kStretch) {
    const std::size_t count = std::min(kStretch, letters.size() - begin);
    const std::uint32_t* const those = letters.data() + begin;
    for (std::size_t i = 0; i < count; ++i) {
      std::uint32_t bits = those[i] ^ letters_;
      bits -= bits >> 1 & 0x55555555u;
      bits = (bits & 0x33333333u) + (bits >> 2 & 0x33333333u);
      bits = (bits + (bits >> 4)) & 0x0f0f0f0fu;
      bits += bits >> 8;
      apart.data()[i] = (bits + (bits >> 16)) & 0x3fu;
    }
    for (std::size_t i = 0; i < count; ++i)
      if (apart.data()[i] <= most) places.push_back(static_cast<std::uint32_t>(begin + i));
  }
}

/// One column of the table of distances at a time, its differences as bits. @cite Hyyro 2003, "A bit-vector
/// algorithm for computing Levenshtein and Damerau edit distances"
std::size_t Typed::edits_to(std::string_view other) const {
  std::uint32_t more = ~0u, less = 0, same = 0, before = 0;
  const std::uint32_t last = 1u << (word_.size() - 1);
  std::size_t edits = word_.size();
  for (const char c : other) {
    const std::uint32_t here = places_[letter(c)];
    const std::uint32_t swapped = ((~same & here) << 1) & before;
    same = (((here & more) + more) ^ more) | here | less | swapped;
    const std::uint32_t up = less | ~(same | more), down = same & more;
    edits += (up & last) != 0 ? 1u : 0u;
    edits -= (down & last) != 0 ? 1u : 0u;
    const std::uint32_t up_next = up << 1 | 1u;
    more = down << 1 | ~(same | up_next);
    less = up_next & same;
    before = here;
  }
  return edits;
}

}  // namespace sharewell::search
