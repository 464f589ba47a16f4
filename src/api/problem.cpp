// SPDX-License-Identifier: MIT
#include "api/problem.h"

#include <algorithm>
#include <array>

#include "base/json.h"

namespace sharewell::api {
namespace {

constexpr std::string_view kTypes = "/api/problems/";

constexpr std::array<KindRow, 14> kRows{{
    {"bad-input", 400, "What was sent cannot be read"},
    {"faults", 422, "Something in what was sent has to be put right"},
    {"token-needed", 401, "A token is needed, and this is none that is good"},
    {"not-allowed", 403, "Whoever this token is for may not do that"},
    {"not-found", 404, "There is nothing here that may be opened"},
    {"wrong-method", 405, "This address does not answer to that method"},
    {"not-acceptable", 406, "It cannot be had in any form that the request accepts"},
    {"stale", 409, "Something changed in between"},
    {"too-large", 413, "What was sent is too large"},
    {"wrong-type", 415, "What was sent is not JSON"},
    {"key-reused", 422, "This Idempotency-Key was used for something else"},
    {"too-many", 429, "Too many requests in a short time"},
    {"unavailable", 503, "This is not working at the moment"},
    {"broken", 500, "Something is wrong on our side"},
}};

Kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadInput:
      return Kind::BadInput;
    case ErrorCode::NotFound:
      return Kind::NotFound;
    case ErrorCode::NotAllowed:
      return Kind::NotAllowed;
    case ErrorCode::SignInNeeded:
      return Kind::TokenNeeded;
    case ErrorCode::Stale:
      return Kind::Stale;
    case ErrorCode::TooLarge:
      return Kind::TooLarge;
    case ErrorCode::TooMany:
      return Kind::TooMany;
    case ErrorCode::KeysMissing:
    case ErrorCode::DiskFull:
    case ErrorCode::Busy:
    case ErrorCode::Unavailable:
      return Kind::Unavailable;
    case ErrorCode::BadPack:
    case ErrorCode::BadConfig:
    case ErrorCode::Damaged:
    case ErrorCode::Usage:
      return Kind::Broken;
  }
  return Kind::Broken;
}

}  // namespace

std::optional<Kind> kind_named(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].name == name) return static_cast<Kind>(i);
  return std::nullopt;
}

const KindRow& row(Kind kind) { return kRows.at(static_cast<std::size_t>(kind)); }

http::Response respond(const Problem& problem) {
  const KindRow& about = row(problem.kind);
  const unsigned status = problem.status == 0 ? about.status : problem.status;
  json::object body{{"type", std::string(kTypes) + std::string(about.name)},
                    {"title", about.title},
                    {"status", status},
                    {"detail", problem.detail}};
  if (!problem.place.empty()) body["place"] = problem.place;
  if (!problem.faults.empty()) {
    json::array faults;
    for (const decide::FieldFault& fault : problem.faults)
      faults.push_back(json::object{{"member", fault.field}, {"message", fault.message}});
    body["faults"] = std::move(faults);
  }
  http::Response response{
      .status = status, .type = "application/problem+json", .body = to_canonical_json(body)};
  if (problem.kind == Kind::TokenNeeded)
    response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"sharewell\"");
  return response;
}

http::Response respond(const Error& error) {
  const Kind kind = kind_of(error.code);
  // What failed inside is no business of whoever sends requests.
  if (row(kind).status >= 500)
    return respond(Problem{kind, std::string(sharewell::row(error.code).sentence)});
  return respond(Problem{kind, error.detail, error.place});
}

http::Response respond(unsigned status, std::string_view sentence) {
  const auto known = std::ranges::find(kRows, status, &KindRow::status);
  const Kind kind = known != kRows.end() ? static_cast<Kind>(known - kRows.begin())
                    : status >= 500      ? Kind::Broken
                                         : Kind::BadInput;
  return respond(Problem{.kind = kind, .detail = std::string(sentence), .status = status});
}

}  // namespace sharewell::api
