// SPDX-License-Identifier: MIT
// Requests that are almost right, from a seed: each gets an answer that says what is wrong, and nothing
// breaks. Repeated in one process, each round has a seed and an organisation of its own; scripts/nightly
// sends a million so.
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "api/problem.h"
#include "api/routes.h"
#include "base/text.h"
#include "http/incoming.h"
#include "programs.h"

using namespace sharewell;

namespace {

class Malformed : public testing_api::Programs {
 protected:
  void SetUp() override {
    Programs::SetUp();
    const auto kept = recorded(amara(), draft_with(amara(), agreed_early_help()),
                               says(record::Choice::Share, "Agreed with mum."));
    const std::string file = kept.file.text(), sharing = kept.sharing.text();
    const std::string task = amara().store.tasks_of(kept.file)->front().ref.text();
    const std::string harm(testing_api::kHarm), one = "/api/v1/files/" + file;
    const std::string posted = "/api/v1/decisions";
    const json::object request{{"from", "police"}, {"power", "16h"}};
    bases_ = {
        {"GET", "/api/openapi.yaml", ""},
        {"GET", "/api/problems/faults", ""},
        {"POST", "/api/v1/recommendations", harm},
        {"GET", "/api/v1/guidance", ""},
        {"GET", "/api/v1/tasks?state=open&limit=2", ""},
        {"GET", "/api/v1/tasks?cursor=MjAyNi0xMS0yMFQyMzo1OTowMC4wMDBaIDJCNEQ2RjhIMEpL", ""},
        {"POST", "/api/v1/tasks/" + task, R"({"done":false,"note":"The number is not answered."})"},
        {"GET", "/api/v1/files?limit=1&cursor=" + to_base64url(bytes_of(file)), ""},
        {"POST", "/api/v1/search", R"({"name":"Jo Somebody","born":"2014-03-09","number":"943 476 5919"})"},
        {"GET", one, ""},
        {"GET", one + "/decisions/" + sharing, ""},
        {"POST", posted, to_canonical_json(decision())},
        {"POST", posted,
         to_canonical_json(decision({{"file", file}, {"happened_at", "2026-11-20T09:00:00.000Z"}}))},
        {"POST", posted, to_canonical_json(decision({{"request", request}}))}};
  }

  std::size_t below(std::size_t end) { return (*engine_)() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& any(const std::vector<T>& of) {
    return of[below(of.size())];
  }

  /// Cut, doubled, moved, overwritten or filled with something that a parser may stumble on.
  std::string bent(std::string text) {
    static const std::vector<std::string> kStrange{"\"",
                                                   "\\",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "]",
                                                   ",",
                                                   ":",
                                                   "null",
                                                   "1e999",
                                                   "-0",
                                                   "NaN",
                                                   "18446744073709551616",
                                                   "\\ud800",
                                                   "\\u0000",
                                                   "\xff\xfe",
                                                   "\xed\xa0\x80",
                                                   std::string(1, '\0'),
                                                   "%00",
                                                   "%2f",
                                                   "..",
                                                   "//",
                                                   "?",
                                                   "&",
                                                   "=",
                                                   ";",
                                                   "\r\n",
                                                   "'",
                                                   "<b>",
                                                   "\xf0\x9f\x98\x80",
                                                   std::string(40, '['),
                                                   std::string(300, 'a')};
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(8));
        break;
      case 1:
        text.insert(at, any(kStrange));
        break;
      case 2:
        text.replace(at, std::min<std::size_t>(text.size() - at, 1 + below(4)), any(kStrange));
        break;
      case 3:
        text += text.substr(at);
        break;
      default:
        if (at < text.size()) text[at] = static_cast<char>((*engine_)() & 0xFFu);
    }
    return text;
  }

  http::Wire any_request() {
    const Base& base = any(bases_);
    http::Wire wire{.method = base.method, .target = base.target};
    if (one_in(20))
      wire.method = any(std::vector<std::string>{"GET", "POST", "HEAD", "PUT", "DELETE", "get", ""});
    wire.headers = {{"host", "localhost"},
                    {"authorization", "Bearer " + (one_in(4) ? reads_ : writes_)},
                    {"content-type", "application/json"},
                    {"idempotency-key", "k" + std::to_string(below(50))}};
    if (one_in(4)) wire.headers.emplace_back("accept", "application/json, text/html;q=0.1");
    wire.body = one_in(20) ? any(bases_).body : base.body;
    for (std::size_t i = below(4); i > 0; --i) bend(wire);
    return wire;
  }
  void bend(http::Wire& wire) {
    switch (below(5)) {
      case 0:
        wire.target = bent(wire.target);
        break;
      case 1: {
        std::string& value = wire.headers[1 + below(wire.headers.size() - 1)].second;
        value = bent(value);
        break;
      }
      case 2:
        if (one_in(2)) {
          wire.headers.push_back(any(wire.headers));
        } else if (wire.headers.size() > 2) {
          wire.headers.pop_back();
        }
        break;
      default:
        wire.body = bent(wire.body);
    }
  }

  /// As the server does.
  http::Response answer(const http::Wire& wire) {
    const http::Listen listen;
    if (const auto fine = http::check_header(wire, listen); !fine)
      return api::refusal(wire.target, fine.error().status, fine.error().sentence);
    const auto read = http::to_request(wire, listen);
    if (!read) return api::refusal(wire.target, read.error().status, read.error().sentence);
    return handle(*read);
  }
  static void check(const http::Response& response) {
    static const std::set<unsigned> kKnown{200, 201, 400, 401, 403, 404, 405, 406, 409, 413, 415, 421, 422};
    ASSERT_TRUE(kKnown.contains(response.status)) << response.status << " " << response.body;
    ASSERT_FALSE(bad_utf8_at(response.body));
    for (const auto& [name, value] : response.headers)
      ASSERT_EQ(value.find_first_of("\r\n"), std::string::npos) << name;
    if (response.type == "application/yaml") return;
    const auto body = parse_json(response.body, std::size_t{1} << 22, "response");
    ASSERT_TRUE(body && body->is_object()) << response.body;
    if (response.status < 300) return;
    ASSERT_EQ(response.type, "application/problem+json");
    ASSERT_EQ(body->at("status").as_int64(), response.status);
  }

  static inline unsigned seed_ = 20260722u;
  std::shared_ptr<std::mt19937> engine_ = std::make_shared<std::mt19937>(seed_++);
  struct Base {
    std::string method, target, body;
  };
  std::vector<Base> bases_;
};

/// Of this process, as the system counts it.
long memory_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmRSS:") return status >> word ? std::stol(word) : 0;
  return 0;
}

TEST_F(Malformed, RequestsAreAnsweredAndNothingBreaks) {
  constexpr long kMany = 20'000;
  std::map<unsigned, long> statuses;
  for (long i = 0; i < kMany && !HasFatalFailure(); ++i) {
    const http::Wire wire = any_request();
    const http::Response response = answer(wire);
    ++statuses[response.status];
    check(response);
    if (HasFatalFailure()) ADD_FAILURE() << "request " << i << ": " << wire.method << " " << wire.target;
  }
  for (const unsigned expected : {200u, 201u, 400u, 401u, 403u, 404u, 405u, 415u, 422u})
    EXPECT_GT(statuses[expected], 0) << expected << " was never answered: the generator reaches too little";
  std::cout << kMany << " requests answered:";
  for (const auto& [status, count] : statuses) std::cout << ' ' << count << " x " << status;
  std::cout << "; memory " << memory_kb() << " kB\n";
}

}  // namespace
