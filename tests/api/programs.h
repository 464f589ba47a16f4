// SPDX-License-Identifier: MIT
// A small installation with programs that act for its people: requests go to the API's handler, in process.
#pragma once

#include "../casework/office.h"
#include "api/api.h"
#include "casework/tokens.h"
#include "http/form.h"

namespace sharewell::testing_api {

/// Under the built-in pack: the advice is to share, with care.
inline constexpr std::string_view kHarm =
    R"({"risk":"significant-harm","recipient":"childrens-social-care"})";

class Programs : public testing_casework::Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    writes_ = token("northbank", "amara", true);
    reads_ = token("northbank", "amara", false);
  }

  std::string token(const char* organisation, const char* user, bool writes, int days = 30) {
    const casework::FreshToken fresh = casework::fresh_token(organisation, random_);
    const auto until =
        casework::add_token(*installation_->find(organisation),
                            {fresh.ref, "A program", user, fresh.sha256, days, writes}, clock_());
    EXPECT_TRUE(until) << one_line(until.error());
    return fresh.text;
  }

  [[nodiscard]] http::Response handle(const http::Request& request) {
    return api::handle(*installation_, request);
  }
  /// With a token, and what belongs to JSON. `target` may have a query.
  [[nodiscard]] http::Request request(std::string_view token, std::string method, std::string_view target,
                                      std::string body = {}) {
    http::Request request;
    request.method = std::move(method);
    request.path = target.substr(0, target.find('?'));
    if (const auto mark = target.find('?'); mark != target.npos)
      request.query = *http::parse_form(target.substr(mark + 1));
    if (!token.empty()) request.headers.emplace_back("authorization", "Bearer " + std::string(token));
    if (request.method == "POST") request.headers.emplace_back("content-type", "application/json");
    request.body = std::move(body);
    return request;
  }
  [[nodiscard]] http::Response get(std::string_view target) {
    return handle(request(writes_, "GET", target));
  }
  [[nodiscard]] http::Response post(std::string_view target, std::string body, std::string_view key = {}) {
    return post_as(writes_, target, std::move(body), key);
  }
  [[nodiscard]] http::Response post_as(std::string_view token, std::string_view target, std::string body,
                                       std::string_view key = {}) {
    http::Request sent = request(token, "POST", target, std::move(body));
    if (!key.empty()) sent.headers.emplace_back("idempotency-key", key);
    return handle(sent);
  }

  /// {"answers":kHarm,"advice":...,"choice":"share","words":...} with these members instead.
  [[nodiscard]] static json::object decision(const json::object& instead = {}) {
    json::object body{
        {"answers", json::object{{"risk", "significant-harm"}, {"recipient", "childrens-social-care"}}},
        {"advice", json::object{{"pack", guidance::built_in().sha256()}, {"outcome", "share-with-care"}}},
        {"choice", "share"},
        {"words", "He is afraid to go home."}};
    for (const auto& member : instead) body[member.key()] = member.value();
    return body;
  }
  [[nodiscard]] static json::object read(const http::Response& response) {
    auto value = parse_json(response.body, std::size_t{1} << 22, "response");
    EXPECT_TRUE(value && value->is_object()) << response.body;
    return value && value->is_object() ? value->get_object() : json::object{};
  }
  [[nodiscard]] static std::string text(const json::object& object, std::string_view member) {
    const json::value* value = object.if_contains(member);
    return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
  }
  [[nodiscard]] std::uint64_t entries() { return installation_->find("northbank")->store->size(); }

  std::string writes_, reads_;  ///< tokens of two programs that act for amara
};

}  // namespace sharewell::testing_api
