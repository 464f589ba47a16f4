// SPDX-License-Identifier: MIT
// Everything on one page, the same again, without signing in, and what to do in danger.
#include <algorithm>

#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Ways : public Town {
 protected:
  /// What the plan says to every question on the page.
  static Typed answers_to(const FormSeen& form, const Plan& plan) {
    Typed typed;
    for (const auto* fields : {&form.radios, &form.boxes})
      for (const auto& [field, values] : *fields)
        for (const std::string& value : plan.at(field)) typed.emplace_back(field, value);
    return typed;
  }
  PageSeen all_on_one_page(Browser& browser, const Plan& plan) {
    PageSeen page = browser.press(browser.get("/"), "Answer everything on one page", {{"then", "all"}});
    for (int i = 0; i < 5 && page.has_button("See what follows"); ++i)
      page = browser.press(page, "See what follows", answers_to(page.form_with("See what follows"), plan));
    return page;
  }
  static PageSeen signed_out(Browser& browser, const Plan& plan) {
    PageSeen page = browser.get(browser.get("/").link_to("Answer the questions without signing in"));
    for (int i = 0; i < 12 && page.has_button("Continue"); ++i)
      page = browser.press(page, "Continue", answers_to(page.form_with("Continue"), plan));
    return page;
  }
};

TEST_F(Ways, AllQuestionsOnOnePageEndAtTheSameCheckAsOneByOne) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const PageSeen once = all_on_one_page(sam, early_help());
  const PageSeen each = walk_to_check(kit, early_help());
  EXPECT_EQ(once.heading, "Check your answers") << once.text;
  EXPECT_EQ(sam.get(once.link_to("See what the advice says")).heading,
            kit.get(each.link_to("See what the advice says")).heading);
}

TEST_F(Ways, OnePageComesBackWithWhatFollowsAndNothingIsLost) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Answer everything on one page", {{"then", "all"}});
  PageSeen missing = sam.press(page, "See what follows", {{"risk", "support-need"}});
  EXPECT_TRUE(missing.title.starts_with("Error:"));
  EXPECT_TRUE(missing.says("Choose an answer to: Is anyone in danger right now?"));
  EXPECT_EQ(missing.form_with("See what follows").given.at("risk"), "support-need");
  page =
      sam.press(missing, "See what follows", {{"danger", "no"}, {"danger_home", "no"}, {"consent", "valid"}});
  EXPECT_TRUE(page.says("can still change what the advice says")) << page.text;
  EXPECT_FALSE(page.link_to("Who would get it?").empty());
  EXPECT_EQ(page.form_with("See what follows").given.at("consent"), "valid");
}

TEST_F(Ways, DangerOnTheOnePageLeadsToWhomToCallFirst) {
  Browser sam = as("northbank", "sam");
  const PageSeen page = sam.press(sam.get("/"), "Answer everything on one page", {{"then", "all"}});
  EXPECT_EQ(sam.press(page, "See what follows", {{"danger", "child"}, {"risk", "none"}}).heading,
            "Call 999 now");
}

TEST_F(Ways, RepeatingCopiesTheAnswersAndNotTheDecision) {
  Browser sam = as("northbank", "sam");
  const PageSeen record =
      sam.press(walk_to_decide(sam, walk_to_check(sam, early_help())), "Record my decision",
                {{"choice", "share"}, {"words", "The school can help."}, {"file", "unnamed"}});
  PageSeen page = sam.get(record.link_to("Repeat for another person or recipient"));
  EXPECT_TRUE(sam.press(page, "Continue").says("Choose what is different"));
  page = sam.press(page, "Continue", {{"repeat", "recipient"}});
  EXPECT_EQ(page.heading, "First, check for danger");
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  EXPECT_TRUE(page.path.ends_with("/recipient")) << "the concern is copied, the recipient is not";
  Plan plan = early_help();
  plan["recipient"] = {"own-organisation"};
  const PageSeen check = walk_questions(sam, page, plan);
  EXPECT_TRUE(check.says("Some answers were copied from")) << check.text;
  EXPECT_TRUE(check.says("Extra support would help"));
  const PageSeen form = walk_to_decide(sam, check);
  EXPECT_FALSE(form.says("The school can help."));
  const PageSeen second =
      sam.press(form, "Record my decision", {{"choice", "share"}, {"words", "Anew."}, {"file", "unnamed"}});
  EXPECT_TRUE(second.says("Answers copied from")) << second.text;
}

TEST_F(Ways, AnotherTeamCannotRepeatADecision) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee");
  const PageSeen record =
      sam.press(walk_to_decide(sam, walk_to_check(sam, early_help())), "Record my decision",
                {{"choice", "share"}, {"words", "Yes."}, {"file", "unnamed"}});
  EXPECT_EQ(lee.get(record.path + "/repeat").status, 403u);
}

