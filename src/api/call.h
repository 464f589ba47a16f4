// SPDX-License-Identifier: MIT
// One request of a program being answered: who it acts for, what stands in the address, what it sent.
//
// In: a request that was matched and, where the resource needs it, admitted. Out: what resources read, and
// their answers. Never: holds anything longer than the request.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/bearer.h"
#include "base/json.h"

namespace sharewell::api {

struct Call {
  casework::Installation& installation;
  const http::Request& request;
  std::vector<std::string> captured{};  ///< what stands for each {} of the route
  std::optional<Caller> caller{};

  /// Where the token's person works. @pre the resource needs a token
  [[nodiscard]] casework::Desk desk() const;
};

using Answer = Result<http::Response>;
using Resource = Answer (*)(const Call&);

[[nodiscard]] http::Response ok(std::string json_text);
[[nodiscard]] http::Response ok(const json::object& body);

/// The JSON object that was sent. BadInput with line and column; TooLarge.
[[nodiscard]] Result<json::object> sent_object(const Call& call);
/// BadInput if the address has a parameter beyond these, or one twice.
[[nodiscard]] Result<void> only_parameters(const Call& call, std::span<const std::string_view> known);

/// The reference in the address; NotFound if it is none.
template <class R>
[[nodiscard]] Result<R> ref_at(const Call& call, std::size_t place) {
  auto ref = R::parse(call.captured.at(place));
  if (!ref) return fail(ErrorCode::NotFound, "the address holds no reference");
  return *std::move(ref);
}

}  // namespace sharewell::api
