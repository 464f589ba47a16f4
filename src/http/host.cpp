// SPDX-License-Identifier: MIT
#include "http/host.h"

#include <algorithm>
#include <optional>

namespace sharewell::http {
namespace {

/// The name in lower case without its port, or nullopt if this is not "name" or "name:digits".
std::optional<std::string> name_of(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  if (bracket == host.npos) return std::nullopt;
  const std::size_t colon = host.find(':', bracket);
  if (colon != host.npos) {
    const std::string_view port = host.substr(colon + 1);
    const bool digits = !port.empty() && port.size() <= 5 &&
                        std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
  }
  std::string name(host.substr(0, colon));
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

bool is_127(std::string_view name) {
  int dots = 0, digits = 0;
  for (const char c : name) {
    if (c == '.') {
      ++dots;
      if (digits == 0) return false;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > 3) return false;
    } else {
      return false;
    }
  }
  return dots == 3 && digits > 0 && name.starts_with("127.");
}

}  // namespace

bool is_loopback_host(std::string_view host) {
  const auto name = name_of(host);
  return name && (*name == "localhost" || *name == "[::1]" || is_127(*name));
}

bool is_known_host(std::string_view host, std::span<const std::string> more) {
  if (is_loopback_host(host)) return true;
  const auto name = name_of(host);
  return name && std::ranges::any_of(more, [&](const std::string& known) { return name_of(known) == name; });
}

}  // namespace sharewell::http
