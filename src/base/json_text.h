// SPDX-License-Identifier: MIT
// Writes text into JSON, fast. In: UTF-8. Out: a quoted JSON text with the shortest escapes. Never: changes
// UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace sharewell {

void append_json_text(std::string& out, std::string_view text);
/// The bytes at the front that stand in JSON as they are.
struct PlainFront {
  std::size_t length = 0;
  bool is_ascii = true;
};
[[nodiscard]] PlainFront plain_front(std::string_view text);

}  // namespace sharewell
