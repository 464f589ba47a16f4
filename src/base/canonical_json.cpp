// SPDX-License-Identifier: MIT
#include "base/canonical_json.h"

#include "base/json_text.h"
#include "base/text.h"

namespace sharewell {
namespace {

// Below what base/json.h reads (counted from an entry's body), so that what passes here is read there.
constexpr unsigned kDepth = 16;
constexpr std::size_t kMembers = 1024, kElements = 8192, kKeyBytes = 256;
constexpr std::size_t kDigits = 18;  // any number of so many fits in 64 bits

/// How long the one escape is that `append_json_text` would write here; 0: it would write none like that.
std::size_t length_of_escape(std::string_view at) {
  if (at.size() < 2 || at[0] != '\\') return 0;
  if (std::string_view("\"\\bfnrt").find(at[1]) != std::string_view::npos) return 2;
  if (!at.starts_with("\\u00") || at.size() < 6) return 0;
  const bool high = at[4] == '1';
  if (!high && at[4] != '0') return 0;
  const char low = at[5];
  if ((low < '0' || low > '9') && (low < 'a' || low > 'f')) return 0;
  // \b \t \n \f \r have shorter ones
  return !high && std::string_view("89acd").find(low) != std::string_view::npos ? 0 : 6;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::string_view> CanonicalReading::plain_text() {
  if (!rest_.starts_with('"')) return std::nullopt;
  const std::string_view from = rest_.substr(1);
  const std::size_t length = length_without_escapes(from);
  if (length >= from.size() || from[length] != '"') return std::nullopt;
  const std::string_view found = from.substr(0, length);
  if (bad_utf8_at(found)) return std::nullopt;
  rest_ = from.substr(length + 1);
  return found;
}

bool CanonicalReading::pass_text() {
  if (!rest_.starts_with('"')) return false;
  std::string_view at = rest_.substr(1);
  for (;;) {
    const std::size_t plain = length_without_escapes(at);
    if (plain >= at.size() || bad_utf8_at(at.substr(0, plain))) return false;
    at.remove_prefix(plain);
    if (at.front() == '"') break;
    const std::size_t escape = length_of_escape(at);
    if (escape == 0) return false;
    at.remove_prefix(escape);
  }
  rest_ = at.substr(1);
  return true;
}

std::optional<std::int64_t> CanonicalReading::number() {
  const bool negative = rest_.starts_with('-');
  std::size_t at = negative ? 1 : 0;
  const std::size_t first = at;
  std::int64_t value = 0;
  for (; at < rest_.size() && is_digit(rest_[at]); ++at) {
    if (at - first == kDigits) return std::nullopt;
    value = value * 10 + (rest_[at] - '0');
  }
  if (at == first || (rest_[first] == '0' && (at - first > 1 || negative))) return std::nullopt;
  // 1.0 and 1e3 are numbers of another kind
  if (at < rest_.size() && (rest_[at] == '.' || rest_[at] == 'e' || rest_[at] == 'E')) return std::nullopt;
  rest_.remove_prefix(at);
  return negative ? -value : value;
}

std::optional<bool> CanonicalReading::truth() {
  if (take("true")) return true;
  if (take("false")) return false;
  return std::nullopt;
}

bool CanonicalReading::pass_members(unsigned depth) {
  if (take("}")) return true;
  std::string_view before;
  for (std::size_t members = 1; members <= kMembers; ++members) {
    const auto key = plain_text();
    if (!key || key->size() > kKeyBytes || (members > 1 && *key <= before)) return false;
    for (const char c : *key)
      if (static_cast<unsigned char>(c) >= 0x80) return false;  // its order is not that of its bytes
    before = *key;
    if (!take(":") || !pass(depth)) return false;
    if (take("}")) return true;
    if (!take(",")) return false;
  }
  return false;
}

bool CanonicalReading::pass_elements(unsigned depth) {
  if (take("]")) return true;
  for (std::size_t elements = 1; elements <= kElements; ++elements) {
    if (!pass(depth)) return false;
    if (take("]")) return true;
    if (!take(",")) return false;
  }
  return false;
}

bool CanonicalReading::pass(unsigned depth) {
  if (rest_.empty() || depth > kDepth) return false;
  switch (rest_.front()) {
    case '"':
      return pass_text();
    case '{':
      rest_.remove_prefix(1);
      return pass_members(depth + 1);
    case '[':
      rest_.remove_prefix(1);
      return pass_elements(depth + 1);
    case 't':
    case 'f':
      return truth().has_value();
    case 'n':
      return take("null");
    default:
      return number().has_value();
  }
}

}  // namespace sharewell
