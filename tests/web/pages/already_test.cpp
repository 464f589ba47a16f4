// SPDX-License-Identifier: MIT
// Recording what was shared before anybody asked what the advice says.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

using Already = Town;

PageSeen begin(Browser& browser, const Typed& when) {
  const PageSeen form =
      browser.get(browser.get("/").link_to("I have already shared something, and want to record it"));
  EXPECT_EQ(form.heading, "Record what you have already shared");
  return browser.press(form, "Continue", when);
}

TEST_F(Already, ALateRecordShowsBothTimesAndTheDelay) {
  Browser sam = as("northbank", "sam");
  // The clock of the town stands at 22 November 2026, 2pm in London.
  PageSeen page = begin(sam, {{"when", "earlier"}, {"when-time", "10:35"}});
  EXPECT_EQ(page.heading, "First, check for danger");
  EXPECT_FALSE(page.says("Answer as things stood then"));
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  EXPECT_EQ(page.heading, "What were you worried about?");
  EXPECT_TRUE(page.says("Answer as things stood then"));
  EXPECT_FALSE(page.has_button("Get advice before I decide"));
  const PageSeen check = walk_questions(sam, page, early_help());
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_TRUE(advice.says("You have shared this already"));
  const PageSeen form = sam.get(advice.link_to("Record what you shared"));
  EXPECT_EQ(form.heading, "Record what you shared, and why");
  EXPECT_TRUE(form.form_with("Record what you shared").radios.count("choice") == 0);
  const PageSeen record =
      sam.press(form, "Record what you shared", {{"words", "They had asked."}, {"file", "unnamed"}});
  EXPECT_TRUE(record.heading.starts_with("Decision recorded")) << record.text;
  EXPECT_TRUE(record.says("10:35am")) << record.text;
  EXPECT_TRUE(record.says("Late"));
  EXPECT_TRUE(record.says("3 hours 25 minutes after it happened")) << record.text;
  const PageSeen file = sam.get(record.path.substr(0, record.path.find("/decisions")));
  EXPECT_TRUE(file.says("Shared, and recorded afterwards"));
  EXPECT_TRUE(file.says("Recorded 3 hours 25 minutes after it happened"));
}

TEST_F(Already, SharingThatTheAdviceDoesNotPointToNeedsAReasonAndSaysWhomToTell) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  plan["purpose_kind"] = {"none"};
  const PageSeen check = walk_questions(sam, begin(sam, {{"when", "now"}}), plan);
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_TRUE(advice.says("Tell your safeguarding lead or your information governance lead today"));
  PageSeen form = sam.get(advice.link_to("Record what you shared"));
  form = sam.press(form, "Record what you shared", {{"words", "By mistake."}, {"file", "unnamed"}});
  EXPECT_TRUE(form.title.starts_with("Error:"));
  EXPECT_TRUE(form.body.find("By mistake.") != std::string::npos);
  const PageSeen record = sam.press(form, "Record what you shared",
                                    {{"departure", "I pressed the wrong name."}, {"file", "unnamed"}});
  EXPECT_TRUE(record.says("I pressed the wrong name.")) << record.text;
}

TEST_F(Already, ATimeThatIsNotOneIsAskedForAgainAndCanBeChangedLater) {
  Browser sam = as("northbank", "sam");
  PageSeen page = begin(sam, {{"when", "earlier"}, {"when-time", "25:00"}});
  EXPECT_TRUE(page.title.starts_with("Error:"));
  EXPECT_NE(page.body.find("25:00"), std::string::npos) << "nothing typed is lost";
  page = sam.press(page, "Continue", {{"when", "earlier"}, {"when-time", "9:00"}});
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  PageSeen change = sam.get(page.link_to("Change when"));
  EXPECT_NE(change.body.find("9:00"), std::string::npos) << "what is kept stands in the form";
  page = sam.press(change, "Continue", {{"when", "earlier"}, {"when-time", "9:30"}});
  EXPECT_TRUE(page.says("9:30am")) << page.text;
}

}  // namespace
}  // namespace sharewell::testing_pages
