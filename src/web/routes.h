// SPDX-License-Identifier: MIT
// Which address is answered by which page function.
//
// In: a method and a path. Out: the route and what stands for each {} in it. Never: matches half an address.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/visit.h"

namespace sharewell::web {

using PageFunction = Result<http::Response> (*)(const Visit&);

enum class Who {
  Anybody,    ///< also where the records cannot be reached
  AsTheyAre,  ///< anybody; to who is signed in, by what their organisation keeps
  SignedIn
};

struct Route {
  std::string_view method, pattern;
  Who who;
  PageFunction page;
};
[[nodiscard]] std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;  ///< nullptr: no such page
  bool other_method = false;     ///< the address exists, but not for this method
  std::vector<std::string> captured{};
};
[[nodiscard]] Match match_route(std::string_view method, std::string_view path);

}  // namespace sharewell::web
