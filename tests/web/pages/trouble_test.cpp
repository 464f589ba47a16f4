// SPDX-License-Identifier: MIT
// Records that break under a running server: what people see, and what whoever runs it is told.
#include <sys/resource.h>

#include <csignal>

#include "../../store/tamper.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class BrokenRecords : public Town {
 protected:
  void SetUp() override {
    Town::SetUp();
    web::Parts told = parts();
    told.trouble = &trouble_;
    site_ = std::make_unique<web::Site>(std::move(told));
  }
  std::string record(const char* name) {
    Browser sam = as("northbank", "sam");
    const PageSeen kept = sam.press(
        walk_to_decide(sam, walk_to_check(sam, early_help())), "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  void crime(const char* sql) { store::Tamper(*store::place_of(folder_, "northbank")).run(sql); }

  std::vector<std::string> lines_;
  Trouble trouble_{clock_, [this](std::string_view line) { lines_.emplace_back(line); }};
};

TEST_F(BrokenRecords, AreToldToWhoeverRunsTheServerOnceAMinuteAndWithoutAName) {
  const std::string file = record("Robin");
  Browser sam = as("northbank", "sam");
  EXPECT_EQ(sam.get(file).status, 200u);
  EXPECT_EQ(sam.get("/files/7K3MP9XQ2AC").status, 404u);
  EXPECT_TRUE(lines_.empty()) << lines_.front();
  crime("UPDATE entry SET uid = sealed");
  for (int i = 0; i < 3; ++i) {
    const PageSeen page = sam.get(file);
    EXPECT_EQ(page.status, 500u);
    EXPECT_TRUE(page.says(row(ErrorCode::Damaged).sentence)) << page.text;
  }
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_TRUE(lines_[0].starts_with("damaged: ")) << lines_[0];
  EXPECT_NE(lines_[0].find("sharewell verify"), std::string::npos) << lines_[0];
  for (const char* personal : {"Robin", "sam", file.c_str()})
    EXPECT_EQ(lines_[0].find(personal), std::string::npos) << lines_[0];
  *now_ = *now_ + kMinuteMs;
  static_cast<void>(sam.get(file));
  ASSERT_EQ(lines_.size(), 2u);
  EXPECT_NE(lines_[1].find("(2 more times before this)"), std::string::npos) << lines_[1];
}

TEST_F(BrokenRecords, OfWhichATableIsGoneAreToldWhenSomebodySendsAFormToo) {
  static_cast<void>(record("Robin"));
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  ASSERT_TRUE(lines_.empty()) << lines_.front();
  crime("ALTER TABLE task RENAME TO gone");
  const PageSeen failed = sam.press(
      form, "Record my decision",
      {{"choice", "share"}, {"words", "They asked again."}, {"file", "new"}, {"file_name", "Wren"}});
  crime("ALTER TABLE gone RENAME TO task");  // on a server it is that of the tests that follow, too
  EXPECT_GE(failed.status, 500u) << failed.text;
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_EQ(lines_[0].find("They asked"), std::string::npos) << lines_[0];
}

TEST_F(BrokenRecords, ThatCannotBeWrittenAreToldThoughThePersonMaySendTheFormAgain) {
  if (store::place_of(folder_, "northbank")->is_shared()) GTEST_SKIP() << "another process writes";
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  const Typed typed{{"choice", "share"},
                    {"words", "They asked for help with the baby."},
                    {"file", "new"},
                    {"file_name", "Robin"}};
  rlimit was{};
  getrlimit(RLIMIT_FSIZE, &was);
  const rlimit tiny{100, was.rlim_max};
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &tiny);
  const PageSeen failed = sam.press(form, "Record my decision", typed);
  setrlimit(RLIMIT_FSIZE, &was);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_EQ(failed.status, 503u) << failed.text;
  EXPECT_TRUE(failed.says("They asked for help with the baby.")) << "what was typed stands in the page";
  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_EQ(lines_[0].find("They asked"), std::string::npos) << lines_[0];
  EXPECT_NE(sam.press(failed, "Send it again").path.find("/decisions/"), std::string::npos);
}

/// What another server kept cannot be known: the database is away, or an entry could not be taken in.
class RecordsOutOfReach : public Town {
 protected:
  void SetUp() override {
    Town::SetUp();
    organisation("northbank")->store->publish();
    organisation("northbank")->follow_others = [] {
      return Result<void>(fail(ErrorCode::Unavailable, "the database cannot be reached"));
    };
  }
};

TEST_F(RecordsOutOfReach, LeaveDangerAndWhatIsTheSameForEverybody) {
  Browser sam = as("northbank", "sam"), anybody(*site_);
  for (const char* path : {"/danger", "/danger/card", "/about", "/"})
    EXPECT_EQ(sam.get(path).status, 200u) << path;
  for (const char* path : {"/questions", "/guidance", "/guidance/duties"})
    EXPECT_EQ(anybody.get(path).status, 200u) << path;
  EXPECT_EQ(anybody.ask(request("GET", "/log/northbank/checkpoint")).status, 200u);
}

TEST_F(RecordsOutOfReach, AnswerNobodySignedInFromWhatWasKnownLast) {
  Browser sam = as("northbank", "sam"), anybody(*site_);
  for (const char* path :
       {"/questions", "/questions/check", "/guidance", "/guidance/duties", "/work", "/search"})
    EXPECT_EQ(sam.get(path).status, 503u) << path;
  EXPECT_EQ(anybody.ask(request("GET", "/log/northbank/key")).status, 503u) << "whoever asks for its health";
  (void)sam.press(sam.get("/work"), "Sign out", {});
  EXPECT_EQ(sam.get("/questions").status, 200u) << "signed out, which takes nothing but memory";
}

}  // namespace
}  // namespace sharewell::testing_pages
