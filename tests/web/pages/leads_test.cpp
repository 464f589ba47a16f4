// SPDX-License-Identifier: MIT
// What stood in the way and its figures, training, open case files, the times of a decision, evidence.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Leads : public Town {
 protected:
  PageSeen record(Browser& browser, const char* name, Plan plan = early_help()) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, plan));
    return browser.press(form, "Record my decision",
                         {{"choice", "share"},
                          {"words", "They asked for help."},
                          {"departure", "She asked me to."},
                          {"file", "new"},
                          {"file_name", name}});
  }
  void note(Browser& browser, const char* kind, const char* agency, int times) {
    for (int i = 0; i < times; ++i)
      static_cast<void>(browser.press(browser.get("/barriers/new"), "Save",
                                      {{"kind", kind}, {"agency", agency}, {"effect", "Robin waited."}}));
  }
  void next_quarter() { *now_ = *now_ + 92 * kDayMs; }
  static std::string file_of(const PageSeen& kept) {
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  PageSeen evidence(Browser& browser, const char* as, const char* day) {
    return browser.press(browser.get("/evidence"), "Take it (CSV)",
                         {{"from-day", day},
                          {"from-month", "11"},
                          {"from-year", "2026"},
                          {"to-day", day},
                          {"to-month", "11"},
                          {"to-year", "2026"},
                          {"as", as}});
  }
};

TEST_F(Leads, SeeHowOftenWhatWasMetWithoutANameOrAWordAndSmallCountsHeldBack) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  const PageSeen wrong = sam.press(sam.get("/barriers/new"), "Save", {{"effect", "Robin waited."}});
  EXPECT_TRUE(wrong.says("Choose what stood in the way")) << wrong.text;
  EXPECT_TRUE(wrong.says("Choose where it was met"));
  note(sam, "late", "police", 2);
  note(sam, "late", "nspcc", 7);
  note(sam, "refused", "nspcc", 9);
  const PageSeen mine = sam.get("/barriers");
  EXPECT_TRUE(mine.says("Robin waited.")) << "their own words: " << mine.text;
  EXPECT_FALSE(mine.says("held back")) << "figures are for leads";
  EXPECT_TRUE(ada.get("/barriers").says("Nothing was noted yet in a quarter that has ended."));
  EXPECT_EQ(ada.get("/barriers/figures").status, 404u);
  next_quarter();
  ada = as("northbank", "ada");
  const PageSeen figures = ada.get("/barriers");
  EXPECT_TRUE(figures.says("October to December 2026")) << figures.text;
  EXPECT_FALSE(figures.says("Robin")) << figures.text;
  EXPECT_FALSE(figures.says("Name of sam"));
  EXPECT_TRUE(figures.says("held back"));
  EXPECT_EQ(figures.body.find(">2<"), std::string::npos) << "a count of two is held back";
}

TEST_F(Leads, AreAskedWhetherAnybodyCouldBeRecognisedBeforeFiguresAreHandedOver) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  note(sam, "late", "police", 2);
  note(sam, "late", "nspcc", 12);
  note(sam, "refused", "nspcc", 9);
  EXPECT_EQ(sam.get("/barriers/figures").status, 403u);
  next_quarter();
  ada = as("northbank", "ada");
  const PageSeen form = ada.get(ada.get("/barriers").link_to("Take the figures to hand over"));
  EXPECT_TRUE(ada.press(form, "Take the figures (CSV)").says("Choose whether anybody could be recognised"));
  for (const char* said : {"yes", "not-known"})
    EXPECT_TRUE(ada.press(form, "Take the figures (CSV)", {{"recognised", said}})
                    .says("Do not hand these figures over"))
        << said;
  const PageSeen csv = ada.press(form, "Take the figures (CSV)", {{"recognised", "no"}});
  EXPECT_NE(csv.body.find("held back"), std::string::npos) << csv.body;
  EXPECT_EQ(csv.body.find("Robin"), std::string::npos);
  EXPECT_EQ(csv.body.find("Name of"), std::string::npos);
  EXPECT_EQ(csv.body.find(",2,"), std::string::npos) << "nor does it follow from a total: " << csv.body;
  EXPECT_EQ(csv.body.find(",12,"), std::string::npos) << "12 and 2 make the total of their kind";
  for (const char* other : {"2027-Q1", "2099-Q4"})
    EXPECT_EQ(ada.get(std::string("/barriers?quarter=") + other).status, 404u) << other;
}

