// SPDX-License-Identifier: MIT
// One text of an entry's notes or answers, or of a command.
//
// In: the object, a name. Out: the text; empty where it is not there or is no text. Never: looks into
// what the text says.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace sharewell::casework {

/// Points into the object.
[[nodiscard]] inline std::string_view text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

[[nodiscard]] inline std::string own_text_in(const json::object& object, std::string_view key) {
  return std::string(text_in(object, key));
}

}  // namespace sharewell::casework
