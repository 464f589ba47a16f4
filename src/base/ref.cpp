// SPDX-License-Identifier: MIT
#include "base/ref.h"

#include <array>

namespace sharewell {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: no I, L, O, U
constexpr std::size_t kBody = 10;

// Weights 1..10 are distinct and non-zero modulo 31, so one wrong character or two swapped ones always show.
// Two symbols that are equal modulo 31 (0 and Z) are told apart by keeping the check digit below 31 only.
char check_digit(std::string_view body) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) sum += (i + 1) * kAlphabet.find(body[i]);
  return kAlphabet[sum % 31];
}

char canonical(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

}  // namespace

std::string make_ref_text(const Random& random) {
  std::string text;
  while (text.size() < kBody) {
    std::array<std::uint8_t, 16> drawn{};
    random(drawn);
    for (const std::uint8_t byte : drawn) {
      const std::size_t symbol = byte & 31u;
      if (symbol == 31 || text.size() == kBody) continue;  // Z is left out: it would equal 0 in the check
      text += kAlphabet[symbol];
    }
  }
  return text + check_digit(text);
}

std::optional<std::string> parse_ref_text(std::string_view typed) {
  std::string text;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    const char one = canonical(c);
    if (kAlphabet.find(one) == std::string_view::npos || one == 'Z' || text.size() == kBody + 1)
      return std::nullopt;
    text += one;
  }
  if (text.size() != kBody + 1 || check_digit(std::string_view(text).substr(0, kBody)) != text.back())
    return std::nullopt;
  return text;
}

std::string spaced_ref_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 5 || i == 10) out += '-';
    out += text[i];
  }
  return out;
}

}  // namespace sharewell
