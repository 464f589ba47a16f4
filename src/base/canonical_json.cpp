// SPDX-License-Identifier: MIT
#include "base/canonical_json.h"

#include <boost/json/value_stack.hpp>

#include <array>

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

/// What an escape of `length_of_escape` stands for.
char escaped(std::string_view escape) {
  switch (escape[1]) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u': {
      const char low = escape[5];
      return static_cast<char>((escape[4] - '0') * 16 + (low <= '9' ? low - '0' : low - 'a' + 10));
    }
    default:
      return escape[1];
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// For whoever only wants to know whether a text is canonical.
struct NoValues {
  void part_of_text(std::string_view, std::string_view) {}
  void text(std::string_view) {}
  void key(std::string_view) {}
  void object(std::size_t) {}
  void array(std::size_t) {}
  void number(std::int64_t) {}
  void truth(bool) {}
  void null() {}
};

struct MadeValues {
  std::array<unsigned char, 4096> room{};  // so that few texts need another for what is not finished yet
  json::value_stack stack{json::storage_ptr(), room.data(), room.size()};

  MadeValues() { stack.reset(); }
  void part_of_text(std::string_view part, std::string_view escape) {
    const char one = escaped(escape);
    stack.push_chars(part);
    stack.push_chars({&one, 1});
  }
  void text(std::string_view last_part) { stack.push_string(last_part); }
  void key(std::string_view key) { stack.push_key(key); }
  void object(std::size_t members) { stack.push_object(members); }
  void array(std::size_t elements) { stack.push_array(elements); }
  void number(std::int64_t number) { stack.push_int64(number); }
  void truth(bool truth) { stack.push_bool(truth); }
  void null() { stack.push_null(); }
};

}  // namespace

std::optional<std::string_view> CanonicalReading::plain_text() {
  if (!rest_.starts_with('"')) return std::nullopt;
  const std::string_view from = rest_.substr(1);
  const auto [length, is_ascii] = plain_front(from);
  if (length >= from.size() || from[length] != '"') return std::nullopt;
  const std::string_view found = from.substr(0, length);
  if (!is_ascii && bad_utf8_at(found)) return std::nullopt;
  rest_ = from.substr(length + 1);
  return found;
}

template <class Values>
bool CanonicalReading::pass_text(Values& values) {
  if (!rest_.starts_with('"')) return false;
  std::string_view at = rest_.substr(1);
  for (;;) {
    const auto [length, is_ascii] = plain_front(at);
    const std::string_view part = at.substr(0, length);
    if (length == at.size() || (!is_ascii && bad_utf8_at(part))) return false;
    at.remove_prefix(length);
    if (at.front() == '"') {
      values.text(part);
      break;
    }
    const std::size_t escape = length_of_escape(at);
    if (escape == 0) return false;
    values.part_of_text(part, at.substr(0, escape));
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

template <class Values>
bool CanonicalReading::pass_members(Values& values, unsigned depth) {
  if (take("}")) return values.object(0), true;
  std::string_view before;
  for (std::size_t members = 1; members <= kMembers; ++members) {
    const auto key = plain_text();
    if (!key || key->size() > kKeyBytes || (members > 1 && *key <= before)) return false;
    for (const char c : *key)
      if (static_cast<unsigned char>(c) >= 0x80) return false;  // its order is not that of its bytes
    before = *key;
    values.key(*key);
    if (!take(":") || !pass(values, depth)) return false;
    if (take("}")) return values.object(members), true;
    if (!take(",")) return false;
  }
  return false;
}

template <class Values>
bool CanonicalReading::pass_elements(Values& values, unsigned depth) {
  if (take("]")) return values.array(0), true;
  for (std::size_t elements = 1; elements <= kElements; ++elements) {
    if (!pass(values, depth)) return false;
    if (take("]")) return values.array(elements), true;
    if (!take(",")) return false;
  }
  return false;
}

template <class Values>
bool CanonicalReading::pass(Values& values, unsigned depth) {
  if (rest_.empty() || depth > kDepth) return false;
  switch (rest_.front()) {
    case '"':
      return pass_text(values);
    case '{':
      rest_.remove_prefix(1);
      return pass_members(values, depth + 1);
    case '[':
      rest_.remove_prefix(1);
      return pass_elements(values, depth + 1);
    case 't':
    case 'f': {
      const auto found = truth();
      if (found) values.truth(*found);
      return found.has_value();
    }
    case 'n':
      if (!take("null")) return false;
      values.null();
      return true;
    default: {
      const auto found = number();
      if (found) values.number(*found);
      return found.has_value();
    }
  }
}

bool CanonicalReading::pass_text() {
  NoValues none;
  return pass_text(none);
}

bool CanonicalReading::pass_value() {
  NoValues none;
  return pass(none, 0);
}

bool CanonicalReading::pass_object() { return rest_.starts_with('{') && pass_value(); }

std::optional<json::object> CanonicalReading::object() {
  MadeValues made;
  if (!rest_.starts_with('{') || !pass(made, 0)) return std::nullopt;
  return std::move(made.stack.release().get_object());
}

}  // namespace sharewell
