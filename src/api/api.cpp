// SPDX-License-Identifier: MIT
#include "api/api.h"

#include "api/accept.h"
#include "api/problem.h"
#include "api/routes.h"

namespace sharewell::api {
namespace {

http::Response wrong_method(const Match& match) {
  http::Response response = respond(Problem{Kind::WrongMethod, "It answers to " + match.allowed + "."});
  response.headers.emplace_back("Allow", match.allowed);
  return response;
}

/// What every resource asks of a request, in one order: the token first, so that nobody without one learns
/// more.
Answer admitted(Call& call, const Route& route) {
  if (route.needs != Needs::Nothing) {
    SW_TRY(call.caller, bearer_of(call.installation, call.request));
    if (route.needs == Needs::Writer && !call.caller->token.writes)
      return fail(ErrorCode::NotAllowed, "this token only reads");
  }
  if (route.needs != Needs::Nothing && !accepts_json(call.request))
    return respond(Problem{Kind::NotAcceptable, "It answers in application/json."});
  if (route.method == "POST" && !is_json(call.request))
    return respond(Problem{Kind::WrongType, "Send application/json, and say so in Content-Type."});
  return route.resource(call);
}

}  // namespace

bool is_ours(std::string_view target) {
  return target == "/api" || target.starts_with("/api/") || target.starts_with("/api?");
}

http::Response refusal(std::string_view target, unsigned status, std::string_view sentence) {
  http::Response response = respond(status, sentence);
  if (status != 405) return response;
  // The server says which methods it has; the address may have fewer.
  if (Match match = match_route({}, target.substr(0, target.find('?'))); !match.allowed.empty())
    response.headers.emplace_back("Allow", std::move(match.allowed));
  return response;
}

http::Response handle(casework::Installation& installation, const http::Request& request, Trouble* trouble) {
  try {
    Match match = match_route(request.method, request.path);
    if (match.route == nullptr && !match.allowed.empty()) return wrong_method(match);
    if (match.route == nullptr) return respond(Problem{Kind::NotFound, "There is no such address."});
    Call call{installation, request, std::move(match.captured)};
    auto answer = admitted(call, *match.route);
    if (!answer && trouble != nullptr) trouble->tell(answer.error());
    return answer ? *std::move(answer) : respond(answer.error());
  } catch (const std::exception&) {
    if (trouble != nullptr) trouble->tell({ErrorCode::Unavailable, "memory or a library gave out", {}});
    return respond(Problem{Kind::Broken, std::string(sharewell::row(ErrorCode::Unavailable).sentence)});
  }
}

std::optional<http::Response> at_once(casework::Installation& installation, const http::Request& request) {
  constexpr std::size_t kOrdinaryBytes = 4096;  // all questions answered are a quarter of it
  // Where other servers have the same records, whether the token is still good is asked of the database.
  if (request.path != "/api/v1/recommendations" || request.method != "POST" ||
      request.body.size() > kOrdinaryBytes || installation.is_shared())
    return std::nullopt;
  return handle(installation, request);
}

}  // namespace sharewell::api
