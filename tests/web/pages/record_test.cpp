// SPDX-License-Identifier: MIT
// What follows a decision: tasks, the how-steps, the case file, who may see it.
#include "bundle/check.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Records : public Town {
 protected:
  PageSeen record(Browser& browser, const char* name = "Robin") {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
  }
  static std::string file_of(const PageSeen& record) {
    return record.path.substr(0, record.path.find("/decisions"));
  }
};

TEST_F(Records, ATaskIsSettledOnlyWithAnAnswerAndIfNotDoneWithAReason) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  std::string task;
  for (const auto& [words, address] : kept.links)
    if (address.starts_with("/tasks/")) task = address;
  ASSERT_FALSE(task.empty()) << kept.text;
  PageSeen page = sam.press(sam.get(task), "Save");
  EXPECT_TRUE(page.says("Choose whether this is done"));
  page = sam.press(page, "Save", {{"done", "no"}});
  EXPECT_TRUE(page.says("Say why this was not done"));
  page = sam.press(page, "Save", {{"note", "They moved away."}});
  EXPECT_EQ(page.path, kept.path);
  EXPECT_TRUE(page.says("They moved away."));
  EXPECT_TRUE(sam.get(task).says("This task is settled."));
}

TEST_F(Records, AnsweringHowToShareRunsTheRecommendationAgain) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const PageSeen form = sam.get(kept.link_to("Settle how to share"));
  Typed typed{{"contains_opinion", "no"}, {"contains_historical", "no"},      {"third_parties", "no"},
              {"special_category", "no"}, {"informing_increases_risk", "no"}, {"retention", "normal"},
              {"note.channel", "By hand"}};
  for (const char* step : {"how-much", "fact-opinion", "right-person", "secure", "tell"})
    typed.emplace_back("settled", step);
  const PageSeen after = sam.press(form, "Save", typed);
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("No longer needed"))
      << "tasks that the answers end are shown as ended: " << after.text;
  EXPECT_EQ(sam.get(kept.link_to("Settle how to share")).form_with("Save").given.at("note.channel"),
            "By hand");
}

TEST_F(Records, ACaseFileShowsItsTimelineAndWhoLooked) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const PageSeen kept = record(sam);
  static_cast<void>(kit.get(file_of(kept)));
  const PageSeen file = sam.get(file_of(kept));
  EXPECT_EQ(file.heading, "Robin");
  EXPECT_TRUE(file.says("Decided to share"));
  EXPECT_TRUE(file.says("by Name of kit")) << file.text;
  EXPECT_EQ(file.title, "Case file - Sharewell") << "nothing about a person stands in a title";
}

TEST_F(Records, AnotherTeamLearnsOnlyThatTheFileExistsAndWhomToAsk) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee");
  const PageSeen kept = record(sam);
  for (const std::string& path :
       {file_of(kept), kept.path, kept.path + "/proof", kept.path + "/entry.json", kept.path + "/how",
        file_of(kept) + "/copy", file_of(kept) + "/copies/1", file_of(kept) + "/copies/1/bundle.tar"}) {
    const PageSeen page = lee.get(path);
    EXPECT_EQ(page.status, 403u) << path;
    EXPECT_TRUE(page.says("A case file exists"));
    EXPECT_TRUE(page.says("Name of ada"));
    EXPECT_FALSE(page.says("Robin"));
    EXPECT_FALSE(page.says("They asked for help."));
  }
}

TEST_F(Records, AnotherOrganisationLearnsNothing) {
  Browser sam = as("northbank", "sam"), joe = as("elmfield", "joe");
  const PageSeen kept = record(sam);
  const PageSeen nothing = joe.get("/files/0000000000Z");
  const PageSeen file = joe.get(file_of(kept));
  EXPECT_EQ(file.status, 404u);
  EXPECT_EQ(file.text, nothing.text);
  EXPECT_EQ(joe.get(kept.path).status, 404u);
}

TEST_F(Records, AColleaguesDraftIsNotFound) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const PageSeen draft = sam.press(sam.get("/"), "Start now");
  EXPECT_EQ(kit.get(draft.path).status, 404u);
}

TEST_F(Records, ACopyOfACaseFileIsTakenWithAWarningAndAPurposeAndPassesTheCheck) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const std::string file = file_of(record(sam));
  const PageSeen form = sam.get(sam.get(file).link_to("Take a copy with its proofs"));
  EXPECT_TRUE(form.says("everything in this case file in the clear")) << form.text;
  const PageSeen asked = sam.press(form, "Record this and make the copy");
  EXPECT_TRUE(asked.says("Write who the copy is for, and why"));
  const PageSeen ready = sam.press(asked, "Record this and make the copy", {{"purpose", "Review panel"}});
  EXPECT_EQ(ready.heading, "The copy is ready") << ready.text;
  const std::string key = organisation("northbank")->store->verifier_key();
  EXPECT_TRUE(ready.says("sharewell-verify --key '" + key + "' bundle.tar")) << ready.text;
  const std::string address = ready.link_to("Save the copy");
  const http::Response saved = sam.ask(request("GET", address));
  EXPECT_EQ(saved.header("Content-Disposition"), "attachment; filename=\"bundle.tar\"");
  const bundle::Report report = bundle::check_bundle(saved.body, key);
  ASSERT_TRUE(report.passes()) << one_line(*report.wrong);
  EXPECT_TRUE(sam.get(file).says("Took a copy out of Sharewell, for: Review panel"));
  EXPECT_EQ(kit.get(address).status, 404u) << "a colleague takes a copy of their own";
  EXPECT_EQ(sam.get(file + "/copies/x/bundle.tar").status, 404u);
}

TEST_F(Records, SendingADecisionTwiceShowsTheSameRecord) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  const Typed typed{{"choice", "share"}, {"words", "Once."}, {"file", "unnamed"}};
  const PageSeen first = sam.press(form, "Record my decision", typed);
  EXPECT_EQ(sam.press(form, "Record my decision", typed).path, first.path);
  EXPECT_TRUE(first.path.starts_with("/files/")) << first.text;
}

TEST_F(Records, WhatWasDecidedEarlierIsRecordedAsLateWithBothTimes) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  const Typed bad{{"choice", "share"}, {"words", "Yesterday."}, {"file", "unnamed"},   {"when", "earlier"},
                  {"when-day", "31"},  {"when-month", "2"},     {"when-time", "14:30"}};
  const PageSeen asked = sam.press(form, "Record my decision", bad);
  EXPECT_TRUE(asked.says("Enter a date and time that exist"));
  const PageSeen record = sam.press(asked, "Record my decision", {{"when-day", "1"}, {"when-month", "2"}});
  EXPECT_TRUE(record.says("1 February 2026 at 2:30pm")) << record.text;
  EXPECT_TRUE(record.says("Late"));
}

}  // namespace
}  // namespace sharewell::testing_pages
