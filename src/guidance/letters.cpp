// SPDX-License-Identifier: MIT
#include "guidance/letters.h"

#include <array>
#include <cstdint>

namespace sharewell::guidance {
namespace {

/// Of the letters from ' ' to '~' in Helvetica, in thousandths of the size; Arial has the same.
constexpr std::array<std::uint16_t, 95> kWidths{
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,       // p to ~
};
constexpr double kOther = 1000, kNormal = 1.1, kBold = 1.2;  ///< over Helvetica, for wider fonts

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

double letter_width(char c) {
  if (c >= ' ' && c <= '~') return kWidths[static_cast<std::size_t>(c - ' ')];
  return begins_letter(c) ? kOther : 0;
}

/// How many bytes of a word fit into `width`: whole letters, at least one.
std::size_t fitting(std::string_view word, int size, Weight weight, double width) {
  std::size_t end = 0, next = 0;
  do {
    end = next++;
    while (next < word.size() && !begins_letter(word[next])) ++next;
  } while (next <= word.size() && width_of(word.substr(0, next), size, weight) <= width);
  return end == 0 ? std::min(next, word.size()) : end;
}

void add_word(std::string_view word, int size, Weight weight, double width, std::vector<std::string>& lines,
              bool& fresh) {
  const std::string longer = (fresh ? "" : lines.back() + " ") + std::string(word);
  if (width_of(longer, size, weight) <= width) {
    lines.back() = longer;
  } else {
    if (!fresh) lines.emplace_back();
    while (width_of(word, size, weight) > width && word.size() > 1) {
      const std::size_t end = fitting(word, size, weight, width);
      lines.back() = word.substr(0, end);
      word.remove_prefix(end);
      if (word.empty()) break;
      lines.emplace_back();
    }
    if (!word.empty()) lines.back() = word;
  }
  fresh = false;
}

}  // namespace

double width_of(std::string_view text, int size, Weight weight) {
  double thousandths = 0;
  for (const char c : text) thousandths += letter_width(c);
  return thousandths * size * (weight == Weight::Bold ? kBold : kNormal) / 1000;
}

std::vector<std::string> wrapped(std::string_view text, int size, Weight weight, double width) {
  std::vector<std::string> lines{""};
  bool fresh = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) add_word(text.substr(0, end), size, weight, width, lines, fresh);
    if (end < text.size() && text[end] == '\n') {
      lines.emplace_back();
      fresh = true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace sharewell::guidance
