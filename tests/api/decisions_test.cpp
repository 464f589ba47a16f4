// SPDX-License-Identifier: MIT
// What a program records for a person: the rules of the pages, once for each key.
#include "programs.h"

using namespace sharewell;

namespace {

class Decisions : public testing_api::Programs {
 protected:
  http::Response record(const json::object& body, std::string_view key = "one") {
    return post("/api/v1/decisions", to_canonical_json(body), key);
  }
  static json::object about(std::string_view risk, std::string_view outcome) {
    return {{"answers", json::object{{"risk", risk}, {"recipient", "childrens-social-care"}}},
            {"advice", json::object{{"pack", guidance::built_in().sha256()}, {"outcome", outcome}}}};
  }
  std::string fault(const json::object& instead) {
    const http::Response answer = record(decision(instead), "faulty");
    if (answer.status != 422) return std::to_string(answer.status);
    const json::object problem = read(answer);
    return text(problem.at("faults").as_array().front().as_object(), "member");
  }
};

TEST_F(Decisions, AreRecordedWithTheirTasksAndReadBack) {
  const http::Response answer = record(decision());
  ASSERT_EQ(answer.status, 201u) << answer.body;
  const json::object kept = read(answer);
  EXPECT_FALSE(kept.at("tasks").as_array().empty());
  const json::object back = read(get(*answer.header("location")));
  EXPECT_EQ(text(back, "words"), "He is afraid to go home.");
  EXPECT_EQ(text(back, "choice"), "share");
  EXPECT_EQ(text(back, "sharing"), text(kept, "sharing"));
  EXPECT_EQ(text(back.at("by").as_object(), "name"), "Name of amara");
  EXPECT_EQ(text(back.at("notes").as_object(), "token"), access::name_in(writes_)->ref.text());
  const json::object file = read(get("/api/v1/files/" + text(kept, "file")));
  EXPECT_EQ(text(file, "label"), "") << "not yet named";
  EXPECT_EQ(file.at("tasks").as_array().size(), kept.at("tasks").as_array().size());
  EXPECT_NE(to_canonical_json(file).find("Decided to share, sent by a program"), std::string::npos);
}

TEST_F(Decisions, SentTwiceAreRecordedOnceAndAnsweredAlike) {
  const http::Response first = record(decision());
  const std::uint64_t after = entries();
  now_->ms += kHourMs;
  const http::Response again = record(decision());
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("location"), first.header("location"));
  EXPECT_EQ(post("/api/v1/decisions", to_canonical_json(decision()), "\"one\"").body, first.body)
      << "in quotes, as a structured field";
  installation_.reset();
  installation_ = *casework::Installation::open(folder_, clock_, random_);
  EXPECT_EQ(record(decision()).body, first.body) << "after a start";
  EXPECT_EQ(entries(), after);
  const http::Response other = record(decision(), "two");
  EXPECT_EQ(other.status, 201u);
  EXPECT_NE(other.body, first.body);
}

TEST_F(Decisions, UnderAKeyOfSomethingElseAreRefused) {
  ASSERT_EQ(record(decision()).status, 201u);
  const std::uint64_t after = entries();
  for (const json::object& other :
       {decision({{"words", "Something else."}}), decision({{"choice", "sheer"}}), decision({{"x", 1}})}) {
    const http::Response refused = record(other);
    EXPECT_EQ(refused.status, 422u);
    EXPECT_EQ(text(read(refused), "type"), "/api/problems/key-reused");
  }
  EXPECT_EQ(entries(), after);
  const http::Response of_tom =
      post_as(token("northbank", "tom", true), "/api/v1/decisions", to_canonical_json(decision()), "one");
  EXPECT_EQ(of_tom.status, 201u) << "a key is one person's";
  EXPECT_GT(entries(), after);
}

TEST_F(Decisions, AreAnsweredAgainAlsoWhereTheyCouldNotBeRecordedNow) {
  const casework::Desk tom = desk("northbank", "tom");
  const auto of_tom =
      recorded(tom, draft_with(tom, agreed_early_help()), says(record::Choice::Share, "Agreed."));
  const json::object in_file = decision({{"file", of_tom.file.text()}});
  const http::Response first = record(in_file);
  ASSERT_EQ(first.status, 201u);
  casework::Organisation& northbank = *installation_->find("northbank");
  const access::Person me = *northbank.people.find_user("amara");
  const auto moved = record::to_json(
      record::PersonAdded{me.ref, me.user, me.name, me.position, me.role, "Another team", ""});
  ASSERT_TRUE(northbank.people.apply(
      {record::EntryKind::PersonAdded, northbank.store->office(), {}, {}, clock_(), clock_(), moved}));
  EXPECT_EQ(record(in_file, "another").status, 403u);
  EXPECT_EQ(record(in_file).body, first.body);
}

