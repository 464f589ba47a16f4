// SPDX-License-Identifier: MIT
// A case file as it lives on: moved, joined, kept to few; and what whoever sees it only because of a task may
// not do.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class FilePages : public Town {
 protected:
  PageSeen record(Browser& browser, const char* name, const char* about_staff = "") {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    http::Fields fields{
        {"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}};
    if (*about_staff != '\0') fields.emplace_back("about_staff", about_staff);
    return browser.press(form, "Record my decision", fields);
  }
  static std::string file_of(const PageSeen& kept) {
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  static std::string ref_of(const PageSeen& kept) {
    return file_of(kept).substr(std::string("/files/").size());
  }
  std::string ref(const char* user) { return organisation("northbank")->people->find_user(user)->ref.text(); }
};

TEST_F(FilePages, ADecisionIsMovedAndTheOldPlaceLeadsToTheNew) {
  Browser sam = as("northbank", "sam");
  const PageSeen wrong = record(sam, "Robin"), right = record(sam, "Wren");
  const PageSeen form = sam.get(wrong.link_to("Move this decision to the case file where it belongs"));
  EXPECT_TRUE(sam.press(form, "Move it", {{"why", "It was Wren."}}).says("There is a problem"));
  const PageSeen asked = sam.press(form, "Move it", {{"file", ref_of(right)}});
  EXPECT_TRUE(asked.says("Say why it belongs there, and how you know"));
  const PageSeen after = sam.press(asked, "Move it", {{"why", "It was Wren."}});
  EXPECT_EQ(file_of(after), file_of(right));
  EXPECT_TRUE(after.says("Recorded first in case file"));
  EXPECT_TRUE(after.says("They asked for help."));
  const PageSeen gone = sam.get(wrong.path);
  EXPECT_FALSE(gone.says("They asked for help."));
  EXPECT_TRUE(gone.says("This decision is in another case file"));
  const PageSeen file = sam.get(file_of(wrong));
  EXPECT_TRUE(file.says("Moved a decision to case file")) << file.text;
  EXPECT_FALSE(file.says("Decided to share"));
}

TEST_F(FilePages, TwoFilesAreJoinedAndTheOneThatGoesOnShowsBoth) {
  Browser sam = as("northbank", "sam");
  const PageSeen old = record(sam, "Robin"), goes_on = record(sam, "Wren");
  const PageSeen form = sam.get(sam.get(file_of(old)).link_to("Join with another case file"));
  EXPECT_TRUE(sam.press(form, "Join them", {{"why", "One address."}}).says("There is a problem"));
  const PageSeen after = sam.press(form, "Join them", {{"file", ref_of(goes_on)}, {"why", "One address."}});
  EXPECT_EQ(after.path, file_of(goes_on));
  EXPECT_TRUE(after.says("Also about this child: case file")) << after.text;
  EXPECT_TRUE(sam.get(file_of(old)).says("This case file was joined with another. Go on in case file"));
  EXPECT_TRUE(
      after.link_to(ref_of(old).substr(0, 5) + "-" + ref_of(old).substr(5, 5) + "-" + ref_of(old).substr(10))
          .starts_with("/files/"));
}

TEST_F(FilePages, AFileIsKeptToFewUntilALeadOpensItToTheTeam) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit"), ada = as("northbank", "ada");
  const PageSeen kept = record(sam, "Robin");
  EXPECT_EQ(kit.get(file_of(kept)).status, 200u);
  const PageSeen form = sam.get(sam.get(file_of(kept)).link_to("Keep this case file to few"));
  EXPECT_FALSE(form.says("Name of kit")) << "no safeguarding lead";
  EXPECT_TRUE(sam.press(form, "Keep it to them", {{"why", "About kit."}}).says("Choose a safeguarding lead"));
  const PageSeen after = sam.press(form, "Keep it to them", {{"people", ref("ada")}, {"why", "About kit."}});
  EXPECT_TRUE(after.says("Only these people can open this case file: Name of sam, Name of ada"))
      << after.text;
  EXPECT_TRUE(after.link_to("Open this case file to the team").empty()) << "only a lead does";
  const PageSeen refused = kit.get(file_of(kept));
  EXPECT_EQ(refused.status, 403u);
  EXPECT_TRUE(refused.says("Name of ada"));
  EXPECT_FALSE(kit.get("/team").says("About kit."));
  const PageSeen open = ada.get(ada.get(file_of(kept)).link_to("Open this case file to the team"));
  static_cast<void>(ada.press(open, "Open it to the team", {{"why", "The LADO has it."}}));
  EXPECT_EQ(kit.get(file_of(kept)).status, 200u);
}

TEST_F(FilePages, AConcernAboutStaffIsHiddenFromTheFirstMoment) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit"), ada = as("northbank", "ada");
  const PageSeen kept = record(sam, "Robin", "yes");
  EXPECT_EQ(kit.get(kept.path).status, 403u);
  EXPECT_EQ(ada.get(kept.path).status, 200u);
  EXPECT_TRUE(ada.get("/work").says("Look into a case file that is kept to few"));
}

TEST_F(FilePages, WhoSeesAFileBecauseOfATaskHasNoWayToChangeOrCopyIt) {
  Browser lee = as("northbank", "lee"), ada = as("northbank", "ada");
  const PageSeen kept = record(lee, "Kim");
  static_cast<void>(
      lee.press(lee.get(kept.link_to("Ask for advice")), "Ask", {{"to", ref("ada")}, {"note", "What now?"}}));
  const PageSeen seen = ada.get(kept.path);
  EXPECT_EQ(seen.status, 200u);
  EXPECT_TRUE(seen.link_to("Correct what was recorded").empty());
  for (const char* way : {"/name", "/signs", "/join", "/restrict", "/open", "/copy"})
    EXPECT_EQ(ada.get(file_of(kept) + way).status, 404u) << way;
  for (const char* way : {"/correct", "/move"}) EXPECT_EQ(ada.get(kept.path + way).status, 404u) << way;
}

