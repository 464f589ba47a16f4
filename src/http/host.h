// SPDX-License-Identifier: MIT
// Which names a request may ask for. A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding);
// the Host header gives that away.
//
// In: a Host header. Out: yes or no. Never: looks a name up.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sharewell::http {

/// True for "localhost", "127.x.y.z" and "[::1]", with or without a port.
[[nodiscard]] bool is_loopback_host(std::string_view host);
/// True for those and for the names in `more`, in any case, with or without a port.
[[nodiscard]] bool is_known_host(std::string_view host, std::span<const std::string> more);

}  // namespace sharewell::http
