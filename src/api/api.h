// SPDX-License-Identifier: MIT
// The JSON API as one function: a request in, a response out. What it answers is in openapi.yaml; how to use
// it, in docs/api.md.
//
// In: the installation; a request under /api. Out: JSON, or a problem (RFC 9457). Any thread may call it.
// Never: heeds a cookie or a session; does for a program what its person may not do on the pages; lets an
// exception out.
#pragma once

#include <optional>
#include <string_view>

#include "base/trouble.h"
#include "casework/installation.h"
#include "http/message.h"

namespace sharewell::api {

/// Whether an address belongs to the API, as a path or as it was sent.
[[nodiscard]] bool is_ours(std::string_view target);

/// What the server refused before anybody looked at it.
[[nodiscard]] http::Response refusal(std::string_view target, unsigned status, std::string_view sentence);

/// `trouble` is told what the machine failed at.
[[nodiscard]] http::Response handle(casework::Installation& installation, const http::Request& request,
                                    Trouble* trouble = nullptr);

/// What nobody has to wait for: a recommendation, of which nothing is kept, on answers of an ordinary size.
/// The same bytes as from `handle`; asks no disk. nullopt: ask `handle`.
[[nodiscard]] std::optional<http::Response> at_once(casework::Installation& installation,
                                                    const http::Request& request);

}  // namespace sharewell::api
