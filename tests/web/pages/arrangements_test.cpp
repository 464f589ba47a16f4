// SPDX-License-Identifier: MIT
// How an organisation is set up to share: what leads keep, what they are told is missing, how it is shared
// inside, and the ways by which a sharing may go; the contacts that count as an answer.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class ArrangementPages : public Town {
 protected:
  PageSeen record(Browser& browser, Plan plan = early_help()) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, plan));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  }
  PageSeen add(Browser& lead, const char* kind, const char* title, const Typed& more = {}) {
    Typed typed{{"kind", kind}, {"title", title}, {"owner", "Head of records"}};
    typed.insert(typed.end(), more.begin(), more.end());
    return lead.press(lead.get(lead.get("/arrangements").link_to("Add an arrangement or a way")), "Save",
                      typed);
  }
  static Typed reviewed(const char* year) {
    return {{"review-day", "1"}, {"review-month", "4"}, {"review-year", year}};
  }
};

TEST_F(ArrangementPages, ALeadIsWarnedOfWhatIsMissingOrOverdueAndAnEmergencyIsRecordedAllTheSame) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  EXPECT_TRUE(ada.get("/team").says("6 arrangements for sharing are missing or overdue"));
  for (const char* kind : {"collection", "storage", "retention", "security", "internal"})
    static_cast<void>(add(ada, kind, kind, reviewed("2027")));
  const PageSeen all = add(ada, "sharing", "Sharing policy", reviewed("2027"));
  EXPECT_FALSE(all.says("Missing or overdue")) << all.text;
  EXPECT_TRUE(all.says("Answers for it: Head of records"));
  EXPECT_TRUE(all.says("Looked at again by 1 April 2027"));
  EXPECT_FALSE(ada.get("/team").says("missing or overdue"));
  const std::string address = all.link_to("Change Sharing policy");
  const PageSeen old = ada.press(ada.get(address), "Save", reviewed("2026"));
  EXPECT_TRUE(old.says("Sharing policy: was to be looked at by 1 April 2026")) << old.text;
  const PageSeen gone = ada.press(ada.get(address), "Save", {{"gone", "yes"}});
  EXPECT_TRUE(gone.says("Sharing it with others: there is none")) << gone.text;
  EXPECT_TRUE(ada.get("/team").says("1 arrangement for sharing is missing or overdue"));
  EXPECT_FALSE(sam.get("/arrangements").says("Missing or overdue")) << "leads are told, not everybody";
  const PageSeen kept = sam.press(sam.get("/emergency"), "Record it", {{"told", "police"}});
  EXPECT_TRUE(kept.says("Decision recorded")) << kept.text;
  EXPECT_TRUE(record(sam).says("Decision recorded"));
}

TEST_F(ArrangementPages, KeepWhatWasTypedAndAreKeptByALeadOfThisOrganisationOnly) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam"), joe = as("elmfield", "joe");
  const PageSeen wrong = ada.press(ada.get("/arrangements/new"), "Save",
                                   {{"title", "Policy"}, {"review-day", "31"}, {"review-month", "2"}});
  EXPECT_TRUE(wrong.says("Choose what it is about") && wrong.says("Write who answers for it")) << wrong.text;
  EXPECT_TRUE(wrong.says("Enter the day on which it is looked at again"));
  EXPECT_EQ(wrong.form_with("Save").given.at("title"), "Policy");
  const std::string address = add(ada, "internal", "Between teams").link_to("Change Between teams");
  EXPECT_EQ(sam.get("/arrangements/new").status, 403u);
  EXPECT_TRUE(sam.get(address).says("Between teams"));
  EXPECT_FALSE(sam.get(address).has_button("Save"));
  EXPECT_EQ(joe.get(address).status, 404u);
  EXPECT_FALSE(joe.get("/arrangements").says("Between teams"));
  const std::string token = sam.get("/work").form_with("Start a new decision").hidden.at("token");
  EXPECT_EQ(sam.post("/arrangements/new", {{"token", token}, {"title", "Mine"}}).status, 403u);
}

TEST_F(ArrangementPages, HowItIsSharedInsideIsShownWhereTheRecipientIsInside) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  static_cast<void>(add(ada, "internal", "Between our teams", {{"says", "Ring before you write."}}));
  Plan inside = early_help();
  inside["recipient"] = {"own-organisation"};
  const PageSeen check = walk_to_check(sam, inside);
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_TRUE(advice.says("How information is shared inside your organisation")) << advice.text;
  EXPECT_TRUE(advice.says("Between our teams") && advice.says("Ring before you write."));
  EXPECT_TRUE(advice.says("Answers for it: Head of records"));
  const PageSeen kept = record(sam, inside);
  EXPECT_TRUE(sam.get(kept.link_to("Settle how to share")).says("Between our teams"));
  const PageSeen other = sam.get(walk_to_check(sam, early_help()).link_to("See what the advice says"));
  EXPECT_FALSE(other.says("Between our teams"));
}

