// SPDX-License-Identifier: MIT
// What went wrong, said to a program: RFC 9457, application/problem+json, from one closed list.
//
// In: an Error, faults in what was sent, or a kind with a detail. Out: a response with `type`, `title`,
// `status` and `detail`; `place` and `faults` where there are some. Never: says why it is the server's fault
// beyond that it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "decide/decision.h"
#include "http/message.h"

namespace sharewell::api {

enum class Kind {
  BadInput,       ///< it cannot be read
  Faults,         ///< it can be read, and something in it is to be put right
  TokenNeeded,    ///< no token, or not one that is good
  NotAllowed,     ///< the token or its person may not
  NotFound,       ///< no such thing, or not one that this person may know of
  WrongMethod,    ///< the address is there, the method is not
  NotAcceptable,  ///< it is not to be had in what the program accepts
  Stale,          ///< somebody changed it first, or other guidance came into service
  TooLarge,       ///< beyond a stated limit
  WrongType,      ///< what was sent is not JSON
  KeyReused,      ///< this Idempotency-Key came with something else before
  TooMany,        ///< too often; wait
  Unavailable,    ///< not now; nothing was changed
  Broken,         ///< our fault
};

struct KindRow {
  std::string_view name;  ///< ends the problem's `type`, /api/problems/NAME
  unsigned status;
  std::string_view title;
};
/// Nullopt if there is no such name.
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
[[nodiscard]] const KindRow& row(Kind kind);

struct Problem {
  Kind kind;
  std::string detail;   ///< what exactly; a sentence
  std::string place{};  ///< where in what was sent: "body:3:14", "limit"; may be empty
  std::vector<decide::FieldFault> faults{};
  unsigned status = 0;  ///< 0: that of its kind
};
[[nodiscard]] http::Response respond(const Problem& problem);
[[nodiscard]] http::Response respond(const Error& error);
/// Of the kind that has this status, or the nearest.
[[nodiscard]] http::Response respond(unsigned status, std::string_view sentence);

}  // namespace sharewell::api
