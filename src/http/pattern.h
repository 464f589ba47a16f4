// SPDX-License-Identifier: MIT
// Addresses with parts left open: "/files/{}/copy".
//
// In: a pattern and a decoded path. Out: what stands for each {}, or nothing if it is another address. Never:
// takes an empty part for one, or half an address for a whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sharewell::http {

[[nodiscard]] std::optional<std::vector<std::string>> fit(std::string_view pattern, std::string_view path);

}  // namespace sharewell::http