TEST_F(ArrangementPages, AWayThatIsNotAllowedCannotBeChosenAndOneThatWasTakenIsRecordedAndFlagged) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const std::string how = kept.link_to("Settle how to share");
  EXPECT_TRUE(sam.get(how).form_with("Save").given.contains("note.channel"))
      << "in words while none is listed";
  static_cast<void>(add(ada, "channel", "Secure email"));
  const PageSeen form = sam.get(how);
  const auto ways = form.form_with("Save").radios.at("way");
  ASSERT_EQ(ways.size(), 2u) << "the one that is allowed, or that it has gone another way";
  EXPECT_EQ(ways.back(), "another");
  EXPECT_FALSE(form.form_with("Save").given.contains("note.channel"));
  const PageSeen forged = sam.press(form, "Save", {{"way", "By post"}});
  EXPECT_TRUE(forged.says("Choose one of the ways on the list")) << forged.text;
  const PageSeen empty = sam.press(form, "Save", {{"way", "another"}});
  EXPECT_TRUE(empty.says("Say which way it went, and why")) << empty.text;
  EXPECT_EQ(empty.form_with("Save").given.at("way"), "another");
  const PageSeen after = sam.press(empty, "Save", {{"way_words", "Open email, at night"}});
  EXPECT_EQ(after.path, kept.path) << after.text;
  const std::string summary = after.body.substr(after.body.rfind("<textarea"));
  EXPECT_NE(summary.find("Open email, at night (by a way that is not on the organisation"), std::string::npos)
      << summary;
  EXPECT_TRUE(after.says("Look at how something was sent"));
  const PageSeen work = ada.get("/work");
  const PageSeen task = ada.get(work.link_to("Look at how something was sent"));
  EXPECT_TRUE(ada.press(task, "Save", {{"done", "yes"}, {"note", "It arrived. Talked it over."}})
                  .says("It arrived. Talked it over."));
  const PageSeen now = sam.press(sam.get(how), "Save", {{"way", ways.front()}});
  EXPECT_NE(now.body.substr(now.body.rfind("<textarea")).find("Secure email"), std::string::npos);
}

TEST_F(ArrangementPages, AContactThatWorksForTheCouncilCountsAsChildrensSocialCareWhereItIsChosen) {
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const auto contact = [&](const char* kind, const char* name) {
    return ada.press(ada.get("/contacts/new"), "Save",
                     {{"kind", kind}, {"name", name}, {"phone", "01632 960 001"}});
  };
  static_cast<void>(contact("delegated-provider", "Harbour Trust"));
  const PageSeen list = contact("lscb", "Northbank LSCB");
  EXPECT_TRUE(list.says("Does children's social care's work for the council") && list.says("(LSCB)"))
      << list.text;
  PageSeen page = sam.press(sam.get("/"), "Start now");
  Plan plan = early_help();
  plan["risk"] = {"significant-harm"};
  while (page.has_button("Continue") && !page.path.ends_with("/recipient")) {
    Typed typed;
    for (const auto& [field, values] : page.form_with("Continue").radios)
      typed.emplace_back(field, plan.at(field).front());
    page = sam.press(page, "Continue", typed);
  }
  ASSERT_TRUE(page.path.ends_with("/recipient")) << page.text;
  EXPECT_TRUE(page.says("Harbour Trust") && page.says("Counts as: Children's social care")) << page.text;
  std::string chosen;
  for (const std::string& value : page.form_with("Continue").radios.at("recipient"))
    if (value.starts_with("contact:") && chosen.empty()) chosen = value;
  ASSERT_FALSE(chosen.empty());
  const std::string here = page.path;
  Typed typed{{"recipient", chosen}};
  if (page.form_with("Continue").radios.contains("already_with"))
    typed.emplace_back("already_with", "nobody");
  const PageSeen next = sam.press(page, "Continue", typed);
  EXPECT_NE(next.path, here) << next.text;
  EXPECT_EQ(sam.get(here).form_with("Continue").given.at("recipient"), "childrens-social-care");
  EXPECT_TRUE(sam.get(here.substr(0, here.rfind('/')) + "/recommendation").says("You can share"));
  EXPECT_EQ(kit.get(here).status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
