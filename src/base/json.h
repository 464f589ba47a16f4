// SPDX-License-Identifier: MIT
// JSON as Sharewell reads and writes it: strict in, canonical out.
//
// In: untrusted bytes with a size limit. Out: a Boost.JSON value, or one Error with line, column and what was
// found. Never: accepts duplicate keys, bad UTF-8, comments, trailing text, NaN, numbers that are not
// integers, or depth beyond limits::kJsonDepth.
#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell {

namespace json = boost::json;

/// Reads one JSON value. `place` names the source in errors ("answers.json").
[[nodiscard]] Result<json::value> parse_json(std::string_view text, std::size_t bytes_max,
                                             std::string_view place);

/// Writes a value by RFC 8785 (JCS): keys sorted by UTF-16 code unit, shortest escapes, no spaces. Our
/// numbers are integers, which is all that this supports; another is a broken invariant.
[[nodiscard]] std::string to_canonical_json(const json::value& value);
[[nodiscard]] std::string to_canonical_json(const json::object& object);
/// A member of an object, of which the value is canonical text already.
struct SpeltMember {
  std::string key, text;
};
/// The same at the end of `out`, with `spelt` among the members if there is one. The object has none of its
/// key.
void append_canonical_json(std::string& out, const json::object& object,
                           const std::optional<SpeltMember>& spelt = std::nullopt);

}  // namespace sharewell
