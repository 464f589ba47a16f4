// SPDX-License-Identifier: MIT
// What a recommendation rests on, as a person reads it and follows its links.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class RestsOnPage : public Town {
 protected:
  /// From any page of a draft to its recommendation.
  static PageSeen recommendation(Browser& browser, const PageSeen& page) {
    const std::string draft = page.path.substr(0, page.path.rfind('/'));
    return browser.get(draft + "/recommendation");
  }
  PageSeen after(Browser& browser, const Plan& plan) {
    return recommendation(browser, walk_to_check(browser, plan));
  }
};

TEST_F(RestsOnPage, SaysThatDangerIsOneAnswerAndLeadsToIt) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = recommendation(sam, sam.press(page, "Continue", {{"danger", "child"}}));
  EXPECT_EQ(page.heading, "Act now");
  EXPECT_TRUE(page.says("This rests on one answer."));
  EXPECT_TRUE(page.says("Act first. Do not let checking hold you up."));
  EXPECT_TRUE(page.says("any other answer: Get advice before you decide"));
  EXPECT_TRUE(page.says("Why: You said a child is in danger now."));
  const std::string place = page.link_to("Check this answer");
  EXPECT_NE(place.find("/danger#"), std::string::npos) << place;
}

TEST_F(RestsOnPage, NamesWhatTurnsARefusalAndWhatWasNotAsked) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  plan["purpose_kind"] = {"none"};
  const PageSeen page = after(sam, plan);
  EXPECT_TRUE(page.says("What this rests on"));
  EXPECT_TRUE(page.says("If any one of these answers is wrong, the advice may point elsewhere."));
  EXPECT_TRUE(page.says("Another answer could lead to: \"Get advice before you decide\""));
  EXPECT_TRUE(page.says("You were not asked: Does the law say you must share it?"));
  EXPECT_FALSE(page.says("You said nobody has named a law"));
}

TEST_F(RestsOnPage, LeadsFromAnAnswerToItsPageAndBackToAnotherResult) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  plan["purpose_kind"] = {"none"};
  const PageSeen page = after(sam, plan);
  const std::string place = page.link_to("Check this answer");
  const PageSeen purpose = sam.get(place.substr(0, place.find('#')));
  EXPECT_NE(purpose.path.find("/purpose"), std::string::npos) << purpose.path;
  const PageSeen changed = sam.press(purpose, "Continue", {{"purpose_kind", "well-being"}});
  EXPECT_NE(recommendation(sam, changed).heading, page.heading);
}

TEST_F(RestsOnPage, TellsOnDemandWhyEachDutyIsAsked) {
  Browser sam = as("northbank", "sam");
  const PageSeen page = after(sam, early_help());
  EXPECT_EQ(page.heading, "You can share: do these things as you do it");
  EXPECT_TRUE(page.says("How to do these, why, and where the advice says so"));
  EXPECT_TRUE(page.says("Why: The advice points to \"You can share\"."));
  EXPECT_TRUE(page.says("None of the answers that you have not given could change"));
}

}  // namespace
}  // namespace sharewell::testing_pages
