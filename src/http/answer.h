// SPDX-License-Identifier: MIT
// Calls a handler so that nothing it does can harm the connection.
//
// In: a handler and a request. Out: a response that may be written as it is.
// Never: lets an exception or a header with a line end through, or says what went wrong inside.
#pragma once

#include <string>

#include "http/message.h"
#include "http/server.h"

namespace sharewell::http {

/// The handler's response, or the page for an inner fault.
[[nodiscard]] Response answer(const Handler& handler, const Listen& listen, const Request& request) noexcept;

/// This moment as a Date header has it: "Sun, 22 Nov 2026 13:44:05 GMT".
[[nodiscard]] std::string http_date();

}  // namespace sharewell::http
