// SPDX-License-Identifier: MIT
// A record that is incomplete says so wherever it is read, and leads to where each part is said.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Unfinished : public Town {
 protected:
  static Plan worry() {
    Plan plan = early_help();
    plan["risk"] = {"welfare-concern"};
    plan["consent"] = {"not-sought"};
    plan["lawful_reasons"] = {"child-harm"};
    plan["confidence_ground"] = {"not-applicable"};
    return plan;
  }
  PageSeen record(Browser& browser, const Plan& plan) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, plan));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "He came hungry."}, {"file", "new"}, {"file_name", "Robin"}});
  }
  static std::string file_of(const PageSeen& kept) {
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  static std::string summary_of(const PageSeen& kept) {
    return kept.body.substr(kept.body.rfind("<textarea"));
  }
  static Typed whole() {
    return {{"serves", "harm"},           {"qualities", "all"},         {"covered", "facts"},
            {"covered", "effect_shared"}, {"covered", "effect_silent"}, {"covered", "safety_person"},
            {"covered", "safety_others"}, {"covered", "need_to_share"}, {"covered", "rights_against"},
            {"covered", "best_interests"}};
  }
  PageSeen how(Browser& browser, const PageSeen& kept, const char* adds_danger) {
    return browser.press(browser.get(kept.path + "/how"), "Save",
                         {{"informing_increases_risk", adds_danger}});
  }
};

TEST_F(Unfinished, WhetherItIsLikelyToHelpIsAskedStraightAfterDangerAndHeadsTheCaseAndTheRecord) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  const std::size_t helps = page.body.find("name=\"helps\""), risk = page.body.find("name=\"risk\"");
  ASSERT_NE(helps, std::string::npos) << page.text;
  EXPECT_LT(helps, risk) << "before anything else";
  EXPECT_FALSE(page.form_with("Continue").given.contains("helps")) << "nothing is chosen beforehand";
  const PageSeen left =
      sam.press(page, "Continue", {{"risk", "support-need"}, {"adult_at_risk", "no"}, {"crime", "no"}});
  EXPECT_NE(left.path, page.path) << "it holds nobody up: " << left.text;

  const PageSeen kept = record(sam, worry());
  constexpr const char* kAsk = "Is sharing likely to help keep a child safe?";
  EXPECT_LT(kept.text.find(kAsk), kept.text.find("The advice said")) << kept.text;
  const std::string summary = summary_of(kept);
  ASSERT_NE(summary.find(kAsk), std::string::npos);
  EXPECT_LT(summary.find(kAsk), summary.find("Case file")) << "it heads what is printed";
  const PageSeen file = sam.get(file_of(kept));
  EXPECT_LT(file.text.find(kAsk), file.text.find("Opened by")) << file.text;
}

TEST_F(Unfinished, IsSaidOnTheCaseTheRecordTheSummaryAndMyWorkUntilTheLastPartIsThere) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, worry());
  EXPECT_TRUE(kept.says("This record is incomplete. Missing: what it serves; the facts relied on"))
      << kept.text;
  EXPECT_EQ(kept.link_to("the facts relied on"), kept.path + "/fuller#facts");
  EXPECT_NE(summary_of(kept).find("This record is incomplete. Missing: what it serves"), std::string::npos);
  EXPECT_TRUE(sam.get(file_of(kept)).says("Incomplete Missing: what it serves; the facts relied on"))
      << sam.get(file_of(kept)).text;
  const PageSeen work = sam.get("/work");
  const PageSeen task = sam.get(work.link_to("Finish a record that is incomplete"));
  EXPECT_TRUE(task.says("Missing: what it serves")) << task.text;
  EXPECT_TRUE(sam.press(task, "Save", {{"done", "yes"}}).says("Something is still missing from this record"));

  const PageSeen form = sam.get(kept.link_to("Complete the record"));
  EXPECT_TRUE(form.says("He came hungry.")) << "one's own words stand beside the ticks";
  const PageSeen after = sam.press(form, "Save", whole());
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_FALSE(after.says("This record is incomplete")) << after.text;
  EXPECT_TRUE(after.says("Necessary for the purpose Yes")) << "eight answers";
  EXPECT_TRUE(after.says("Only to those who need it Yes"));
  EXPECT_EQ(summary_of(after).find("This record is incomplete"), std::string::npos);
  EXPECT_FALSE(sam.get(file_of(kept)).says("Incomplete"));
  EXPECT_TRUE(sam.get("/work").link_to("Finish a record that is incomplete").empty());
}

TEST_F(Unfinished, EachQualityIsARowWithTheReasonWhereItIsNotMet) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, worry());
  const PageSeen after = sam.press(sam.get(kept.path + "/fuller"), "Save",
                                   {{"qualities", "all"}, {"unmet_timely", "I was ill for a week."}});
  EXPECT_TRUE(after.says("In time No: I was ill for a week.")) << after.text;
  EXPECT_TRUE(after.says("Secure Yes"));
  const std::string summary = summary_of(after);
  EXPECT_NE(summary.find("No: I was ill for a week."), std::string::npos);
}

