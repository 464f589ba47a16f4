// SPDX-License-Identifier: MIT
// Who a program acts for, by the bearer token in its Authorization header (RFC 6750).
//
// In: a request. Out: the organisation, the person and the token. Never: takes a token from anywhere else;
// tells why a token is not good.
#pragma once

#include "access/tokens.h"
#include "casework/installation.h"
#include "http/message.h"

namespace sharewell::api {

struct Caller {
  casework::Organisation* organisation;
  access::Person me;  ///< whom the program acts for
  access::Token token;
};

/// errors  SignInNeeded for every request without exactly one good token.
[[nodiscard]] Result<Caller> bearer_of(casework::Installation& installation, const http::Request& request);

}  // namespace sharewell::api
