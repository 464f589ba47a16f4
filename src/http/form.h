// SPDX-License-Identifier: MIT
// application/x-www-form-urlencoded and percent encoding, read strictly (WHATWG URL 5, RFC 3986 2.1).
//
// In: untrusted bytes. Out: decoded fields in order, or one Error that names the field, never what is in it.
// Never: accepts a broken escape, bytes that are not plain UTF-8 text, or more than limits::kFormFields
// fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace sharewell::http {

/// Reads "a=1&b=x+y". `limits::kFormFields` fields, each at most `limits::kFormFieldBytes` decoded; '+' is a
/// space. BadInput or TooLarge.
[[nodiscard]] Result<Fields> parse_form(std::string_view body);

/// Reads a request target's path: begins with '/', decoded once. Refuses NUL and control characters, an
/// encoded
/// '/', and "." and ".." segments. BadInput.
[[nodiscard]] Result<std::string> parse_path(std::string_view raw);

/// The bytes behind %XX, or nullopt for a broken escape.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text);

}  // namespace sharewell::http
