// SPDX-License-Identifier: MIT
// Tasks and case files as programs see them: a part at a time, and never without a look on record.
#include <algorithm>
#include <set>

#include "casework/file_life.h"
#include "programs.h"

using namespace sharewell;

namespace {

class Lists : public testing_api::Programs {
 protected:
  casework::Recorded decide(const casework::Desk& at) {
    return recorded(at, draft_with(at, agreed_early_help()), says(record::Choice::Share, "Agreed with mum."));
  }
  /// Every item of a list, one at a time, by the references in `member`.
  std::vector<std::string> walk(const std::string& address, const char* list, const char* member) {
    std::vector<std::string> out;
    std::string next;
    do {
      const json::object part = read(get(address + "limit=1" + (next.empty() ? "" : "&cursor=" + next)));
      for (const json::value& one : part.at(list).as_array()) out.push_back(text(one.as_object(), member));
      next = text(part, "next");
    } while (!next.empty() && out.size() < 200);
    return out;
  }
  std::size_t count(record::EntryKind kind, const FileRef& file) {
    const auto office = installation_->find("northbank")->store->read_office();
    return static_cast<std::size_t>(std::ranges::count_if(*office, [&](const record::Entry& entry) {
      return entry.body().kind == kind &&
             to_canonical_json(entry.body().body).find(file.text()) != std::string::npos;
    }));
  }
};

TEST_F(Lists, OfFilesAreWalkedWholeNewestFirstWhateverComesInBetween) {
  std::vector<std::string> files;
  for (int i = 0; i < 5; ++i) {
    files.insert(files.begin(), decide(amara()).file.text());
    now_->ms += 1000;
  }
  static_cast<void>(decide(desk("northbank", "sian")));
  EXPECT_EQ(walk("/api/v1/files?", "files", "file"), files);
  const json::object first = read(get("/api/v1/files?limit=2"));
  static_cast<void>(decide(amara()));
  const json::object second = read(get("/api/v1/files?limit=200&cursor=" + text(first, "next")));
  std::vector<std::string> rest;
  for (const json::value& one : second.at("files").as_array()) rest.push_back(text(one.as_object(), "file"));
  EXPECT_EQ(rest, std::vector<std::string>(files.begin() + 2, files.end()));
  EXPECT_FALSE(second.contains("next"));
}

TEST_F(Lists, NameOnlyFilesWhoseLookIsOnRecord) {
  const FileRef older = decide(amara()).file;
  now_->ms += store::kLookLifeMs + 1;
  const FileRef newer = decide(amara()).file;
  ASSERT_EQ(get("/api/v1/files?limit=1").status, 200u);
  EXPECT_EQ(count(record::EntryKind::Looked, newer), 1u);
  EXPECT_EQ(count(record::EntryKind::Looked, older), 0u);
}

TEST_F(Lists, OfTasksAreWalkedWholeSoonestFirst) {
  for (int i = 0; i < 3; ++i) static_cast<void>(decide(amara()));
  static_cast<void>(decide(desk("northbank", "tom")));
  const auto all = read(get("/api/v1/tasks?limit=200")).at("tasks").as_array();
  ASSERT_GT(all.size(), 3u);
  std::vector<std::string> in_one;
  for (const json::value& one : all) in_one.push_back(text(one.as_object(), "task"));
  EXPECT_EQ(walk("/api/v1/tasks?", "tasks", "task"), in_one);
  EXPECT_EQ(std::set<std::string>(in_one.begin(), in_one.end()).size(), in_one.size());
  EXPECT_TRUE(
      std::ranges::is_sorted(all, {}, [&](const json::value& one) { return text(one.as_object(), "due"); }));
  for (const json::value& one : all)
    EXPECT_EQ(text(one.at("owner").as_object(), "name"), "Name of amara") << "mine only";
}

TEST_F(Lists, RefuseACursorThatIsNoneOfTheirs) {
  static_cast<void>(decide(amara()));
  for (const char* list : {"tasks", "files"})
    for (const char* cursor :
         {"", "x", "AAAA", "!!!!", "N0szTVA5WFEyQUM", "MjAyNi0xMS0yMFQyMzo1OTowMC4wMDBa"})
      EXPECT_EQ(get(std::string("/api/v1/") + list + "?cursor=" + cursor).status, 400u) << list << cursor;
}

TEST_F(Lists, OpenAFileWithALookAndRefuseOneOfAnotherTeamOnRecord) {
  const FileRef mine = decide(desk("northbank", "tom")).file, other = decide(desk("northbank", "sian")).file;
  const json::object file = read(get("/api/v1/files/" + mine.text()));
  const json::object newest = file.at("timeline").as_array().front().as_object();
  EXPECT_EQ(text(newest, "kind"), "looked") << "before it was shown";
  EXPECT_EQ(text(newest.at("by").as_object(), "name"), "Name of amara");
  const http::Response refused = get("/api/v1/files/" + other.text());
  EXPECT_EQ(refused.status, 403u);
  EXPECT_NE(refused.body.find("Name of ruth"), std::string::npos);
  EXPECT_EQ(refused.body.find("Agreed with mum"), std::string::npos);
  EXPECT_EQ(count(record::EntryKind::Refused, other), 1u);
}

TEST_F(Lists, FindPeopleWithALookAndSayOfOtherTeamsOnlyWhomToAsk) {
  const FileRef mine = decide(amara()).file;
  const casework::Desk sian = desk("northbank", "sian");
  const FileRef other = decide(sian).file;
  ASSERT_TRUE(casework::name_file(amara(), mine, "Nia Evans", "", "n1"));
  ASSERT_TRUE(casework::name_file(sian, other, "Nia Evans", "", "n2"));
  now_->ms += store::kLookLifeMs + 1;
  const json::object body = read(post_as(reads_, "/api/v1/search", R"({"name":"Evans Nia"})"));
  const json::array& found = body.at("found").as_array();
  ASSERT_EQ(found.size(), 1u);
  const json::object& one = found.front().as_object();
  EXPECT_EQ(text(one, "file"), mine.text());
  EXPECT_EQ(text(one, "label"), "Nia Evans");
  EXPECT_TRUE(one.at("why").at("other_order").as_bool());
  EXPECT_EQ(to_canonical_json(one.at("why").at("words")), R"(["same","same"])");
  EXPECT_EQ(to_canonical_json(body.at("ask")), R"(["Name of ruth"])") << "and no more of the other team's";
  EXPECT_EQ(count(record::EntryKind::Looked, mine), 1u);
  EXPECT_EQ(post("/api/v1/search", R"({"born":"2031-01-01"})").status, 422u) << "nobody is born yet";
  EXPECT_EQ(post("/api/v1/search", R"({"born":"9 March"})").status, 422u);
  EXPECT_EQ(post("/api/v1/search", R"({"name":"x","Name":"x"})").status, 422u);
  EXPECT_EQ(post("/api/v1/search", R"({"name":7})").status, 422u);
}

TEST_F(Lists, LetATaskBeSettledOnceAndSayHowItStands) {
  const auto kept = decide(amara());
  const std::string address = "/api/v1/tasks/" + amara().store.tasks_of(kept.file)->front().ref.text();
  EXPECT_EQ(post(address, R"({"done":false})").status, 422u);
  EXPECT_EQ(post(address, R"({"done":"yes"})").status, 422u);
  EXPECT_EQ(post(address, R"({"done":true,"notes":"x"})").status, 422u);
  EXPECT_EQ(post(address, "[]").status, 400u);
  EXPECT_EQ(post_as(token("northbank", "sian", true), address, R"({"done":true})").status, 404u);
  const std::uint64_t before = entries();
  EXPECT_EQ(text(read(post(address, R"({"done":true,"note":"Rang."})")), "state"), "done");
  EXPECT_EQ(text(read(post(address, R"({"done":true})")), "state"), "done") << "sent twice";
  EXPECT_EQ(entries(), before + 1);
  EXPECT_EQ(post(address, R"({"done":false,"note":"No."})").status, 409u);
  EXPECT_EQ(walk("/api/v1/tasks?state=done&", "tasks", "task"),
            std::vector<std::string>{address.substr(address.rfind('/') + 1)});
}

}  // namespace
