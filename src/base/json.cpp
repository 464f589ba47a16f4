// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <boost/container/small_vector.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

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

/// Builds a value from parser events and refuses what the header lists. Boost's own DOM parser keeps the last
/// of two equal keys in silence, so the events are handled here.
struct Builder {
  static constexpr std::size_t max_object_size = 4096, max_array_size = 65536, max_key_size = 4096,
                               max_string_size = std::size_t{1} << 27;
  struct Level {
    json::value value;
    std::string key;
  };
  std::vector<Level> levels;
  json::value root;
  std::string piece;
  std::optional<std::string> refused;

  void put(json::value value) {
    if (levels.empty()) {
      root = std::move(value);
    } else if (levels.back().value.is_array()) {
      levels.back().value.get_array().push_back(std::move(value));
    } else {
      levels.back().value.get_object().insert_or_assign(levels.back().key, std::move(value));
    }
  }
  bool refuse(std::string why, boost::system::error_code& ec) {
    refused = std::move(why);
    ec = json::error::syntax;
    return false;
  }
  using Ec = boost::system::error_code;
  using View = json::string_view;
  bool on_document_begin(Ec&) { return true; }
  bool on_document_end(Ec&) { return true; }
  bool on_object_begin(Ec&) {
    levels.push_back({json::object{}, {}});
    return true;
  }
  bool on_array_begin(Ec&) {
    levels.push_back({json::array{}, {}});
    return true;
  }
  bool close() {
    json::value done = std::move(levels.back().value);
    levels.pop_back();
    put(std::move(done));
    return true;
  }
  bool on_object_end(std::size_t, Ec&) { return close(); }
  bool on_array_end(std::size_t, Ec&) { return close(); }
  bool on_key_part(View part, std::size_t, Ec&) {
    piece.append(part.data(), part.size());
    return true;
  }
  bool on_key(View part, std::size_t, Ec& ec) {
    piece.append(part.data(), part.size());
    if (levels.back().value.get_object().contains(piece))
      return refuse(fmt::format("key `{}` stands twice", piece), ec);
    levels.back().key = std::exchange(piece, {});
    return true;
  }
  bool on_string_part(View part, std::size_t, Ec&) {
    piece.append(part.data(), part.size());
    return true;
  }
  bool on_string(View part, std::size_t, Ec&) {
    piece.append(part.data(), part.size());
    put(json::value(std::exchange(piece, {})));
    return true;
  }
  bool on_number_part(View, Ec&) { return true; }
  bool on_int64(std::int64_t n, View, Ec&) {
    put(n);
    return true;
  }
  bool on_uint64(std::uint64_t, View, Ec& ec) { return refuse("a number is too large", ec); }
  bool on_double(double, View, Ec& ec) { return refuse("a number is not a whole number", ec); }
  bool on_bool(bool b, Ec&) {
    put(b);
    return true;
  }
  bool on_null(Ec&) {
    put(nullptr);
    return true;
  }
  bool on_comment_part(View, Ec&) { return true; }
  bool on_comment(View, Ec&) { return true; }
};

void write_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Whether one of 32 bytes does; without a way out of the loop, so that they are looked at together.
bool any_needs_escape(const char* bytes) {
  bool any = false;
  for (std::size_t i = 0; i < 32; ++i) any |= needs_escape(bytes[i]);
  return any;
}

// What needs no escape is copied in one go: a record is mostly words.
void write_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i + 32 <= text.size() && !any_needs_escape(text.data() + i)) i += 32;
    if (i == text.size()) break;
    const char c = text[i];
    if (!needs_escape(c)) continue;
    out += text.substr(plain, i - plain);
    write_escape(out, c);
    plain = i + 1;
  }
  out += text.substr(plain);
  out += '"';
}

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

void write_object(std::string& out, const json::object& object) {
  boost::container::small_vector<std::pair<std::string_view, const json::value*>, 16> members;
  members.reserve(object.size());
  for (const auto& member : object) members.emplace_back(member.key(), &member.value());
  std::sort(members.begin(), members.end(),
            [](const auto& one, const auto& other) { return stands_before(one.first, other.first); });
  out += '{';
  for (bool first = true; const auto& [key, one] : members) {
    if (!std::exchange(first, false)) out += ',';
    write_string(out, key);
    out += ':';
    write_value(out, *one);
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
      write_string(out, std::string_view(value.get_string()));
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
  json::parse_options options;
  options.max_depth = limits::kJsonDepth;
  json::basic_parser<Builder> parser(options);
  boost::system::error_code ec;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) {
    const auto& why = parser.handler().refused;
    const std::string what = why ? *why
                             : ec == json::error::too_deep
                                 ? fmt::format("nested deeper than {} levels", limits::kJsonDepth)
                             : ec == json::error::incomplete ? std::string("the text ends too early")
                                                             : "not JSON: " + ec.message();
    return fail(ErrorCode::BadInput, what, place_of(text, read, place));
  }
  if (const auto rest = text.find_first_not_of(" \t\r\n", read); rest != std::string_view::npos)
    return fail(ErrorCode::BadInput, "there is more text after the end of the value",
                place_of(text, rest, place));
  return std::move(parser.handler().root);
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

}  // namespace sharewell
