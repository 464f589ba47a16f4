// SPDX-License-Identifier: MIT
#include "base/json_text.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace sharewell {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  out += "\\u00";
  out += kHex[code >> 4];
  out += kHex[code & 15u];
}

}  // namespace

// Sixteen at a time, and at the end one.
PlainFront plain_front(std::string_view text) {
  static_assert(std::endian::native == std::endian::little, "the first byte is the lowest of a word");
  using Sixteen [[gnu::vector_size(16)]] = std::uint8_t;
  using TwoWords = std::array<std::uint64_t, 2>;
  const auto before = [](std::uint64_t found) { return (found & (0 - found)) - 1; };  // the first, as bits
  const auto place = [](std::uint64_t found) { return static_cast<unsigned>(std::countr_zero(found)) / 8; };
  constexpr std::uint64_t kNotAscii = 0x8080'8080'8080'8080u;
  std::size_t at = 0;
  std::uint64_t seen = 0;  // all bits that are set in a byte of the front
  for (; at + 16 <= text.size(); at += 16) {
    Sixteen bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    const auto [low, high] = std::bit_cast<TwoWords>(bytes);
    const auto found = std::bit_cast<TwoWords>((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
    if (found[0] != 0) return {at + place(found[0]), ((seen | (low & before(found[0]))) & kNotAscii) == 0};
    if (found[1] != 0)
      return {at + 8 + place(found[1]), ((seen | low | (high & before(found[1]))) & kNotAscii) == 0};
    seen |= low | high;
  }
  for (; at < text.size() && !needs_escape(text[at]); ++at) seen |= static_cast<unsigned char>(text[at]);
  return {at, (seen & kNotAscii) == 0};
}

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t plain = plain_front(text).length;
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

}  // namespace sharewell