TEST_F(Leads, KeepTrainingSeeWhoHadNoneAndCanDoWithout) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  EXPECT_EQ(sam.get("/training").status, 403u);
  EXPECT_TRUE(ada.get("/training").says("4 had none yet, of 4.")) << ada.get("/training").text;
  const std::string kit = organisation("northbank")->people->find_user("kit")->ref.text();
  const PageSeen form = ada.get(ada.get("/training").link_to("Add a training"));
  EXPECT_TRUE(ada.press(form, "Save", {{"title", "Sharing"}}).says("Choose who was trained"));
  const PageSeen list = ada.press(form, "Save",
                                  {{"person", kit},
                                   {"title", "Sharing together"},
                                   {"day-day", "1"},
                                   {"day-month", "10"},
                                   {"day-year", "2026"}});
  EXPECT_EQ(list.path, "/training") << list.text;
  EXPECT_TRUE(list.says("Sharing together, 1 October 2026")) << list.text;
  EXPECT_TRUE(list.says("3 had none yet, of 4."));
  EXPECT_TRUE(ada.get("/team").link_to("Training with other agencies") == "/training");
  web::Parts without = parts();
  without.training = false;
  site_ = std::make_unique<web::Site>(std::move(without));
  Browser again = as("northbank", "ada");
  EXPECT_EQ(again.get("/training").status, 404u);
  EXPECT_EQ(again.get("/training/new").status, 404u);
  EXPECT_EQ(again.get("/team").link_to("Training with other agencies"), "");
  EXPECT_EQ(again.get("/contacts").link_to("Training with other agencies"), "");
}

TEST_F(Leads, SeeOpenCaseFilesByRiskThenAge) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  Plan grave = early_help();
  grave["risk"] = {"significant-harm"};
  static_cast<void>(record(sam, "Older"));
  *now_ = *now_ + kHourMs;
  sam = as("northbank", "sam");
  static_cast<void>(record(sam, "Newer"));
  static_cast<void>(record(sam, "Graver", grave));
  EXPECT_EQ(sam.get("/team/files").status, 403u);
  EXPECT_EQ(sam.get("/team").link_to("Open case files by risk"), "");
  ada = as("northbank", "ada");
  const PageSeen list = ada.get(ada.get("/team").link_to("Open case files by risk"));
  const auto graver = list.text.find("Graver"), older = list.text.find("Older"),
             newer = list.text.find("Newer");
  ASSERT_NE(newer, std::string::npos) << list.text;
  EXPECT_TRUE(graver < older && older < newer) << list.text;
  EXPECT_TRUE(list.says("From the concern to the decision"));
}

TEST_F(Leads, SeeOpenCaseFilesAPageAtATime) {
  Browser sam = as("northbank", "sam");
  for (const char* unlike :
       {"Amber",   "Birch",   "Cedar",  "Dahlia", "Ebony",  "Fern",  "Gorse",  "Heather", "Iris",
        "Juniper", "Kelp",    "Linden", "Maple",  "Nettle", "Olive", "Poplar", "Quince",  "Rowan",
        "Sorrel",  "Thistle", "Ulex",   "Violet", "Willow", "Xyris", "Yarrow", "Zinnia"})
    ASSERT_NE(record(sam, unlike).path.find("/decisions/"), std::string::npos) << unlike;
  Browser ada = as("northbank", "ada");
  const PageSeen first = ada.get("/team/files");
  EXPECT_TRUE(first.says("26 case files. This is page 1 of 2.")) << first.text;
  EXPECT_FALSE(first.says("Previous"));
  const PageSeen second = ada.get("/team/files?page=2");
  EXPECT_NE(first.body.find("href=\"/team/files?page=2\""), std::string::npos) << first.body;
  EXPECT_NE(second.body.find("href=\"/team/files?page=1\""), std::string::npos) << second.body;
  for (const char* nonsense : {"0", "-1", "x", "2x", "99999999999999999999999"})
    EXPECT_EQ(ada.get(std::string("/team/files?page=") + nonsense).text, first.text) << nonsense;
}

