// SPDX-License-Identifier: MIT
// What the API reads of a request before anybody is known: a token, Content-Type, Accept, the address. What
// is taken is what it says, spelt in one way.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "access/tokens.h"
#include "api/accept.h"
#include "api/routes.h"
#include "base/result.h"
#include "http/form.h"

namespace {

using namespace sharewell;

void check_token(std::string_view text) {
  const auto name = access::name_in(text);
  if (!name) return;
  const std::string front = "sharewell." + std::string(name->organisation) + "." + name->ref.text() + ".";
  SW_CHECK(text.starts_with(front) && name->organisation.find('.') == std::string_view::npos);
}

void check_headers(std::string_view text) {
  http::Request request;
  request.headers = {{"content-type", std::string(text)}, {"accept", std::string(text)}};
  if (api::is_json(request)) SW_CHECK(text.size() >= std::string_view("application/json").size());
  static_cast<void>(api::accepts_json(request));
  request.headers.emplace_back("accept", "application/json");
  SW_CHECK(api::accepts_json(request));
}

void check_address(std::string_view text) {
  const auto path = http::parse_path(text);
  if (!path) return;
  const api::Match match = api::match_route("GET", *path);
  if (match.route == nullptr) return;
  std::string again;
  std::size_t next = 0;
  for (std::string_view rest = match.route->pattern; !rest.empty(); rest.remove_prefix(1)) {
    if (!rest.starts_with("{}")) {
      again += rest.front();
      continue;
    }
    again += match.captured.at(next++);
    rest.remove_prefix(1);
  }
  SW_CHECK(again == *path && next == match.captured.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = text_of({data, size});
  check_token(text);
  check_headers(text);
  check_address(text);
  return 0;
}