TEST_F(Decisions, NeedAKeyOfTheProgramsMaking) {
  const std::uint64_t before = entries();
  for (const std::string& key :
       {std::string(), std::string("a b"), std::string("\"\""), std::string(129, 'k')})
    EXPECT_EQ(record(decision(), key).status, 400u) << key;
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(record(decision(), std::string(128, 'k')).status, 201u);
}

TEST_F(Decisions, StandOnlyBesideTheAdviceThatWasRead) {
  json::object other_pack = decision();
  other_pack["advice"].as_object()["pack"] = std::string(64, '0');
  EXPECT_EQ(record(other_pack).status, 409u);
  EXPECT_EQ(record(decision(about("significant-harm", "do-not-share"))).status, 409u);
  EXPECT_EQ(fault({{"advice", json::object{}}}), "advice.pack");
  EXPECT_EQ(fault({{"advice", nullptr}}), "advice");
}

TEST_F(Decisions, FollowTheRulesOfThePages) {
  const std::uint64_t before = entries();
  EXPECT_EQ(fault({{"words", "  "}}), "words");
  EXPECT_EQ(fault({{"choice", "do-not-share"}}), "departure");
  EXPECT_EQ(fault({{"choice", "shear"}}), "choice");
  EXPECT_EQ(fault({{"answers", json::object{{"risk", "significant-ham"}}}}), "answers");
  EXPECT_EQ(fault({{"happened_at", "2026-11-20T10:30:00.000Z"}}), "happened_at") << "half an hour ahead";
  EXPECT_EQ(fault({{"happened_at", "yesterday"}}), "happened_at");
  EXPECT_EQ(fault({{"label", std::string(201, 'a')}}), "label");
  EXPECT_EQ(fault({{"file", "nonsense"}}), "file");
  EXPECT_EQ(fault({{"wrods", "x"}}), "wrods");
  EXPECT_EQ(fault({{"already_shared", true}}), "happened_at");
  const auto others = desk("northbank", "sian");
  const FileRef theirs =
      recorded(others, draft_with(others, agreed_early_help()), says(record::Choice::Share, "Agreed.")).file;
  const std::uint64_t after = entries();
  EXPECT_EQ(fault({{"file", theirs.text()}}), "403");
  EXPECT_EQ(fault({{"file", FileRef::make(random_).text()}}), "404");
  EXPECT_EQ(entries(), after);
  EXPECT_LT(before, after);
}

TEST_F(Decisions, ThatDepartAreTalkedOverAndThoseThatCameLateSaySo) {
  const json::object departs = read(record(
      decision({{"choice", "do-not-share"}, {"departure", "The lead decided so."}, {"consulted", "Ruth"}})));
  const std::string tasks = to_canonical_json(departs.at("tasks"));
  EXPECT_NE(tasks.find("talk-over-departure"), std::string::npos);
  EXPECT_FALSE(departs.at("late").as_bool());
  const json::object late = read(record(decision({{"happened_at", "2026-11-20T09:00:00.000Z"}}), "late"));
  EXPECT_TRUE(late.at("late").as_bool());
}

TEST_F(Decisions, ThatWereAskedForSayWhoAskedAndOweAReply) {
  json::object answers{
      {"risk", "significant-harm"}, {"recipient", "childrens-social-care"}, {"requested", "yes"}};
  EXPECT_EQ(fault({{"answers", answers}}), "request");
  json::object asked{{"from", "childrens-social-care"},
                     {"name", "Duty desk"},
                     {"what", "Attendance"},
                     {"power", "none"},
                     {"asked", "2026-11-20T08:00:00.000Z"}};
  EXPECT_EQ(fault({{"answers", answers}, {"request", asked}}), "answers") << "compulsion follows from it";
  answers["compulsion"] = "none";
  json::object nameless = asked;
  nameless["name"] = "";
  EXPECT_EQ(fault({{"answers", answers}, {"request", nameless}}), "request.name");
  const http::Response kept = record(decision({{"answers", answers}, {"request", asked}}));
  ASSERT_EQ(kept.status, 201u) << kept.body;
  EXPECT_NE(kept.body.find("reply-to-request"), std::string::npos);
  const json::object back = read(get(*kept.header("location")));
  EXPECT_EQ(text(back.at("notes").as_object(), "request_name"), "Duty desk");
}

}  // namespace
