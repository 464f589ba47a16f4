// SPDX-License-Identifier: MIT
#include "api/accept.h"

#include <algorithm>

#include "http/incoming.h"

namespace sharewell::api {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// Cuts off what stands before the next `mark`, or everything.
std::string_view take(std::string_view& rest, char mark) {
  const auto end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(part);
}

/// "q=0", "q=0.0" and the like: what the program does not want.
bool is_refused(std::string_view parameter) {
  if (!parameter.starts_with("q=0")) return false;
  return parameter.substr(3).find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

bool is_json(const http::Request& request) {
  constexpr std::string_view kHeader = "content-type";
  if (std::ranges::count(request.headers, kHeader, &http::Fields::value_type::first) != 1) return false;
  const std::string said = http::lower_case(*request.header(kHeader));
  std::string_view rest = said;
  if (take(rest, ';') != "application/json") return false;
  while (!rest.empty()) {
    const std::string_view parameter = take(rest, ';');
    if (!parameter.empty() && parameter != "charset=utf-8" && parameter != "charset=\"utf-8\"") return false;
  }
  return true;
}

bool accepts_json(const http::Request& request) {
  bool said = false;
  for (const auto& [name, value] : request.headers) {
    if (name != "accept") continue;
    said = true;
    const std::string ranges = http::lower_case(value);
    for (std::string_view rest = ranges; !rest.empty();) {
      std::string_view range = take(rest, ',');
      const std::string_view type = take(range, ';');
      bool wanted = type == "*/*" || type == "application/*" || type == "application/json";
      while (!range.empty()) wanted = !is_refused(take(range, ';')) && wanted;
      if (wanted) return true;
    }
  }
  return !said;
}

}  // namespace sharewell::api
