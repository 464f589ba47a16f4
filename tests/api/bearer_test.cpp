// SPDX-License-Identifier: MIT
// Whom a token lets a program act for, and for how long.
#include "programs.h"

using namespace sharewell;

namespace {

class Bearer : public testing_api::Programs {
 protected:
  unsigned status(std::string_view token, std::string_view target = "/api/v1/tasks") {
    return handle(request(token, "GET", target)).status;
  }
  record::TokenRef ref_of(std::string_view token) { return access::name_in(token)->ref; }
};

TEST_F(Bearer, ActsForItsPersonAndOnlyWithTheWholeToken) {
  EXPECT_EQ(status(writes_), 200u);
  EXPECT_EQ(status(reads_), 200u);
  for (std::size_t at = 0; at < writes_.size(); ++at) {
    std::string other = writes_;
    other[at] = other[at] == 'A' ? 'B' : 'A';
    EXPECT_EQ(status(other), 401u) << at;
  }
  EXPECT_EQ(status(writes_.substr(0, writes_.size() - 1)), 401u);
  EXPECT_EQ(status(writes_ + "A"), 401u);
  EXPECT_EQ(status(""), 401u);
}

TEST_F(Bearer, IsAskedForByEveryAddressOfTheFirstVersion) {
  for (const char* path :
       {"/api/v1/tasks", "/api/v1/files", "/api/v1/guidance", "/api/v1/files/7K3MP9XQ2AC"}) {
    const http::Response refused = handle(request("", "GET", path));
    EXPECT_EQ(refused.status, 401u);
    EXPECT_EQ(refused.type, "application/problem+json");
    EXPECT_EQ(refused.header("www-authenticate"), "Bearer realm=\"sharewell\"");
  }
  EXPECT_EQ(post_as("", "/api/v1/recommendations", "{}").status, 401u);
  EXPECT_EQ(post_as("", "/api/v1/decisions", "{}", "k").status, 401u);
}

TEST_F(Bearer, StandsInItsOwnHeaderOnceAndNowhereElse) {
  http::Request twice = request(writes_, "GET", "/api/v1/tasks");
  twice.headers.emplace_back("authorization", "Bearer " + writes_);
  EXPECT_EQ(handle(twice).status, 401u);
  http::Request cookie = request("", "GET", "/api/v1/tasks");
  cookie.headers.emplace_back("cookie", "sharewell=" + writes_);
  cookie.query.emplace_back("access_token", writes_);
  EXPECT_EQ(handle(cookie).status, 401u);
  http::Request basic = request("", "GET", "/api/v1/tasks");
  basic.headers.emplace_back("authorization", "Basic " + writes_);
  EXPECT_EQ(handle(basic).status, 401u);
  http::Request shouted = request("", "GET", "/api/v1/tasks");
  shouted.headers.emplace_back("authorization", "BEARER  " + writes_);
  EXPECT_EQ(handle(shouted).status, 200u) << "a scheme has no case";
}

TEST_F(Bearer, EndsWhenItIsEndedAndAfterItsLastDay) {
  const std::string day = token("northbank", "tom", true, 1);
  casework::Organisation& northbank = *installation_->find("northbank");
  ASSERT_TRUE(casework::end_token(northbank, ref_of(reads_), clock_()));
  ASSERT_TRUE(casework::end_token(northbank, ref_of(reads_), clock_())) << "twice";
  EXPECT_EQ(status(reads_), 401u);
  EXPECT_EQ(status(writes_), 200u);
  now_->ms = end_of_london_day(clock_(), 1).ms;
  EXPECT_EQ(status(day), 200u) << "the whole of its last day";
  now_->ms += 1;
  EXPECT_EQ(status(day), 401u);
}

TEST_F(Bearer, IsKnownAgainAfterAStartAndAnEndedOneIsNot) {
  ASSERT_TRUE(casework::end_token(*installation_->find("northbank"), ref_of(reads_), clock_()));
  installation_.reset();
  installation_ = *casework::Installation::open(folder_, clock_, random_);
  EXPECT_EQ(status(writes_), 200u);
  EXPECT_EQ(status(reads_), 401u);
  EXPECT_EQ(installation_->find("northbank")->tokens.all().size(), 2u);
}

TEST_F(Bearer, OpensNothingOfAnotherOrganisation) {
  std::string moved = writes_;
  moved.replace(moved.find("northbank"), 9, "elmfield");
  EXPECT_EQ(status(moved), 401u);
  const auto file =
      recorded(amara(), draft_with(amara(), agreed_early_help()), says(record::Choice::Share, "Agreed."))
          .file;
  EXPECT_EQ(status(token("elmfield", "jo", true), "/api/v1/files/" + file.text()), 404u);
}

TEST_F(Bearer, IsNotMadeForNobodyOrForEver) {
  casework::Organisation& northbank = *installation_->find("northbank");
  casework::NewToken wanted{record::TokenRef::make(random_), "P", "amara", std::string(64, 'a'), 30, true};
  const auto code = [&](const casework::NewToken& one) {
    const auto made = casework::add_token(northbank, one, clock_());
    return made ? std::string("made") : std::string(row(made.error().code).name) + " " + made.error().place;
  };
  const auto with = [&](auto change) {
    casework::NewToken one = wanted;
    change(one);
    return code(one);
  };
  EXPECT_EQ(with([](auto& one) { one.user = "nobody"; }), "not-found nobody");
  EXPECT_EQ(with([](auto& one) { one.days = 0; }), "bad-input days");
  EXPECT_EQ(with([](auto& one) { one.days = 367; }), "bad-input days");
  EXPECT_EQ(with([](auto& one) { one.name = "a\nb"; }), "bad-input name");
  EXPECT_EQ(with([](auto& one) { one.sha256 = "not a hash"; }), "bad-input token");
  EXPECT_EQ(code(wanted), "made");
  EXPECT_EQ(code(wanted), "bad-input token") << "the same reference again";
}

}  // namespace