TEST_F(FilePages, WhatFollowsIsShownBesideTheRecord) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "Robin");
  const PageSeen form = sam.get(kept.link_to("Correct what was recorded"));
  const PageSeen after =
      sam.press(form, "Add the correction", {{"words", "Her mother asked."}, {"why", "I looked it up."}});
  EXPECT_TRUE(after.says("Corrected by Name of sam")) << after.text;
  EXPECT_TRUE(after.says("They asked for help."));
  const PageSeen signs = sam.get(sam.get(file_of(kept)).link_to("Note a small sign"));
  const PageSeen file = sam.press(
      signs, "Save", {{"what", "Hungry at lunch."}, {"basis", "fact"}, {"whole", "same"}, {"why", "Once."}});
  EXPECT_EQ(file.path, file_of(kept)) << file.text;
  EXPECT_TRUE(file.says("Hungry at lunch."));
}

TEST_F(FilePages, TheFullerRecordIsSaidBitByBitAndShownWhereItIsRead) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "Robin");
  const PageSeen form = sam.get(kept.link_to("Complete the record"));
  const PageSeen wrong = sam.press(form, "Save", {{"helps", "perhaps"}, {"facts", "Seen on Monday."}});
  EXPECT_TRUE(wrong.says("Choose from the list"));
  EXPECT_TRUE(wrong.body.find("Seen on Monday.") != std::string::npos) << "nothing typed is lost";
  const PageSeen after =
      sam.press(wrong, "Save", {{"helps", "yes"}, {"qualities", "necessary"}, {"qualities", "secure"}});
  EXPECT_EQ(after.path, kept.path);
  EXPECT_TRUE(after.says("Necessary for the purpose Yes")) << after.text;
  EXPECT_TRUE(after.says("Relevant Not said"));
  EXPECT_TRUE(after.says("Is sharing likely to help keep a child safe?"));
  EXPECT_TRUE(sam.get(file_of(kept)).says("Completed the record of a decision"));
  EXPECT_TRUE(sam.get(kept.path + "/fuller").body.find("Seen on Monday.") != std::string::npos);
}

TEST_F(FilePages, TheRiskStandsBesideHowMuchAndAWholeRecordNeedsTheReasonWhyLessWillNotDo) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "Robin");
  const PageSeen form = sam.get(kept.path + "/fuller");
  EXPECT_TRUE(form.says("Risk, as answered: ")) << form.text;
  EXPECT_FALSE(form.form_with("Save").given.contains("whole_record")) << "nothing is chosen beforehand";
  const PageSeen wrong = sam.press(form, "Save", {{"whole_record", "yes"}});
  EXPECT_TRUE(wrong.says("A whole record is shared: say why less would not do")) << wrong.text;
  const PageSeen after = sam.press(
      wrong, "Save", {{"whole_record", "yes"}, {"less", "They asked for all of it by a court order."}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("They asked for all of it by a court order."));
  const PageSeen emptied = sam.press(sam.get(kept.path + "/fuller"), "Save", {{"less", " "}});
  EXPECT_TRUE(emptied.says("say why less would not do")) << "nor is it taken away later";
  EXPECT_EQ(sam.press(sam.get(kept.path + "/fuller"), "Save", {{"whole_record", "no"}, {"less", ""}}).path,
            kept.path);
}

TEST_F(FilePages, WhetherThePersonIsLivingIsAskedAndOfWhoDiedWhatStillCountsIsSaid) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "A student who died");
  const std::string file = file_of(kept);
  const PageSeen brother =
      sam.press(sam.get(file + "/people"), "Save", {{"name", "Robin, the brother"}, {"part", "sibling"}});
  EXPECT_TRUE(brother.says("Robin, the brother")) << brother.text;
  for (const char* said : {"yes", "not-known"})
    EXPECT_FALSE(
        sam.press(sam.get(kept.path + "/fuller"), "Save", {{"living", said}}).says("If the person has died"))
        << said;
  const PageSeen after = sam.press(sam.get(kept.path + "/fuller"), "Save", {{"living", "no"}});
  EXPECT_EQ(after.path, kept.path);
  EXPECT_TRUE(after.says("If the person has died, confidence and living relatives still count"))
      << after.text;
  EXPECT_TRUE(sam.get(file).says("Robin, the brother")) << "who lives stays on the file";
}

TEST_F(FilePages, AnAdultIsSharedAboutForAChildWhoIsOnTheFileWithWhatBearsOnThem) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, "Dana, who uses the clinic");
  const std::string file = file_of(kept);
  for (const auto& [name, part] : {std::pair("Dana", "parent"), {"Robin, aged 4", "child"}})
    static_cast<void>(sam.press(sam.get(file + "/people"), "Save", {{"name", name}, {"part", part}}));
  const PageSeen after =
      sam.press(sam.get(kept.path + "/fuller"), "Save",
                {{"adult_child", "For Robin: Dana cannot wake in the mornings."}, {"helps", "yes"}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("for which child is it, and what of it bears on that child?")) << after.text;
  EXPECT_TRUE(after.says("For Robin: Dana cannot wake in the mornings."));
  const PageSeen whole = sam.get(file);
  EXPECT_TRUE(whole.says("Dana")) << whole.text;
  EXPECT_TRUE(whole.says("Robin, aged 4"));
}

}  // namespace
}  // namespace sharewell::testing_pages
