// SPDX-License-Identifier: MIT
// What openapi.yaml promises is what is answered: every example in it is sent.
#include "description.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "api/routes.h"
#include "programs.h"

using namespace sharewell;

namespace {

class Described : public testing_api::Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    const http::Response served = handle(request("", "GET", "/api/openapi.yaml"));
    ASSERT_EQ(served.status, 200u);
    description_ = std::make_unique<testing_api::Description>(served.body);
    const auto mine = recorded(amara(), draft_with(amara(), agreed_early_help()),
                               says(record::Choice::Share, "Agreed with mum."));
    const casework::Desk sian = desk("northbank", "sian");
    const auto others =
        recorded(sian, draft_with(sian, agreed_early_help()), says(record::Choice::Share, "Agreed."));
    const auto task = amara().store.tasks_of(mine.file)->front().ref;
    named_ = {
        {"7K3MP9XQ2AC", mine.file.text()},
        {"5T7V9XZ1357", mine.sharing.text()},
        {"2B4D6F8H0JK", task.text()},
        {"3N5Q7S9VXZ1", others.file.text()},
        {"1ad8a9cdd5b5a5d4a8c8ae1c7a7f7d2b0b8c5a70c1a3a4bb3b7e9c5d6e0f1a2b", guidance::built_in().sha256()},
        {"Ruth Bell", "Name of ruth"}};
  }

  /// What the description calls things, as they are called here.
  [[nodiscard]] std::string here(std::string text) const {
    for (const auto& [there, name] : named_)
      for (auto at = text.find(there); at != text.npos; at = text.find(there))
        text.replace(at, there.size(), name);
    return text;
  }
  [[nodiscard]] static std::string plain(const json::value& value) {
    return value.is_string() ? std::string(std::string_view(value.get_string())) : to_canonical_json(value);
  }
  [[nodiscard]] http::Request request_of(const testing_api::Example& example) {
    std::string path = example.path;
    http::Fields headers, query;
    for (const json::object* parameter : description_->parameters(example)) {
      const std::string name = text(*parameter, "name"), in = text(*parameter, "in");
      const json::value* value = description_->parameter(example, *parameter);
      if (value == nullptr) {
        EXPECT_NE(in, "path") << example.path << " " << example.name;
        continue;
      }
      const std::string said = here(plain(*value));
      if (in == "path") path.replace(path.find("{" + name + "}"), name.size() + 2, said);
      if (in == "query") query.emplace_back(name, said);
      if (in == "header") headers.emplace_back(name == "Idempotency-Key" ? "idempotency-key" : name, said);
    }
    const json::value* body = description_->body(example);
    const std::string token = example.token == "none" ? "" : example.token == "read" ? reads_ : writes_;
    http::Request sent =
        request(token, example.method, path, body == nullptr ? "" : here(to_canonical_json(*body)));
    sent.query = query;
    sent.headers.insert(sent.headers.end(), headers.begin(), headers.end());
    return sent;
  }

  std::unique_ptr<testing_api::Description> description_;
  std::vector<std::pair<std::string, std::string>> named_;
};

TEST_F(Described, EveryExampleIsAnsweredAsItStands) {
  const std::size_t count = description_->examples().size();
  ASSERT_GT(count, 20u);
  for (std::size_t i = 0; i < count; ++i) {
    TearDown();
    SetUp();
    const testing_api::Example example = description_->examples()[i];
    SCOPED_TRACE(example.method + " " + example.path + " " + example.name);
    const http::Response answer = handle(request_of(example));
    EXPECT_EQ(std::to_string(answer.status), example.status) << answer.body;
    EXPECT_EQ(answer.type, example.type);
    if (example.type == "application/yaml") continue;
    const json::object body = read(answer);
    EXPECT_EQ(description_->mismatch(*example.schema, body), "") << answer.body;
    if (example.type == "application/problem+json") {
      EXPECT_EQ(answer.body, here(to_canonical_json(example.value)));
    }
    if (const json::value* headers = example.response->if_contains("headers")) {
      for (const auto& header : headers->as_object())
        EXPECT_TRUE(answer.header(header.key())) << std::string_view(header.key());
    }
  }
}

TEST_F(Described, EveryExampleThatIsSentIsAnswered) {
  EXPECT_EQ(description_->unanswered(), std::vector<std::string>{});
}

TEST_F(Described, EveryRouteStandsThereAndNoOther) {
  std::set<std::string> described, routed;
  for (std::string one : description_->operations()) {
    for (auto at = one.find('{'); at != one.npos; at = one.find('{', at + 2))
      one.replace(at, one.find('}', at) - at + 1, "{}");
    described.insert(std::move(one));
  }
  for (const api::Route& route : api::routes())
    routed.insert(std::string(route.method) + " " + std::string(route.pattern));
  EXPECT_EQ(described, routed);
}

}  // namespace
