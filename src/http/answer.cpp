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

}  // namespace

Response answer(const Handler& handler, const Listen& listen, const Request& request) noexcept {
  try {
    Response response = handler(request);
    if (can_be_written(response)) return response;
  } catch (...) {  // NOLINT(bugprone-empty-catch): whatever it was, the person gets the page below
  }
  return listen.error_page(500,
                           "Something went wrong on our side. What you sent may not have been saved. Try "
                           "again; if it happens again, tell whoever runs Sharewell.");
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

}  // namespace sharewell::http
