// SPDX-License-Identifier: MIT
#include "api/routes.h"

#include <array>

#include "api/resources.h"
#include "http/pattern.h"

namespace sharewell::api {
namespace {

constexpr std::array kRoutes{
    Route{"GET", "/api/openapi.yaml", Needs::Nothing, description},
    Route{"GET", "/api/problems/{}", Needs::Nothing, problem_type},
    Route{"POST", "/api/v1/recommendations", Needs::Reader, recommend},
    Route{"GET", "/api/v1/guidance", Needs::Reader, guidance},
    Route{"GET", "/api/v1/tasks", Needs::Reader, tasks},
    Route{"POST", "/api/v1/tasks/{}", Needs::Writer, settle_task},
    Route{"POST", "/api/v1/search", Needs::Reader, search_people},
    Route{"GET", "/api/v1/files", Needs::Reader, files},
    Route{"GET", "/api/v1/files/{}", Needs::Reader, file},
    Route{"GET", "/api/v1/files/{}/decisions/{}", Needs::Reader, decision},
    Route{"POST", "/api/v1/decisions", Needs::Writer, record_decision},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

Match match_route(std::string_view method, std::string_view path) {
  Match match;
  if (!path.starts_with('/')) return match;
  for (const Route& route : kRoutes) {
    auto captured = http::fit(route.pattern, path);
    if (!captured) continue;
    if (route.method == method) return {&route, {}, *std::move(captured)};
    match.allowed += match.allowed.empty() ? "" : ", ";
    match.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
  }
  return match;
}

}  // namespace sharewell::api
