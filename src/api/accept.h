// SPDX-License-Identifier: MIT
// What a program says that it sends and takes: Content-Type and Accept (RFC 9110, 8.3 and 12.5.1).
//
// In: a request. Out: yes or no. Never: guesses; a header that cannot be read takes nothing.
#pragma once

#include "http/message.h"

namespace sharewell::api {

/// Whether what it sent is application/json, in UTF-8 if it names a charset.
[[nodiscard]] bool is_json(const http::Request& request);
/// Whether it takes application/json. It does if it does not say.
[[nodiscard]] bool accepts_json(const http::Request& request);

}  // namespace sharewell::api
