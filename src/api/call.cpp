// SPDX-License-Identifier: MIT
#include "api/call.h"

#include <algorithm>

#include "base/limits.h"

namespace sharewell::api {

casework::Desk Call::desk() const {
  SW_CHECK(caller.has_value());
  return installation.desk(*caller->organisation, caller->me);
}

http::Response ok(std::string json_text) {
  return {.status = 200, .type = "application/json", .body = std::move(json_text)};
}

http::Response ok(const json::object& body) { return ok(to_canonical_json(body)); }

Result<json::object> sent_object(const Call& call) {
  SW_TRY(json::value value, parse_json(call.request.body, limits::kRequestBodyBytes, "body"));
  if (!value.is_object()) return fail(ErrorCode::BadInput, "it is not a JSON object", "body");
  return std::move(value.get_object());
}

Result<void> only_parameters(const Call& call, std::span<const std::string_view> known) {
  for (const auto& [name, value] : call.request.query) {
    if (std::ranges::find(known, name) == known.end())
      return fail(ErrorCode::BadInput, "there is no such parameter", name);
    const auto same = std::ranges::count(call.request.query, name, &http::Fields::value_type::first);
    if (same != 1) return fail(ErrorCode::BadInput, "this parameter stands twice", name);
  }
  return {};
}

}  // namespace sharewell::api
