// SPDX-License-Identifier: MIT
// Calls a handler so that nothing it does can harm the connection.
//
// In: a handler and a request. Out: a response that may be written as it is.
// Never: lets an exception or a header with a line end through, or says what went wrong inside.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/server.h"

namespace sharewell::http {

/// The handler's response, or the page for an inner fault.
[[nodiscard]] Response answer(const Handler& handler, const Listen& listen, const Request& request) noexcept;

/// What needs no worker, if it is that; nullopt also where it went wrong, so that the handler is asked.
[[nodiscard]] std::optional<Response> answer_at_once(const Listen& listen, const Request& request) noexcept;

/// The page for a refusal: the one that the program was given, or a plain one if that fails too.
[[nodiscard]] Response refusal_page(const Listen& listen, std::string_view target, unsigned status,
                                    std::string_view sentence) noexcept;

/// What the server itself adds to a response before it is written: Date, what a 405 and a 503 owe, `harden`.
void finish(Response& response, bool secure);

}  // namespace sharewell::http
