// SPDX-License-Identifier: MIT
#include "http/message.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/result.h"

namespace sharewell::http {
namespace {

constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'";
constexpr std::string_view kPermissionsPolicy =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

std::optional<std::string_view> first_of(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return std::nullopt;
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_cookie_octets(std::string_view value) {
  return std::ranges::all_of(
      value, [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::optional<std::string_view> Request::form_value(std::string_view name) const {
  return first_of(form, name);
}
std::optional<std::string_view> Request::query_value(std::string_view name) const {
  return first_of(query, name);
}
std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
  return first_of(headers, lower_case_name);
}

std::vector<std::string_view> Request::form_values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : form) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    for (std::string_view rest = value; !rest.empty();) {
      const std::string_view pair = trimmed(rest.substr(0, rest.find(';')));
      rest.remove_prefix(
          std::min(rest.size(), rest.find(';') == rest.npos ? rest.size() : rest.find(';') + 1));
      const std::size_t equals = pair.find('=');
      if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (same_name(key, name)) return value;
  }
  return std::nullopt;
}

Response see_other(std::string location) {
  Response response{.status = 303, .type = "text/plain; charset=utf-8"};
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response plain_page(unsigned status, std::string_view sentence) {
  return {.status = status,
          .body = fmt::format(
              "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
              "content=\"width=device-width, initial-scale=1\"><title>Sharewell</title></head>\n"
              "<body><main><h1>Sharewell</h1><p>{}</p><p><a href=\"/\">Go to the start</a></p>"
              "</main></body>\n</html>\n",
              escaped(sentence))};
}

std::pair<std::string, std::string> set_cookie(const Cookie& cookie) {
  SW_CHECK(!cookie.name.empty() && is_cookie_octets(cookie.name) &&
           cookie.name.find('=') == std::string_view::npos);
  SW_CHECK(is_cookie_octets(cookie.value));
  std::string value = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie.name, cookie.value);
  if (cookie.max_age_seconds) value += fmt::format("; Max-Age={}", *cookie.max_age_seconds);
  if (cookie.secure) value += "; Secure";
  return {"Set-Cookie", std::move(value)};
}

void harden(Response& response, bool secure) {
  constexpr std::size_t kAdded = 9;
  response.headers.reserve(response.headers.size() + kAdded);
  const auto add = [&response](std::string_view name, std::string_view value) {
    if (!response.header(name)) response.headers.emplace_back(name, value);
  };
  add("Content-Security-Policy", kContentSecurityPolicy);
  add("X-Content-Type-Options", "nosniff");
  add("X-Frame-Options", "DENY");
  add("Referrer-Policy", "no-referrer");
  add("Cross-Origin-Opener-Policy", "same-origin");
  add("Cross-Origin-Resource-Policy", "same-origin");
  add("Permissions-Policy", kPermissionsPolicy);
  add("Cache-Control", "no-store");
  if (secure) add("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace sharewell::http
