// SPDX-License-Identifier: MIT
// The walks of the journey, page by page, as a person without scripts makes them.
#include <algorithm>

#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Walks : public Town {
 protected:
  PageSeen decide(Browser& browser, const Plan& plan, Typed typed) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, plan));
    return browser.press(form, "Record my decision", typed);
  }
  static Plan no_reason() {
    Plan plan = early_help();
    plan["purpose_kind"] = {"none"};
    return plan;
  }
};

TEST_F(Walks, SharingWithAgreementEndsAtARecordWithTasksAndProof) {
  Browser sam = as("northbank", "sam");
  const PageSeen check = walk_to_check(sam, early_help());
  EXPECT_EQ(check.heading, "Check your answers");
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_EQ(advice.heading, "You can share: do these things as you do it");
  EXPECT_TRUE(advice.says("age 11"));
  const PageSeen form = sam.get(advice.link_to("Write down my decision"));
  const PageSeen record = sam.press(
      form, "Record my decision",
      {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  EXPECT_EQ(record.status, 200u) << record.text;
  EXPECT_TRUE(record.heading.starts_with("Decision recorded"));
  EXPECT_TRUE(record.says("They asked for help."));
  EXPECT_TRUE(record.says("Robin"));
  EXPECT_FALSE(record.link_to("Save the proof").empty());
  EXPECT_TRUE(sam.get(record.link_to("Save the proof")).body.starts_with("c2sp.org/tlog-proof@v1"));
}

TEST_F(Walks, AClearNoIsWarnedAboutAndRecordedToo) {
  Browser sam = as("northbank", "sam");
  const PageSeen check = walk_to_check(sam, no_reason());
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_EQ(advice.heading, "Do not give this to them for now");
  EXPECT_TRUE(advice.says("Reviews of") || advice.says("reviews of cases"));
  EXPECT_TRUE(advice.says("not sharing may be against the law"));
  const PageSeen form = sam.get(advice.link_to("Write down my decision"));
  const PageSeen record =
      sam.press(form, "Record my decision",
                {{"choice", "do-not-share"}, {"words", "No reason was given."}, {"file", "unnamed"}});
  EXPECT_TRUE(record.says("No reason was given."));
  EXPECT_TRUE(record.says("Not yet named"));
}

TEST_F(Walks, AdviceCanBeAskedForFromTheFirstQuestionAndTakenBack) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  page = sam.send(page.form_with("Get advice before I decide"), {{"then", "advice"}});
  EXPECT_EQ(page.heading, "Get advice before you decide");
  EXPECT_TRUE(page.says("without saying who it is about"));
  page = sam.press(page, "I do not want advice first");
  EXPECT_FALSE(page.has_button("I do not want advice first"));
}

TEST_F(Walks, DangerIsAnsweredWithWhomToCallAndRecordedOnOnePage) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = sam.press(page, "Continue", {{"danger", "child"}});
  EXPECT_EQ(page.heading, "Call 999 now");
  EXPECT_EQ(page.link_to("Call 999"), "tel:999");
  page = sam.get(page.link_to("I have called: record it"));
  const FormSeen form = page.form_with("Record it");
  const PageSeen record = sam.send(form, {{"told", "police"}});
  EXPECT_TRUE(record.says("Decision recorded")) << record.text;
  EXPECT_TRUE(record.says("Recorded in an emergency"));
  const PageSeen again = sam.send(form, {{"told", "police"}});
  EXPECT_EQ(again.path, record.path) << "sending twice records once";
}

TEST_F(Walks, CarryingOnAfterDangerLeadsToActNow) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  plan["danger"] = {"child"};
  const PageSeen check = walk_to_check(sam, plan);
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_EQ(advice.heading, "Act now") << advice.text;
}

TEST_F(Walks, DecidingDifferentlyAsksForTheReasonAndKeepsWhatWasTyped) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  const Typed typed{
      {"choice", "do-not-share"}, {"words", "I know the family."}, {"file", "new"}, {"file_name", "Robin"}};
  const PageSeen asked = sam.press(form, "Record my decision", typed);
  EXPECT_TRUE(asked.title.starts_with("Error: "));
  EXPECT_TRUE(asked.says("This differs from what the advice points to"));
  EXPECT_EQ(asked.form_with("Record my decision").given.at("words"), "I know the family.");
  EXPECT_EQ(asked.form_with("Record my decision").given.at("file_name"), "Robin");
  const PageSeen record = sam.press(asked, "Record my decision",
                                    {{"departure", "The helper is the father."}, {"consulted", "Ada"}});
  EXPECT_TRUE(record.says("The helper is the father.")) << record.text;
  EXPECT_TRUE(record.says("Do not share"));
}

