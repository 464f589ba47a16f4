// SPDX-License-Identifier: MIT
// Methods, types, addresses and parameters; and advice, which is that of the command line.
#include "api/problem.h"
#include "decide/answers_json.h"
#include "decide/pack_json.h"
#include "decide/rests_on.h"
#include "programs.h"

using namespace sharewell;

namespace {

class Asking : public testing_api::Programs {
 protected:
  unsigned accepting(const char* accept) {
    http::Request sent = request(writes_, "GET", "/api/v1/tasks");
    sent.headers.emplace_back("accept", accept);
    return handle(sent).status;
  }
  unsigned sending(const char* type) {
    http::Request sent = request(writes_, "POST", "/api/v1/recommendations", "{}");
    sent.headers.pop_back();
    if (*type != '\0') sent.headers.emplace_back("content-type", type);
    return handle(sent).status;
  }
};

TEST_F(Asking, GivesTheBytesOfTheCommandLine) {
  const guidance::Pack& pack = guidance::built_in();
  const auto answers = decide::answers_from_json(pack, testing_api::kHarm, "");
  const http::Response answer = post_as(reads_, "/api/v1/recommendations", std::string(testing_api::kHarm));
  EXPECT_EQ(answer.status, 200u);
  EXPECT_EQ(answer.type, "application/json");
  EXPECT_EQ(answer.body,
            decide::explained_to_json(decide::recommend(pack, decide::Enquiry::make(pack, *answers))));
  EXPECT_EQ(get("/api/v1/guidance").body, decide::pack_to_json(pack));
}

TEST_F(Asking, KeepsNothingOfAnEnquiry) {
  const std::uint64_t before = entries();
  for (int i = 0; i < 3; ++i)
    static_cast<void>(post("/api/v1/recommendations", std::string(testing_api::kHarm)));
  static_cast<void>(get("/api/v1/guidance"));
  static_cast<void>(get("/api/v1/tasks"));
  EXPECT_EQ(entries(), before);
}

TEST_F(Asking, NobodyWaitsForARecommendationOfOrdinarySize) {
  const std::string path = "/api/v1/recommendations";
  const auto same = [&](const http::Request& sent) {
    const auto now = api::at_once(*installation_, sent);
    if (installation_->is_shared()) {
      EXPECT_FALSE(now) << "another server may have ended the token";
      return;
    }
    ASSERT_TRUE(now);
    const http::Response in_turn = handle(sent);
    EXPECT_EQ(now->status, in_turn.status);
    EXPECT_EQ(now->body, in_turn.body);
  };
  same(request(reads_, "POST", path, std::string(testing_api::kHarm)));
  same(request(reads_, "POST", path, "{"));
  same(request("", "POST", path, "{}"));
  for (const http::Request& other :
       {request(writes_, "GET", path), request(writes_, "POST", "/api/v1/decisions", "{}"),
        request(writes_, "POST", "/api/v1/search", "{}"),
        request(writes_, "POST", path, "{" + std::string(5000, ' ') + "}")})
    EXPECT_FALSE(api::at_once(*installation_, other)) << other.method << " " << other.path;
}

TEST_F(Asking, SaysWhichMethodsAnAddressHas) {
  const auto allowed = [&](const char* method, const char* path) {
    const http::Response answer = handle(request(writes_, method, path));
    EXPECT_EQ(answer.status, 405u) << path;
    return std::string(answer.header("allow").value_or(""));
  };
  EXPECT_EQ(allowed("POST", "/api/v1/guidance"), "GET, HEAD");
  EXPECT_EQ(allowed("GET", "/api/v1/recommendations"), "POST");
  EXPECT_EQ(allowed("PUT", "/api/v1/decisions"), "POST");
  EXPECT_EQ(api::refusal("/api/v1/files?limit=1", 405, "Only GET.").header("allow"), "GET, HEAD")
      << "refused by the server itself";
  EXPECT_EQ(get("/api").status, 404u);
  EXPECT_EQ(get("/api/v1").status, 404u);
  EXPECT_EQ(get("/api/v2/tasks").status, 404u);
  EXPECT_EQ(get("/api/v1/tasks/").status, 404u);
  EXPECT_EQ(get("/api/v1/files/no-reference").status, 404u);
}

TEST_F(Asking, AnswersOnlyThoseWhoTakeJson) {
  for (const char* fine : {"application/json", "*/*", "text/html, application/*;q=0.5", "Application/JSON"})
    EXPECT_EQ(accepting(fine), 200u) << fine;
  for (const char* not_fine :
       {"text/html", "application/json;q=0", "application/xml, */*;q=0.000", "json", ""})
    EXPECT_EQ(accepting(not_fine), 406u) << not_fine;
}

TEST_F(Asking, TakesOnlyWhatIsSaidToBeJson) {
  for (const char* fine :
       {"application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=\"UTF-8\""})
    EXPECT_EQ(sending(fine), 200u) << fine;
  for (const char* not_fine : {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp",
                               "application/json; charset=utf-16"})
    EXPECT_EQ(sending(not_fine), 415u) << not_fine;
}

TEST_F(Asking, RefusesParametersThatItDoesNotKnow) {
  EXPECT_EQ(get("/api/v1/tasks?stat=open").status, 400u);
  EXPECT_EQ(get("/api/v1/tasks?state=late").status, 400u);
  EXPECT_EQ(get("/api/v1/tasks?state=open&state=done").status, 400u);
  EXPECT_EQ(get("/api/v1/guidance?pack=other").status, 400u);
  for (const char* limit : {"0", "201", "-1", "1e2", "", " 1", "99999999999999999999"})
    EXPECT_EQ(get(std::string("/api/v1/tasks?limit=") + (*limit == ' ' ? "+1" : limit)).status, 400u)
        << limit;
  EXPECT_EQ(post("/api/v1/recommendations?x=1", "{}").status, 400u);
}

TEST_F(Asking, RefusesWhatIsTooLargeOrTooDeep) {
  EXPECT_EQ(post("/api/v1/recommendations", "{\"risk\":\"" + std::string(70'000, 'a') + "\"}").status, 413u);
  EXPECT_EQ(post("/api/v1/decisions", "{\"words\":\"" + std::string(300'000, 'a') + "\"}", "k").status, 413u);
  const http::Response deep = post("/api/v1/decisions", std::string(100, '['), "k");
  EXPECT_EQ(deep.status, 400u);
  EXPECT_NE(deep.body.find("nested deeper than"), std::string::npos);
}

TEST_F(Asking, LeadsFromEachProblemToWhatItMeans) {
  for (const unsigned status :
       {400u, 401u, 403u, 404u, 405u, 406u, 409u, 413u, 415u, 422u, 429u, 500u, 503u}) {
    const json::object problem = read(api::refusal("/api/v1/files", status, "A sentence."));
    const json::object about = read(get(text(problem, "type")));
    EXPECT_EQ(about.at("status").as_int64(), status);
    EXPECT_EQ(text(about, "title"), text(problem, "title"));
  }
  const http::Response other = api::refusal("/api/", 431, "The header is too long.");
  EXPECT_EQ(other.status, 431u);
  EXPECT_EQ(read(other).at("status").as_int64(), 431);
}

TEST_F(Asking, SaysNothingOfWhatBrokeInside) {
  const http::Response broken =
      api::respond(Error{ErrorCode::Damaged, "entry 7 of /var/lib", "sharewell.db"});
  EXPECT_EQ(broken.status, 500u);
  EXPECT_EQ(broken.body.find("entry 7"), std::string::npos);
  EXPECT_EQ(broken.body.find("sharewell.db"), std::string::npos);
}

}  // namespace
