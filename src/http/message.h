// SPDX-License-Identifier: MIT
// One request as a handler sees it and the response it gives back.
//
// In: what the server read from the wire, already checked: the path is decoded once, fields are well-formed
// UTF-8. Out: plain values; a handler needs no network to be tested. Never: knows a word of the domain, or
// trusts a name in a header beyond spelling.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sharewell::http {

using Fields =
    std::vector<std::pair<std::string, std::string>>;  ///< in the order they came; names may repeat

struct Request {
  std::string method;           ///< "GET" or "POST"; HEAD reaches a handler as GET
  std::string path;             ///< decoded, begins with '/', without query; no "." or ".." segment, no NUL
  Fields query, form, headers;  ///< header names in lower case
  std::string body;             ///< as sent; `form` is read from it if it is a form
  bool loopback = false;        ///< came from this machine, to a loopback name, and not through a proxy
  bool secure = false;          ///< the person's browser speaks https

  /// The first field of that name, or nullopt.
  [[nodiscard]] std::optional<std::string_view> form_value(std::string_view name) const;
  /// Every field of that name, as checkboxes send them.
  [[nodiscard]] std::vector<std::string_view> form_values(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> header(std::string_view lower_case_name) const;
  /// The value of a cookie as sent (no decoding), from the first pair of that name.
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

struct Response {
  unsigned status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  Fields headers{};

  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;  ///< any case
};

/// 303: the browser goes on with GET. `location` is a path of this server or an https address.
[[nodiscard]] Response see_other(std::string location);
/// A whole small page with one sentence, for when nothing better can be made. `status` 400 and above.
[[nodiscard]] Response plain_page(unsigned status, std::string_view sentence);

struct Cookie {
  std::string_view name{}, value{};       ///< token characters and cookie octets (RFC 6265 4.1.1) only
  std::optional<long> max_age_seconds{};  ///< absent: ends with the browser's session; 0: forget it now
  bool secure = false;
};
/// The Set-Cookie pair of a response: HttpOnly, SameSite=Strict, Path=/, Secure where the request was.
[[nodiscard]] std::pair<std::string, std::string> set_cookie(const Cookie& cookie);

/// Adds what every response carries: content security policy, no sniffing, no referrer, no framing, no
/// caching. A Cache-Control or Content-Security-Policy that the handler set stays.
void harden(Response& response, bool secure);

}  // namespace sharewell::http
