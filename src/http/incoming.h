// SPDX-License-Identifier: MIT
// From a header and body as they came over the wire to a Request, or to the refusal to send.
//
// In: what the protocol library parsed, as plain values. Out: a Request, or a status and a sentence for
// people. Never: repeats what was sent.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/server.h"

namespace sharewell::http {

struct Refusal {
  unsigned status;
  std::string sentence;
};

/// A request as the protocol library gives it. Header names are in lower case.
struct Wire {
  std::string method{}, target{};
  bool version_1_1 = true;
  bool from_this_machine = true;  ///< by the address of the connection
  Fields headers{};
  std::string body{};
};

/// ASCII letters in lower case.
[[nodiscard]] std::string lower_case(std::string_view text);

/// What can be refused before the body is read: method, host, where a form was posted from, transfer coding.
[[nodiscard]] std::expected<void, Refusal> check_header(const Wire& wire, const Listen& listen);
/// The request for the handler. HEAD becomes GET.
[[nodiscard]] std::expected<Request, Refusal> to_request(Wire wire, const Listen& listen);

}  // namespace sharewell::http