TEST_F(Leads, TheRecordShowsWhenTheConcernAroseWasDecidedAndWasShared) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "Robin");
  EXPECT_TRUE(kept.says("nobody said it yet")) << kept.text;
  const std::string way = kept.link_to("Say when the concern arose and when it was shared");
  *now_ = *now_ + kHourMs;
  sam = as("northbank", "sam");
  const PageSeen form = sam.get(way);
  const PageSeen wrong = sam.press(form, "Save", {{"arose-day", "31"}, {"arose-month", "2"}});
  EXPECT_TRUE(wrong.says("Enter a day and a time that exist")) << wrong.text;
  const LondonTime now = london_time(*now_);
  const auto number = [](int value) { return std::to_string(value); };
  const PageSeen after = sam.press(form, "Save",
                                   {{"arose-day", "20"},
                                    {"arose-month", "11"},
                                    {"arose-year", "2026"},
                                    {"arose-time", "9:30"},
                                    {"shared-day", number(now.day)},
                                    {"shared-month", number(now.month)},
                                    {"shared-year", number(now.year)},
                                    {"shared-time", number(now.hour) + ":" + number(now.minute)}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("20 November 2026 at 9:30am")) << after.text;
  EXPECT_TRUE(after.says("From the decision to the sharing 1 hour")) << after.text;
  EXPECT_FALSE(after.says("nobody said it yet"));
  const std::string summary = after.body.substr(after.body.rfind("<textarea"));
  EXPECT_NE(summary.find("From the concern to the sharing"), std::string::npos) << "on paper too";
  Browser lee = as("northbank", "lee");
  EXPECT_EQ(lee.get(way).status, 403u);
}

TEST_F(Leads, TheAuditTrailSaysWhoEditedFinalisedViewedAndExportedAndMatchesTheStore) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit"), ada = as("northbank", "ada");
  const LondonTime now = london_time(*now_);
  const std::string day = std::to_string(now.day);
  const PageSeen kept = record(sam, "Robin");  // a draft edited, and finalised
  static_cast<void>(kit.get(file_of(kept)));   // viewed
  EXPECT_EQ(sam.get("/evidence").status, 403u);
  EXPECT_TRUE(ada.get("/evidence").says("What belongs to no case file is not in it"))
      << "it says what it covers";
  EXPECT_TRUE(evidence(ada, "", day.c_str()).says("Choose what you take"));
  const PageSeen trail = evidence(ada, "trail", day.c_str());  // exported
  for (const char* said : {"Name of sam,Draft begun", "Name of sam,Draft changed; times saved in all: ",
                           "Name of sam,Decision recorded", "Name of kit,Looked at the case file",
                           "Name of ada,\"Copy, paper or table taken out\""})
    EXPECT_NE(trail.body.find(said), std::string::npos) << said << "\n" << trail.body;
  EXPECT_EQ(trail.body.find("They asked for help."), std::string::npos) << "nothing typed about the case";
  const PageSeen decisions = evidence(ada, "decisions", day.c_str());
  EXPECT_NE(decisions.body.find("Name of sam"), std::string::npos) << decisions.body;
  const std::string ref = kept.path.substr(kept.path.rfind('/') + 1);
  EXPECT_NE(decisions.body.find(SharingRef::parse(ref)->spaced()), std::string::npos);
  EXPECT_EQ(std::ranges::count(decisions.body, '\n'), 2) << "a head and one decision";
  EXPECT_EQ(decisions.body.find("Robin"), std::string::npos);
  EXPECT_TRUE(sam.get(file_of(kept)).says("Took a copy out of Sharewell, for: the decisions of a period"))
      << sam.get(file_of(kept)).text;
}

}  // namespace
}  // namespace sharewell::testing_pages
