// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <boost/container/small_vector.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/json_text.h"
#include "base/limits.h"
#include "base/text.h"

namespace sharewell {
namespace {

std::string place_of(std::string_view text, std::size_t at, std::string_view place) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n');
  const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return fmt::format("{}:{}:{}", place, line, column);
}

using Ec = boost::system::error_code;
using View = json::string_view;

/// What both readings of a text hold to and refuse.
struct Reading {
  static constexpr std::size_t max_object_size = 4096, max_array_size = 65536, max_key_size = 4096,
                               max_string_size = std::size_t{1} << 27;
  std::optional<std::string> refused;

  bool refuse(std::string why, Ec& ec) {
    refused = std::move(why);
    ec = json::error::syntax;
    return false;
  }
  bool on_document_begin(Ec&) { return true; }
  bool on_document_end(Ec&) { return true; }
  bool on_object_begin(Ec&) { return true; }
  bool on_array_begin(Ec&) { return true; }
  bool on_number_part(View, Ec&) { return true; }
  bool on_uint64(std::uint64_t, View, Ec& ec) { return refuse("a number is too large", ec); }
  bool on_double(double, View, Ec& ec) { return refuse("a number is not a whole number", ec); }
  bool on_comment_part(View, Ec&) { return true; }
  bool on_comment(View, Ec&) { return true; }
};

/// Builds the value. Of two equal keys Boost's objects keep the last in silence, so members are counted.
struct Builder : Reading {
  std::array<unsigned char, 2048> room{};  // so that few texts need another for what is not finished yet
  json::value_stack stack{json::storage_ptr(), room.data(), room.size()};
  std::size_t members = 0;

  Builder() { stack.reset(); }
  bool on_object_end(std::size_t n, Ec&) {
    members += n;
    stack.push_object(n);
    return true;
  }
  bool on_array_end(std::size_t n, Ec&) { return stack.push_array(n), true; }
  bool on_key_part(View part, std::size_t, Ec&) { return stack.push_chars(part), true; }
  bool on_key(View part, std::size_t, Ec&) { return stack.push_key(part), true; }
  bool on_string_part(View part, std::size_t, Ec&) { return stack.push_chars(part), true; }
  bool on_string(View part, std::size_t, Ec&) { return stack.push_string(part), true; }
  bool on_int64(std::int64_t n, View, Ec&) { return stack.push_int64(n), true; }
  bool on_bool(bool b, Ec&) { return stack.push_bool(b), true; }
  bool on_null(Ec&) { return stack.push_null(), true; }
};

/// Finds the first key that stands twice in an object.
struct TwiceFinder : Reading {
  std::vector<std::set<std::string, std::less<>>> levels;
  std::string key;

  bool on_object_begin(Ec&) { return levels.emplace_back(), true; }
  bool on_object_end(std::size_t, Ec&) { return levels.pop_back(), true; }
  bool on_array_end(std::size_t, Ec&) { return true; }
  bool on_key_part(View part, std::size_t, Ec&) { return key.append(part.data(), part.size()), true; }
  bool on_key(View part, std::size_t, Ec& ec) {
    key.append(part.data(), part.size());
    if (levels.back().contains(key)) return refuse(fmt::format("key `{}` stands twice", key), ec);
    levels.back().insert(std::exchange(key, {}));
    return true;
  }
  bool on_string_part(View, std::size_t, Ec&) { return true; }
  bool on_string(View, std::size_t, Ec&) { return true; }
  bool on_int64(std::int64_t, View, Ec&) { return true; }
  bool on_bool(bool, Ec&) { return true; }
  bool on_null(Ec&) { return true; }
};

std::size_t members_in(const json::value& value) {
  std::size_t count = 0;
  if (const json::array* list = value.if_array())
    for (const json::value& one : *list) count += members_in(one);
  if (const json::object* object = value.if_object()) {
    count = object->size();
    for (const auto& member : *object) count += members_in(member.value());
  }
  return count;
}

/// One pass over a text, and where it ended.
template <class Handler>
struct Pass {
  json::basic_parser<Handler> parser;
  Ec ec;
  std::size_t read;

