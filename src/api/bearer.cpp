// SPDX-License-Identifier: MIT
#include "api/bearer.h"

#include <algorithm>

#include "http/incoming.h"

namespace sharewell::api {
namespace {

std::unexpected<Error> no_token(const char* why) { return fail(ErrorCode::SignInNeeded, why); }

/// What follows "Bearer ", in any case, in the only such header.
std::optional<std::string_view> token_in(const http::Request& request) {
  constexpr std::string_view kHeader = "authorization", kScheme = "bearer ";
  if (std::ranges::count(request.headers, kHeader, &http::Fields::value_type::first) != 1)
    return std::nullopt;
  std::string_view value = *request.header(kHeader);
  if (http::lower_case(value.substr(0, kScheme.size())) != kScheme) return std::nullopt;
  value.remove_prefix(kScheme.size());
  while (value.starts_with(' ')) value.remove_prefix(1);
  return value;
}

}  // namespace

Result<Caller> bearer_of(casework::Installation& installation, const http::Request& request) {
  const auto sent = token_in(request);
  if (!sent) return no_token("send one token, as `Authorization: Bearer TOKEN`");
  const auto name = access::name_in(*sent);
  casework::Organisation* organisation = name ? installation.find(name->organisation) : nullptr;
  if (organisation != nullptr) SW_DO(organisation->follow());
  const auto token =
      organisation == nullptr ? std::nullopt : organisation->tokens.find(*sent, installation.now());
  auto me = token ? organisation->people.find(token->person) : std::nullopt;
  if (!me) return no_token("this token is not known, has ended or is over");
  return Caller{organisation, *std::move(me), *token};
}

}  // namespace sharewell::api