TEST_F(Unfinished, WhereTheyDoNotExpectItAndWereNotAskedThatComesFirstOnTheCase) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, worry());
  static_cast<void>(how(sam, kept, "no"));
  EXPECT_FALSE(sam.get(file_of(kept)).says("Ask first:"));
  static_cast<void>(sam.press(sam.get(kept.path + "/fuller"), "Save", {{"expects", "not-expected"}}));
  const PageSeen file = sam.get(file_of(kept));
  ASSERT_TRUE(file.says("Ask first: the person does not expect this to be shared")) << file.text;
  for (const char* later : {"Decisions", "To do", "Refer the child", "Due"})
    if (file.text.find(later) != std::string::npos) {
      EXPECT_LT(file.text.find("Ask first:"), file.text.find(later)) << later;
    }
  EXPECT_TRUE(file.link_to("Ask them, if that is safe").starts_with("/tasks/"));
  static_cast<void>(how(sam, kept, "yes"));
  EXPECT_FALSE(sam.get(file_of(kept)).says("Ask first:")) << "not while telling adds to the danger";
}

TEST_F(Unfinished, WhatTheyWereToldIsListedWithWhoWroteItDownAndWhatIsNotSaid) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const PageSeen kept = record(sam, worry());
  EXPECT_FALSE(sam.get(file_of(kept)).says("What the person has been told"));
  static_cast<void>(
      kit.press(kit.get(kept.path + "/fuller"), "Save", {{"told_why", "That we worry about his meals."}}));
  const PageSeen file = sam.get(file_of(kept));
  EXPECT_TRUE(file.says("What the person has been told")) << file.text;
  EXPECT_TRUE(file.says("That we worry about his meals.")) << file.text;
  EXPECT_TRUE(file.says("Written down by Name of kit, 22 November 2026"));
  EXPECT_TRUE(
      file.says("Not said yet: what they were told about which information; what they were told "
                "about how it is shared; what they were told about with whom; when they were told"))
      << file.text;
  static_cast<void>(how(sam, kept, "yes"));
  EXPECT_FALSE(sam.get(file_of(kept)).says("Not said yet")) << "nobody is led to tell";
}

TEST_F(Unfinished, AnAgreementThatLacksSomethingCountsAsNoneAndSaysWhatItLacks) {
  Browser sam = as("northbank", "sam");
  Plan plan = early_help();
  const PageSeen kept = record(sam, plan);
  const PageSeen form = sam.get(kept.link_to("Record their agreement"));
  const PageSeen lacks = sam.press(form, "Save",
                                   {{"agreement_who", "His mother"},
                                    {"agreement_for", "Her son"},
                                    {"agreement_when", "Today"},
                                    {"agreement_how", "words"},
                                    {"agreement_told", "why"},
                                    {"agreement_told", "what"},
                                    {"agreement_told", "how"},
                                    {"agreement_told", "with-whom"},
                                    {"agreement_free", "no-pressure"},
                                    {"agreement_free", "no-service"}});
  EXPECT_TRUE(
      lacks.says("It counts as no agreement, because this is missing: that nobody whom they fear was "
                 "there"))
      << lacks.text;
  EXPECT_TRUE(sam.get(file_of(kept)).says("Recorded an agreement that lacks something"));
  const PageSeen again = sam.get(lacks.link_to("Change the record of their agreement"));
  EXPECT_EQ(again.form_with("Save").given.at("agreement_who"), "His mother");
  const PageSeen whole = sam.press(again, "Save",
                                   {{"agreement_told", "why"},
                                    {"agreement_told", "what"},
                                    {"agreement_told", "how"},
                                    {"agreement_told", "with-whom"},
                                    {"agreement_free", "no-pressure"},
                                    {"agreement_free", "no-service"},
                                    {"agreement_free", "nobody-coercive"}});
  EXPECT_TRUE(whole.says("Everything is on record: it counts as agreement.")) << whole.text;
  EXPECT_NE(summary_of(whole).find("Who agreed?: His mother"), std::string::npos) << summary_of(whole);
  Browser lee = as("northbank", "lee");
  EXPECT_EQ(lee.get(kept.path + "/agreement").status, 403u) << "another team's";
  EXPECT_EQ(sam.get(record(sam, worry()).path + "/agreement").status, 404u) << "nobody agreed there";
}

TEST_F(Unfinished, NotToKnowTheLegalBasisIsAnAnswerThatStaysATaskBesidePlainWords) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, worry());
  const PageSeen form = sam.get(kept.path + "/basis");
  EXPECT_TRUE(form.says("To hold information about somebody, and to pass it on")) << form.text;
  EXPECT_TRUE(form.says("I do not know yet"));
  const PageSeen after = sam.press(form, "Save", {{"not_known", "yes"}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("Not known yet"));
  EXPECT_TRUE(after.says("ask the information governance lead"));
  EXPECT_FALSE(sam.get(kept.path + "/basis").body.find("value=\"yes\" checked") == std::string::npos);
}

TEST_F(Unfinished, ARefusalForPrivateLifeAloneIsAskedForMore) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, worry()));
  const Typed typed{{"choice", "do-not-share"},
                    {"words", "Article 8."},
                    {"departure", "Human rights."},
                    {"file", "unnamed"}};
  const PageSeen asked = sam.press(form, "Record my decision", typed);
  EXPECT_TRUE(asked.says("Say what makes it real, or which fact makes this sharing wrong")) << asked.text;
  const PageSeen kept = sam.press(asked, "Record my decision",
                                  {{"choice", "do-not-share"},
                                   {"words", "His aunt feeds him now."},
                                   {"departure", "It is over."},
                                   {"file", "unnamed"}});
  EXPECT_TRUE(kept.says("Decision recorded")) << kept.text;
}

}  // namespace
}  // namespace sharewell::testing_pages