  explicit Pass(std::string_view text)
      : parser([] {
          json::parse_options options;
          options.max_depth = limits::kJsonDepth;
          return options;
        }()),
        read(parser.write_some(false, text.data(), text.size(), ec)) {}

  [[nodiscard]] std::string why() const {
    if (const auto& refused = parser.handler().refused) return *refused;
    if (ec == json::error::too_deep) return fmt::format("nested deeper than {} levels", limits::kJsonDepth);
    if (ec == json::error::incomplete) return "the text ends too early";
    return "not JSON: " + ec.message();
  }
};

/// Order of UTF-16 code units, as RFC 8785 3.2.3 asks: that of UTF-8 bytes, but what needs two units (lead
/// bytes F0 and up) stands before the last of what needs one (EE and EF).
bool stands_before(std::string_view a, std::string_view b) {
  const auto place = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xf0 ? byte - 2 : byte >= 0xee ? byte + 0x10 : byte;
  };
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
  return place(*x) < place(*y);
}

void write_value(std::string& out, const json::value& value);

/// `spelt` may be null.
void write_object(std::string& out, const json::object& object, const SpeltMember* spelt = nullptr) {
  boost::container::small_vector<std::pair<std::string_view, const json::value*>, 16> members;
  members.reserve(object.size() + 1);
  for (const auto& member : object) members.emplace_back(member.key(), &member.value());
  if (spelt != nullptr) members.emplace_back(spelt->key, nullptr);
  std::sort(members.begin(), members.end(),
            [](const auto& one, const auto& other) { return stands_before(one.first, other.first); });
  out += '{';
  for (bool first = true; const auto& [key, one] : members) {
    if (!std::exchange(first, false)) out += ',';
    append_json_text(out, key);
    out += ':';
    if (one != nullptr)
      write_value(out, *one);
    else
      out += spelt->text;
  }
  out += '}';
}

void write_value(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      out += "null";
      return;
    case json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      return;
    case json::kind::int64:
      out += std::to_string(value.get_int64());
      return;
    case json::kind::uint64:
      out += std::to_string(value.get_uint64());
      return;
    case json::kind::string:
      append_json_text(out, std::string_view(value.get_string()));
      return;
    case json::kind::double_:
      broken_invariant("canonical JSON holds whole numbers only", __FILE__, __LINE__);
    case json::kind::array: {
      out += '[';
      for (bool first = true; const json::value& one : value.get_array()) {
        if (!std::exchange(first, false)) out += ',';
        write_value(out, one);
      }
      out += ']';
      return;
    }
    case json::kind::object:
      write_object(out, value.get_object());
      return;
  }
}

}  // namespace

Result<json::value> parse_json(std::string_view text, std::size_t bytes_max, std::string_view place) {
  if (text.size() > bytes_max)
    return fail(ErrorCode::TooLarge, fmt::format("{} bytes, and the limit is {}", text.size(), bytes_max),
                std::string(place));
  if (const auto bad = bad_utf8_at(text))
    return fail(ErrorCode::BadInput, "the text is not valid UTF-8", place_of(text, *bad, place));
  Pass<Builder> built(text);
  if (built.ec) return fail(ErrorCode::BadInput, built.why(), place_of(text, built.read, place));
  if (const auto rest = text.find_first_not_of(" \t\r\n", built.read); rest != std::string_view::npos)
    return fail(ErrorCode::BadInput, "there is more text after the end of the value",
                place_of(text, rest, place));
  json::value value = built.parser.handler().stack.release();
  if (members_in(value) == built.parser.handler().members) return value;
  const Pass<TwiceFinder> twice(text);
  SW_CHECK(twice.parser.handler().refused.has_value());
  return fail(ErrorCode::BadInput, twice.why(), place_of(text, twice.read, place));
}

std::string to_canonical_json(const json::value& value) {
  std::string out;
  write_value(out, value);
  return out;
}

std::string to_canonical_json(const json::object& object) {
  std::string out;
  write_object(out, object);
  return out;
}

void append_canonical_json(std::string& out, const json::object& object,
                           const std::optional<SpeltMember>& spelt) {
  SW_CHECK(!spelt || !object.contains(spelt->key));
  write_object(out, object, spelt ? &*spelt : nullptr);
}

}  // namespace sharewell
