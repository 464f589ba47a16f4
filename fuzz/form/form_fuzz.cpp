// SPDX-License-Identifier: MIT
// Bytes as a browser or an attacker sends them: form bodies, paths, cookies, host names. What is accepted
// must be text within limits, and must read the same again when it is encoded and sent once more.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/text.h"
#include "http/form.h"
#include "http/host.h"

namespace {

using namespace sharewell;

std::string encoded(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const auto byte = static_cast<std::uint8_t>(c);
    out += '%' + to_hex(ByteView(&byte, 1));
  }
  return out;
}

void check_form(std::string_view body) {
  const auto fields = http::parse_form(body);
  if (!fields) {
    SW_CHECK(fields.error().code == ErrorCode::BadInput || fields.error().code == ErrorCode::TooLarge);
    return;
  }
  SW_CHECK(fields->size() <= limits::kFormFields);
  std::string again;
  for (const auto& [name, value] : *fields) {
    SW_CHECK(is_plain_text(name) && is_plain_text(value) && value.size() <= limits::kFormFieldBytes);
    again += encoded(name) + '=' + encoded(value) + '&';
  }
  SW_CHECK(http::parse_form(again) == *fields);
}

void check_path(std::string_view raw) {
  const auto path = http::parse_path(raw);
  if (!path) return;
  SW_CHECK(path->starts_with('/') && is_plain_text(*path));
  SW_CHECK((*path + "/").find("/../") == std::string::npos && (*path + "/").find("/./") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = text_of({data, size});
  check_form(text);
  check_path(text);
  http::Request request;
  request.headers = {{"cookie", std::string(text)}};
  if (const auto value = request.cookie("session")) SW_CHECK(value->find(';') == std::string_view::npos);
  if (http::is_loopback_host(text)) SW_CHECK(http::is_known_host(text, {}));
  return 0;
}
