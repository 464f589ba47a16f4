// SPDX-License-Identifier: MIT
#include "http/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"

namespace sharewell::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[at] != '%') {
      out += text[at];
    } else {
      if (at + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return out;
}

/// The field's name where it is one that may be repeated to the sender, else its number.
std::string place_of(std::string_view name, std::size_t number) {
  const bool plain = !name.empty() && name.size() <= 64 && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
  return plain ? fmt::format("field {}", name) : fmt::format("field number {}", number);
}

Result<std::pair<std::string, std::string>> parse_pair(std::string_view pair, std::size_t number) {
  const std::size_t equals = pair.find('=');
  const std::string_view raw_name = pair.substr(0, equals);
  const std::string_view raw_value = equals == pair.npos ? std::string_view{} : pair.substr(equals + 1);
  auto name = decode(raw_name, true);
  if (!name || name->size() > limits::kShortTextBytes || !is_plain_text(*name)) {
    return fail(ErrorCode::BadInput, "the name of a field cannot be read",
                fmt::format("field number {}", number));
  }
  auto value = decode(raw_value, true);
  if (!value)
    return fail(ErrorCode::BadInput, "a % is not followed by two hexadecimal digits",
                place_of(*name, number));
  if (value->size() > limits::kFormFieldBytes) {
    return fail(ErrorCode::TooLarge, fmt::format("longer than {} bytes", limits::kFormFieldBytes),
                place_of(*name, number));
  }
  if (!is_plain_text(*value)) {
    return fail(ErrorCode::BadInput, "holds bytes that are not plain text in UTF-8", place_of(*name, number));
  }
  return std::pair{*std::move(name), *std::move(value)};
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) { return decode(text, false); }

Result<Fields> parse_form(std::string_view body) {
  Fields fields;
  std::size_t number = 0;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('&'), body.size());
    const std::string_view pair = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    if (pair.empty()) continue;
    if (++number > limits::kFormFields) {
      return fail(ErrorCode::TooLarge, fmt::format("more than {} fields", limits::kFormFields), "form");
    }
    SW_TRY(auto field, parse_pair(pair, number));
    fields.push_back(std::move(field));
  }
  return fields;
}

Result<std::string> parse_path(std::string_view raw) {
  if (!raw.starts_with('/')) return fail(ErrorCode::BadInput, "the address does not begin with /", "path");
  auto path = decode(raw, false);
  if (!path) return fail(ErrorCode::BadInput, "a % is not followed by two hexadecimal digits", "path");
  const auto slashes = [](std::string_view text) { return std::ranges::count(text, '/'); };
  if (slashes(*path) != slashes(raw)) return fail(ErrorCode::BadInput, "a / is encoded", "path");
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\'; };
  if (std::ranges::any_of(*path, control) || bad_utf8_at(*path)) {
    return fail(ErrorCode::BadInput, "the address holds bytes that no page has", "path");
  }
  for (std::string_view rest = *path; !rest.empty();) {
    rest.remove_prefix(1);
    const std::string_view segment = rest.substr(0, rest.find('/'));
    if (segment == "." || segment == "..")
      return fail(ErrorCode::BadInput, "a part of the address is . or ..", "path");
    rest.remove_prefix(segment.size());
  }
  return *std::move(path);
}

}  // namespace sharewell::http
