// SPDX-License-Identifier: MIT
// Which address is answered by which resource, and what a token must allow for it.
//
// In: a method and a path. Out: the route and what stands for each {} in it; for another method, those that
// there are. Never: matches half an address.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"

namespace sharewell::api {

enum class Needs { Nothing, Reader, Writer };  ///< of the token

struct Route {
  std::string_view method, pattern;
  Needs needs;
  Resource resource;
};
[[nodiscard]] std::span<const Route> routes();

struct Match {
  const Route* route = nullptr;
  std::string allowed{};  ///< "GET, HEAD, POST": what the address answers to; empty: no such address
  std::vector<std::string> captured{};
};
[[nodiscard]] Match match_route(std::string_view method, std::string_view path);

}  // namespace sharewell::api
