// SPDX-License-Identifier: MIT
// What leads keep for everybody: procedures, the policy table; and what a practitioner says of it after a
// decision.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class PolicyPages : public Town {
 protected:
  PageSeen record(Browser& browser) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  }
  static Typed a_row() {
    return {{"recipient", "other-practitioner"},
            {"purpose", "any"},
            {"basis", "public-task"},
            {"condition", "safeguarding"},
            {"offence", "none"},
            {"power", "Children Act 2004, section 10"},
            {"says", "Help that a family asks for"}};
  }
  PageSeen add_row(Browser& lead, const Typed& typed) {
    return lead.press(lead.get(lead.get("/policy").link_to("Add a row")), "Save", typed);
  }
  static std::string tick_on(const PageSeen& page) {
    const auto& rows = page.form_with("Save").radios.at("row");
    return rows.empty() ? "" : rows.front();
  }
};

TEST_F(PolicyPages, ALeadKeepsTheTableAndEverybodyReadsItWithItsVersions) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam"), joe = as("elmfield", "joe");
  const PageSeen wrong =
      ada.press(ada.get("/policy/new"), "Save", {{"power", "Children Act 2004, section 10"}});
  EXPECT_TRUE(wrong.says("Choose who receives the information")) << wrong.text;
  EXPECT_TRUE(wrong.says("Choose the legal basis"));
  EXPECT_NE(wrong.body.find("Children Act 2004, section 10"), std::string::npos) << "nothing typed is lost";
  const PageSeen table = add_row(ada, a_row());
  EXPECT_EQ(table.path, "/policy") << table.text;
  const PageSeen seen = sam.get("/policy");
  EXPECT_TRUE(seen.says("Public task: UK GDPR Article 6(1)(e)")) << seen.text;
  EXPECT_TRUE(seen.says("Children Act 2004, section 10"));
  EXPECT_TRUE(seen.link_to("Add a row").empty());
  EXPECT_FALSE(joe.get("/policy").says("Public task")) << "another organisation has its own";
  std::string address;
  for (const auto& [words, to] : table.links)
    if (words.starts_with("Change")) address = to;
  ASSERT_FALSE(address.empty());
  static_cast<void>(ada.press(ada.get(address), "Save", {{"power", "Children Act 1989, section 17"}}));
  const PageSeen versions = sam.get(address);
  EXPECT_TRUE(versions.says("section 10") && versions.says("section 17")) << versions.text;
  EXPECT_FALSE(versions.has_button("Save"));
  EXPECT_EQ(joe.get(address).status, 404u);
  static_cast<void>(ada.press(ada.get(address), "Save", {{"gone", "yes"}}));
  EXPECT_FALSE(sam.get("/policy").says("section 17"));
}

TEST_F(PolicyPages, NobodyButALeadChangesProceduresOrTheTable) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  const std::string token = sam.get("/work").form_with("Start a new decision").hidden.at("token");
  for (const char* page : {"/policy/new", "/procedures/new"}) {
    EXPECT_EQ(sam.get(page).status, 403u) << page;
    EXPECT_EQ(sam.post(page, {{"token", token}, {"title", "Mine"}, {"power", "Mine"}}).status, 403u) << page;
  }
  EXPECT_EQ(sam.get("/policy/0000000000Z").status, 404u);
  EXPECT_EQ(sam.get("/procedures/0000000000Z").status, 404u);
  EXPECT_FALSE(ada.get("/policy").says("Mine") || ada.get("/procedures").says("Mine"));
}

