// SPDX-License-Identifier: MIT
// Somebody asked: the request is written down, the same questions follow, and it ends in a reply with
// reasons.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Asked : public Town {
 protected:
  static Typed request() {
    return {{"request_from", "other-practitioner"},
            {"request_name", "Ms Shah, Elmfield School"},
            {"request_what", "Dates of the last visits"},
            {"request_power", "none"},
            {"when", "earlier"},
            {"when-time", "9:00"},
            {"by-day", "27"},
            {"by-month", "11"},
            {"by-year", "2026"}};
  }
  PageSeen begin(Browser& browser, const Typed& typed) {
    const PageSeen form = browser.get(browser.get("/").link_to("Someone has asked me for information"));
    return browser.press(form, "Continue", typed);
  }
  /// Through the questions, and recorded.
  PageSeen decide(Browser& browser, const PageSeen& first, const Plan& plan, Typed typed) {
    const PageSeen form = walk_to_decide(browser, walk_questions(browser, first, plan));
    typed.insert(typed.end(), {{"words", "Talked it through."}, {"file", "unnamed"}});
    return browser.press(form, "Record my decision", typed);
  }
};

TEST_F(Asked, ARequestEndsInARecordWithTheRequestAndAReplyThatIsGivenByHand) {
  Browser sam = as("northbank", "sam");
  const PageSeen first = begin(sam, request());
  EXPECT_EQ(first.heading, "First, check for danger");
  EXPECT_TRUE(sam.get("/work").says("reply to whoever asked by 27 November 2026"));
  const PageSeen record = decide(sam, first, early_help(), {{"choice", "share"}});
  EXPECT_TRUE(record.says("Ms Shah, Elmfield School")) << record.text;
  EXPECT_TRUE(record.says("Dates of the last visits"));
  EXPECT_TRUE(record.says("Reply to whoever asked, with your reasons"));
  const PageSeen reply = sam.get(record.link_to("Write the reply"));
  EXPECT_TRUE(reply.says("Dates of the last visits"));
  EXPECT_TRUE(reply.says("I have decided to share with you what you need"));
  EXPECT_FALSE(reply.says("Talked it through.")) << "the record's words are not for whoever asked";
  const PageSeen empty = sam.press(reply, "I have given it: record it", {{"reply", "My own words."}});
  EXPECT_TRUE(empty.title.starts_with("Error:"));
  EXPECT_NE(empty.body.find("My own words."), std::string::npos) << "nothing typed is lost";
  const PageSeen done =
      sam.press(empty, "I have given it: record it", {{"how", "Rang the school office back."}});
  EXPECT_EQ(done.path, record.path) << done.text;
  EXPECT_TRUE(done.says("My own words."));
  EXPECT_TRUE(done.says("Rang the school office back."));
  EXPECT_TRUE(done.link_to("Write the reply").empty());
  const PageSeen file = sam.get(record.path.substr(0, record.path.find("/decisions")));
  EXPECT_TRUE(file.says("Decided to share, after somebody had asked"));
  EXPECT_TRUE(file.says("Task done: Reply to whoever asked, with your reasons"));
}

TEST_F(Asked, ARefusalSaysWhyWithoutSayingWhatIsHeld) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  plan["purpose_kind"] = {"none"};
  const PageSeen record = decide(sam, begin(sam, request()), plan, {{"choice", "do-not-share"}});
  const PageSeen reply = sam.get(record.link_to("Write the reply"));
  EXPECT_TRUE(reply.says("I have decided not to give it to you for now")) << record.text;
  EXPECT_TRUE(reply.says("I cannot see a clear and proper purpose for it"));
  EXPECT_TRUE(reply.says("This does not say what I do or do not hold"));
}

TEST_F(Asked, WhatIsMissingIsNamedAndNothingTypedIsLost) {
  Browser sam = as("northbank", "sam");
  const PageSeen page = begin(sam, {{"request_what", "The whole record"},
                                    {"request_power", "16h"},
                                    {"by-day", "31"},
                                    {"by-month", "2"},
                                    {"by-year", "2026"}});
  EXPECT_TRUE(page.title.starts_with("Error:"));
  for (const char* said :
       {"Choose who asks", "Write who asks, and for which body",
        "Choose whether the request fits the section that they named", "Enter a day that exists"})
    EXPECT_TRUE(page.says(said)) << said;
  EXPECT_NE(page.body.find("The whole record"), std::string::npos);
}

TEST_F(Asked, AWideRequestUnderASectionIsNeverABareNo) {
  Browser sam = as("northbank", "sam");
  Typed typed = request();
  typed[0].second = "safeguarding-partner";
  typed[3].second = "16h";
  typed.emplace_back("request_fits", "too-wide");
  Plan plan = early_help();
  plan["recipient"] = {"safeguarding-partner"};
  plan["purpose_kind"] = {"none"};
  const PageSeen check = walk_questions(sam, begin(sam, typed), plan);
  EXPECT_TRUE(check.says("They say so, but I'm not sure it fits")) << check.text;
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_EQ(advice.heading, "Get advice before you decide");
  EXPECT_TRUE(advice.says("Ask what they need, and why"));
  const PageSeen change = sam.get(check.path.substr(0, check.path.rfind('/')) + "/request");
  EXPECT_NE(change.body.find("Dates of the last visits"), std::string::npos);
  const FormSeen& form = change.form_with("Continue");
  EXPECT_EQ(form.given.at("request_power"), "16h");
  EXPECT_EQ(form.given.at("by-day"), "27");
  EXPECT_TRUE(sam.press(change, "Continue").says("Check your answers"));
}

TEST_F(Asked, OnlyADecisionThatWasAskedForHasAReply) {
  Browser sam = as("northbank", "sam");
  const PageSeen record =
      sam.press(walk_to_decide(sam, walk_to_check(sam, early_help())), "Record my decision",
                {{"choice", "share"}, {"words", "Yes."}, {"file", "unnamed"}});
  EXPECT_EQ(sam.get(record.path + "/reply").status, 404u);
  Browser lee = as("northbank", "lee");
  EXPECT_EQ(lee.get(record.path + "/reply").status, 403u);
}

}  // namespace
}  // namespace sharewell::testing_pages