TEST_F(Ways, SignedOutTheAnswersTravelInTheFormAndNothingIsStored) {
  Browser nobody(*site_);
  const std::uint64_t before = organisation("northbank")->store->size();
  const PageSeen advice = signed_out(nobody, early_help());
  EXPECT_EQ(advice.heading, "You can share: do these things as you do it") << advice.text;
  EXPECT_TRUE(nobody.cookie.empty());
  EXPECT_EQ(organisation("northbank")->store->size(), before);
  EXPECT_EQ(advice.body.find("support-need"), std::string::npos) << "what is carried is sealed";
  const PageSeen change = nobody.press(advice, "Change: What are you worried about?", {{"then", "show"}});
  EXPECT_EQ(change.heading, "What are you worried about?");
  EXPECT_EQ(change.form_with("Continue").given.at("risk"), "support-need");
}

TEST_F(Ways, SigningInKeepsTheAnswersAsADraft) {
  ASSERT_TRUE(
      installation_->add_person("northbank", {"pat", "Pat", "Worker", record::Role::Practitioner, "Duty team",
                                              *crypt::hash_password("correct horse battery", random_)}));
  Browser nobody(*site_);
  const PageSeen advice = signed_out(nobody, early_help());
  const PageSeen sign_in = nobody.press(advice, "Sign in and keep these answers");
  EXPECT_TRUE(sign_in.says("What you typed is kept"));
  const PageSeen check =
      nobody.press(sign_in, "Sign in", {{"user", "pat@northbank"}, {"password", "correct horse battery"}});
  EXPECT_EQ(check.heading, "Check your answers") << check.text;
  EXPECT_TRUE(check.says("Extra support would help"));
}

TEST_F(Ways, WhatIsCarriedOpensNeitherWhenOldNorWhenChanged) {
  Browser nobody(*site_);
  const PageSeen page = nobody.get("/questions");
  FormSeen form = page.form_with("Continue");
  const Typed no_danger{{"danger", "no"}, {"danger_home", "no"}};
  *now_ = *now_ + 2 * kHourMs;
  EXPECT_EQ(nobody.send(form, no_danger).heading, "What are you worried about?");
  *now_ = *now_ + 1;
  EXPECT_EQ(nobody.send(form, no_danger).heading, "Your answers could not be carried on");
  form = nobody.get("/questions").form_with("Continue");
  std::string& carried = form.hidden.at("carried");
  carried[carried.size() / 2] = carried[carried.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_EQ(nobody.send(form, no_danger).heading, "Your answers could not be carried on");
  form.hidden.at("carried") = std::string(20'000, 'A');
  EXPECT_EQ(nobody.send(form, no_danger).heading, "Your answers could not be carried on");
  const web::Site other(parts());
  Browser elsewhere(other);
  EXPECT_EQ(elsewhere.send(nobody.get("/questions").form_with("Continue"), no_danger).heading,
            "Your answers could not be carried on");
}

TEST_F(Ways, SignedOutDangerComesFirstAndAnEmptyPageLosesNothing) {
  Browser nobody(*site_);
  PageSeen page = nobody.get("/questions");
  EXPECT_TRUE(nobody.press(page, "Continue").title.starts_with("Error:"));
  page = nobody.press(page, "Continue", {{"danger", "child"}});
  EXPECT_EQ(page.heading, "Call 999 now");
  page = nobody.press(page, "Carry on with the questions", {{"then", "on"}});
  EXPECT_TRUE(page.has_button("Continue")) << page.text;
  EXPECT_EQ(page.heading, "Who would you share it with?") << "the second question about danger need not wait";
  page = nobody.press(page, "Back", {{"then", "back"}});
  EXPECT_EQ(page.form_with("Continue").given.at("danger"), "child");
}

TEST_F(Ways, SignedOutAdviceCanBeAskedForAtOnce) {
  Browser nobody(*site_);
  PageSeen page =
      nobody.press(nobody.get("/questions"), "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  page = nobody.press(page, "Get advice before I decide", {{"then", "advice"}});
  EXPECT_EQ(page.heading, "Get advice before you decide");
}

TEST_F(Ways, TheDangerPageAndItsCardAreTheSameForEverybodyAndMayBeKept) {
  Browser nobody(*site_), sam = as("northbank", "sam");
  for (const char* path : {"/danger", "/danger/card"}) {
    const PageSeen public_page = nobody.get(path), signed_in = sam.get(path);
    EXPECT_EQ(public_page.body, signed_in.body) << path;
    EXPECT_FALSE(public_page.says("Name of sam"));
    const auto caching = std::ranges::find(public_page.headers, std::string("Cache-Control"),
                                           [](const auto& header) { return header.first; });
    ASSERT_NE(caching, public_page.headers.end()) << path;
    EXPECT_TRUE(caching->second.starts_with("public, max-age=")) << caching->second;
  }
}

TEST_F(Ways, TheDangerPageCanBeSavedAsOneFileThatNeedsNoOther) {
  Browser nobody(*site_);
  const PageSeen saved =
      nobody.get(nobody.get("/danger").link_to("Save this page, to read without a network"));
  EXPECT_NE(saved.body.find("tel:999"), std::string::npos);
  for (const char* other : {"<link", "<img", "<script", "src=", "href=\"/", "url(", "@import"})
    EXPECT_EQ(saved.body.find(other), std::string::npos) << other;
  EXPECT_TRUE(std::ranges::any_of(saved.headers, [](const auto& header) {
    return header.first == "Content-Disposition" && header.second == "attachment; filename=\"danger.html\"";
  }));
}

}  // namespace
}  // namespace sharewell::testing_pages
