// SPDX-License-Identifier: MIT
#include "http/incoming.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "http/form.h"
#include "http/host.h"

namespace sharewell::http {
namespace {

std::unexpected<Refusal> refuse(unsigned status, std::string sentence) {
  return std::unexpected(Refusal{status, std::move(sentence)});
}

std::unexpected<Refusal> refuse(const Error& error) {
  const bool large = error.code == ErrorCode::TooLarge;
  return refuse(
      large ? 413 : 400,
      fmt::format("What was sent cannot be read: {} ({}). Nothing was saved. Go back, change it and send it "
                  "again.",
                  error.detail, error.place));
}

std::string_view only(const Fields& headers, std::string_view name) {
  const auto is_name = [&](const auto& field) { return field.first == name; };
  const auto found = std::ranges::find_if(headers, is_name);
  return found == headers.end() || std::ranges::count_if(headers, is_name) != 1 ? std::string_view{}
                                                                                : found->second;
}

bool has(const Fields& headers, std::string_view name) {
  return std::ranges::any_of(headers, [&](const auto& field) { return field.first == name; });
}

bool is_form(const Fields& headers) {
  const std::string_view type = only(headers, "content-type");
  std::string media = lower_case(type.substr(0, type.find(';')));
  while (media.ends_with(' ')) media.pop_back();
  return media == "application/x-www-form-urlencoded";
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::expected<void, Refusal> check_header(const Wire& wire, const Listen& listen) {
  if (wire.method != "GET" && wire.method != "HEAD" && wire.method != "POST") {
    return refuse(405, "Sharewell answers only GET, HEAD and POST.");
  }
  const std::string_view host = only(wire.headers, "host");
  if (host.empty()) return refuse(400, "The request does not say for which host it is.");
  if (!is_known_host(host, listen.hosts)) {
    return refuse(421, "This server does not answer to that name. Use the address that Sharewell printed.");
  }
  if (has(wire.headers, "transfer-encoding")) {
    const bool plain_chunks = only(wire.headers, "transfer-encoding") == "chunked" && wire.version_1_1;
    if (!plain_chunks || has(wire.headers, "content-length")) {
      return refuse(400, "The length of the request cannot be told for certain.");
    }
  }
  // Browsers say where a form was sent from; this is a second fence beside the token in the form.
  const std::string_view from = only(wire.headers, "sec-fetch-site");
  if (wire.method == "POST" && (from == "cross-site" || from == "same-site")) {
    return refuse(403, "This form was sent from another site. Nothing was saved.");
  }
  return {};
}

std::expected<Request, Refusal> to_request(Wire wire, const Listen& listen) {
  Request request;
  const std::size_t mark = wire.target.find('?');
  auto path = parse_path(std::string_view(wire.target).substr(0, mark));
  if (!path) return refuse(400, "The address of the page cannot be read.");
  request.path = *std::move(path);
  if (mark != std::string::npos) {
    auto query = parse_form(std::string_view(wire.target).substr(mark + 1));
    if (!query) return refuse(query.error());
    request.query = *std::move(query);
  }
  request.method = wire.method == "HEAD" ? "GET" : std::move(wire.method);
  request.loopback = wire.from_this_machine && !listen.https_proxy &&
                     is_loopback_host(only(wire.headers, "host")) && !has(wire.headers, "forwarded") &&
                     !has(wire.headers, "x-forwarded-for");
  request.secure = listen.speaks_https();
  if (request.method == "POST" && is_form(wire.headers)) {
    auto form = parse_form(wire.body);
    if (!form) return refuse(form.error());
    request.form = *std::move(form);
  }
  request.headers = std::move(wire.headers);
  request.body = std::move(wire.body);
  return request;
}

}  // namespace sharewell::http