TEST_F(Walks, GoingBackAndChangingAnAnswerLosesNothing) {
  Browser sam = as("northbank", "sam");
  PageSeen check = walk_to_check(sam, early_help());
  const std::string consent = check.link_to("Change Has the person it is mainly about agreed?");
  ASSERT_FALSE(consent.empty());
  PageSeen page = sam.get(consent.substr(0, consent.find('#')));
  EXPECT_EQ(page.form_with("Continue").given.at("consent"), "valid");
  page = sam.press(page, "Continue", {{"consent", "refused"}});
  check = walk_questions(sam, page, early_help());
  EXPECT_TRUE(check.says("Check your answers"));
  page = sam.get(consent.substr(0, consent.find('#')));
  page = sam.press(page, "Continue", {{"consent", "valid"}});
  EXPECT_EQ(page.heading, "Check your answers");
  EXPECT_TRUE(page.says("Kept, not used")) << "answers that do not matter now are kept: " << page.text;
}

TEST_F(Walks, AnUnansweredQuestionIsShownAgainWithTheSameWords) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = sam.press(page, "Continue", {{"danger", "no"}});
  EXPECT_TRUE(page.title.starts_with("Error: "));
  EXPECT_TRUE(page.says("There is a problem"));
  EXPECT_EQ(page.form_with("Continue").given.at("danger"), "no");
}

TEST_F(Walks, TwoWindowsOnOneQuestionShowBothAnswersAndLoseNeither) {
  Browser sam = as("northbank", "sam");
  const PageSeen first = sam.press(sam.get("/"), "Start now");
  const PageSeen second = sam.get(first.path);
  static_cast<void>(sam.press(first, "Continue", {{"danger", "adult"}}));
  const PageSeen both = sam.press(second, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  EXPECT_EQ(both.heading, "You answered this in another window");
  EXPECT_TRUE(both.says("Yes, an adult"));
  const PageSeen mine = sam.press(both, "Keep what I chose here");
  EXPECT_NE(mine.heading, "You answered this in another window");
  EXPECT_EQ(sam.get(first.path).form_with("Continue").given.at("danger"), "no");
}

TEST_F(Walks, MyWorkShowsWhatIsOwedOneCaseFileAfterTheOther) {
  Browser sam = as("northbank", "sam");
  for (const char* child : {"Robin", "Wren"})
    static_cast<void>(decide(sam, early_help(),
                             {{"choice", "share"}, {"words", "w"}, {"file", "new"}, {"file_name", child}}));
  const std::string text = sam.get("/work").text;
  const std::size_t from = text.find("Due today"), robin = text.find("Robin", from),
                    wren = text.find("Wren", from);
  const std::size_t end = text.find("Later", from);
  ASSERT_LT(std::max(robin, wren), end) << text;
  EXPECT_GT(text.find("Robin", robin + 1), end) << "named once, above all that is owed to this child";
  EXPECT_GT(text.find("Wren", wren + 1), end);
  const auto tasks_between = [&](std::size_t begin, std::size_t until) {
    std::size_t count = 0;
    for (std::size_t at = text.find("Due: ", begin); at < until; at = text.find("Due: ", at + 1)) ++count;
    return count;
  };
  const std::size_t second = std::max(robin, wren);
  EXPECT_EQ(tasks_between(from, std::min(robin, wren)), 0u) << "no task above the first name";
  EXPECT_GT(tasks_between(std::min(robin, wren), second), 1u);
  EXPECT_EQ(tasks_between(std::min(robin, wren), second), tasks_between(second, end))
      << "the same duties each";
}

TEST_F(Walks, ADraftIsResumedAndDiscardedFromMyWork) {
  Browser sam = as("northbank", "sam");
  const PageSeen first = sam.press(sam.get("/"), "Start now");
  PageSeen work = sam.get("/work");
  const PageSeen resumed = sam.get(work.link_to("Carry on"));
  EXPECT_EQ(resumed.path, first.path);
  const PageSeen asked = sam.get(work.link_to("Discard"));
  work = sam.press(asked, "Discard this draft");
  EXPECT_TRUE(work.link_to("Carry on").empty());
  EXPECT_EQ(sam.get(first.path).status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
