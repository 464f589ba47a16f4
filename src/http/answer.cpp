// SPDX-License-Identifier: MIT
#include "http/answer.h"

#include <algorithm>
#include <ctime>

namespace sharewell::http {
namespace {

bool is_one_line(const std::string& text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos;
}

bool can_be_written(const Response& response) {
  const bool headers = std::ranges::all_of(response.headers, [](const auto& field) {
    return !field.first.empty() && is_one_line(field.first) && is_one_line(field.second);
  });
  return headers && is_one_line(response.type) && response.status >= 200 && response.status <= 599;
}

/// This moment as a Date header has it: "Sun, 22 Nov 2026 13:44:05 GMT".
std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

}  // namespace

Response answer(const Handler& handler, const Listen& listen, const Request& request) noexcept {
  try {
    Response response = handler(request);
    if (can_be_written(response)) return response;
  } catch (...) {  // NOLINT(bugprone-empty-catch): whatever it was, the person gets the page below
  }
  return refusal_page(
      listen, request.path, 500,
      "Something went wrong on our side. What you sent may not have been saved. Try again; if "
      "it happens again, tell whoever runs Sharewell.");
}

std::optional<Response> answer_at_once(const Listen& listen, const Request& request) noexcept {
  try {
    std::optional<Response> response = listen.at_once(request);
    if (response && can_be_written(*response)) return response;
  } catch (...) {  // NOLINT(bugprone-empty-catch): the handler is asked
  }
  return std::nullopt;
}

Response refusal_page(const Listen& listen, std::string_view target, unsigned status,
                      std::string_view sentence) noexcept {
  try {
    Response response = listen.error_page(target, status, sentence);
    if (can_be_written(response)) return response;
  } catch (...) {  // NOLINT(bugprone-empty-catch): the plain page says the same
  }
  return plain_page(status, sentence);
}

void finish(Response& response, bool secure) {
  response.headers.emplace_back("Date", http_date());
  if (response.status == 405 && !response.header("Allow"))
    response.headers.emplace_back("Allow", "GET, HEAD, POST");
  if (response.status == 503) response.headers.emplace_back("Retry-After", "5");
  harden(response, secure);
}

}  // namespace sharewell::http