TEST_F(PolicyPages, TheRowsOfThisRecipientAreOfferedNoneTickedAndWhatFitsStaysAsItWas) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  static_cast<void>(add_row(ada, a_row()));
  Typed police = a_row();
  police[0].second = "police";
  police[5].second = "Police Act";
  static_cast<void>(add_row(ada, police));
  const PageSeen kept = record(sam);
  const PageSeen form = sam.get(kept.link_to("Say on which legal basis it is shared"));
  EXPECT_TRUE(form.says("Children Act 2004, section 10")) << form.text;
  EXPECT_FALSE(form.says("Police Act"));
  EXPECT_FALSE(form.form_with("Save").given.contains("row")) << "offered, never chosen for anybody";
  const PageSeen asked = sam.press(form, "Save", {{"person_agreed", "She asked us to ring."}});
  EXPECT_TRUE(asked.says("Choose the row that fits this case, or that none does"));
  EXPECT_EQ(asked.form_with("Save").given.at("person_agreed"), "She asked us to ring.");
  const PageSeen after = sam.press(asked, "Save", {{"row", tick_on(asked)}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  EXPECT_TRUE(after.says("She asked us to ring."));
  const std::string summary = after.body.substr(after.body.rfind("<textarea"));
  EXPECT_NE(summary.find("Public task: UK GDPR Article 6(1)(e)"), std::string::npos)
      << "in the summary to copy";
  EXPECT_NE(summary.find("What the person agreed to: She asked us to ring."), std::string::npos);
  std::string address;
  for (const auto& [words, to] : ada.get("/policy").links)
    if (words.starts_with("Change") && words.find("Police") == std::string::npos) address = to;
  static_cast<void>(ada.press(ada.get(address), "Save", {{"basis", "legal-obligation"}}));
  const PageSeen later = sam.get(kept.path);
  EXPECT_TRUE(later.says("Public task: UK GDPR Article 6(1)(e)")) << later.text;
  EXPECT_FALSE(later.says("Legal obligation"));
  const PageSeen file = sam.get(kept.path.substr(0, kept.path.find("/decisions")));
  EXPECT_TRUE(file.says("Said on which legal basis it is shared")) << file.text;
}

TEST_F(PolicyPages, WithoutARowThePersonSaysItInTheirOwnWordsFromTheTaskThatAsks) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  std::string task;
  for (const auto& [words, to] : kept.links)
    if (to.starts_with("/tasks/") && sam.get(to).link_to("Say on which legal basis it is shared") != "")
      task = to;
  ASSERT_FALSE(task.empty()) << kept.text;
  const PageSeen form = sam.get(sam.get(task).link_to("Say on which legal basis it is shared"));
  EXPECT_TRUE(form.says("no row for this recipient and purpose")) << form.text;
  EXPECT_TRUE(sam.press(form, "Save").says("Say on which legal basis it is shared"));
  const PageSeen after = sam.press(
      form, "Save", {{"basis", "Public task"}, {"condition", "Safeguarding"}, {"power", "Children Act"}});
  EXPECT_TRUE(after.says("In the practitioner's own words")) << after.text;
  EXPECT_TRUE(sam.get(task).says("This task is settled."));
}

TEST_F(PolicyPages, ADecisionShowsTheProceduresThatHeldWhenItWasRecorded) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  EXPECT_TRUE(sam.get("/procedures").says("No procedures yet"));
  const PageSeen form = ada.get(ada.get("/procedures").link_to("Add a procedure"));
  const Typed first{{"title", "Referrals"}, {"edition", "edition 1"}, {"from-day", "1"},
                    {"from-month", "4"},    {"from-year", "2026"},    {"where", "On the shelf"},
                    {"says", "Ring first"}};
  const PageSeen wrong =
      ada.press(form, "Save", {{"title", "Referrals"}, {"from-day", "31"}, {"from-month", "2"}});
  EXPECT_TRUE(wrong.says("Enter the first day on which it holds")) << wrong.text;
  const PageSeen list = ada.press(form, "Save", first);
  EXPECT_EQ(list.path, "/procedures") << list.text;
  EXPECT_TRUE(sam.get("/procedures").says("edition 1, from 1 April 2026")) << sam.get("/procedures").text;
  const PageSeen kept = record(sam);
  *now_ = *now_ + kHourMs;
  ada = as("northbank", "ada");
  const std::string address = list.link_to("Change Referrals");
  static_cast<void>(ada.press(ada.get(address), "Save", {{"edition", "edition 2"}}));
  const PageSeen then = as("northbank", "sam").get(kept.path);
  EXPECT_TRUE(then.says("Procedures that held when this was recorded")) << then.text;
  EXPECT_TRUE(then.says("edition 1"));
  EXPECT_FALSE(then.says("edition 2"));
  EXPECT_TRUE(as("northbank", "sam").get(address).says("edition 2"));
}

}  // namespace
}  // namespace sharewell::testing_pages
