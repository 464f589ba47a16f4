// SPDX-License-Identifier: MIT
// One text of an entry's notes or answers.
//
// In: the object, a name. Out: the text; empty where it is not there or is no text. Never: outlives the
// object that it points into.
#pragma once

#include <string_view>

#include "base/json.h"

namespace sharewell::casework {

[[nodiscard]] inline std::string_view text_in(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

}  // namespace sharewell::casework
