// SPDX-License-Identifier: MIT
#include "base/json_text.h"

#include <cstdint>

#include "base/eight_bytes.h"

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

// Eight at a time, then one at a time.
std::size_t length_without_escapes(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t word = eight_bytes::load(text.data() + at);
    if ((eight_bytes::any_below(word, 0x20) | eight_bytes::any_is(word, '"') |
         eight_bytes::any_is(word, '\\')) != 0)
      break;
  }
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at;
}

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t plain = length_without_escapes(text);
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    append_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

}  // namespace sharewell
