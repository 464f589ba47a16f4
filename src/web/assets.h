// SPDX-License-Identifier: MIT
// The style sheet, icons, scripts and rules for the browser that the program carries.
//
// In: the path of a request. Out: the file as a response that browsers may keep for ever, since its address
// holds a hash of its content. Never: reads the disk.
#pragma once

#include <optional>
#include <string_view>

#include "http/message.h"
#include "web/html.h"

namespace sharewell::web {

/// The response for "/assets/<hash>/<name>" (or "/favicon.ico"), or nullopt if that is no asset's present
/// address.
[[nodiscard]] std::optional<http::Response> asset(std::string_view path);
/// The present address of a file: asset_url("sharewell.css"). A name that the program does not carry is a
/// broken invariant.
[[nodiscard]] Url asset_url(std::string_view name);
/// The content of a file, under the same condition.
[[nodiscard]] std::string_view asset_bytes(std::string_view name);
/// False for the rules for the browser where the build had no compiler for them.
[[nodiscard]] bool has_asset(std::string_view name);

}  // namespace sharewell::web
