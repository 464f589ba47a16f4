// SPDX-License-Identifier: MIT
#include "embedded/description.h"

#include "api/problem.h"
#include "api/resources.h"

namespace sharewell::api {

Answer description(const Call& call) {
  SW_DO(only_parameters(call, {}));
  return http::Response{
      .status = 200, .type = "application/yaml", .body = std::string(embedded::description().front().bytes)};
}

/// What a problem's `type` leads to.
Answer problem_type(const Call& call) {
  SW_DO(only_parameters(call, {}));
  const auto kind = kind_named(call.captured.front());
  if (!kind) return fail(ErrorCode::NotFound, "there is no such type of problem");
  const KindRow& about = row(*kind);
  return ok({{"type", call.request.path}, {"title", about.title}, {"status", about.status}});
}

}  // namespace sharewell::api
