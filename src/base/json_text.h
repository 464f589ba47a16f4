// SPDX-License-Identifier: MIT
// Writes text into JSON, fast. In: UTF-8. Out: a quoted JSON text with the shortest escapes. Never: changes
// UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace sharewell {

void append_json_text(std::string& out, std::string_view text);
/// How many bytes at the front stand in JSON as they are.
[[nodiscard]] std::size_t length_without_escapes(std::string_view text);

}  // namespace sharewell
