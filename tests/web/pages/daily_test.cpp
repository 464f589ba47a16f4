// SPDX-License-Identifier: MIT
// The daily work: chasing, passing on, taking further, telling each person, advice, My work and Team.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Daily : public Town {
 protected:
  PageSeen record(Browser& browser, const char* name = "Robin") {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
  }
  static std::string first_task(const PageSeen& page) {
    for (const auto& [words, address] : page.links)
      if (address.starts_with("/tasks/")) return address;
    ADD_FAILURE() << "no task on " << page.text;
    return {};
  }
  std::string ref(const char* user) { return organisation("northbank")->people->find_user(user)->ref.text(); }
};

TEST_F(Daily, ATaskIsChasedAndItsHistorySaysByWhomAndWhy) {
  Browser sam = as("northbank", "sam");
  const std::string task = first_task(record(sam));
  const PageSeen form = sam.get(sam.get(task).link_to("Nobody has answered: chase it"));
  const PageSeen asked = sam.press(form, "Save, and keep it open", {{"note", "Left a message with Pat."}});
  EXPECT_TRUE(asked.says("Choose when you will look again"));
  EXPECT_TRUE(asked.body.find("Left a message with Pat.") != std::string::npos) << "nothing typed is lost";
  const PageSeen after = sam.press(asked, "Save, and keep it open", {{"again", "tomorrow"}});
  EXPECT_EQ(after.path, task);
  EXPECT_TRUE(after.says("Chased; look again by")) << after.text;
  EXPECT_TRUE(after.says("Left a message with Pat."));
  EXPECT_TRUE(after.has_button("Save")) << "it stays open";
}

TEST_F(Daily, ATaskIsPassedToAColleagueWhoFindsItUnderMyWork) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const std::string task = first_task(record(sam));
  EXPECT_TRUE(kit.get("/work").says("You have nothing to do."));
  const PageSeen form = sam.get(task + "/pass");
  EXPECT_EQ(sam.press(form, "Pass it on", {{"to", ref("kit")}}).path, task + "/pass") << "a reason is needed";
  const PageSeen after =
      sam.press(form, "Pass it on", {{"to", ref("kit")}, {"note", "I am away next week."}});
  EXPECT_TRUE(after.says("Passed to Name of kit")) << after.text;
  const PageSeen mine = kit.get("/work");
  EXPECT_FALSE(mine.link_to("Robin").empty());
  EXPECT_EQ(first_task(mine), task);
  EXPECT_TRUE(kit.get(task).says("I am away next week."));
}

TEST_F(Daily, AnotherTeamFindsNoTaskAndNoWayToMoveOne) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee"), joe = as("elmfield", "joe");
  const std::string task = first_task(record(sam));
  for (const char* way : {"", "/chase", "/pass", "/escalate"}) {
    EXPECT_EQ(lee.get(task + way).status, 404u) << way;
    EXPECT_EQ(joe.get(task + way).status, 404u) << way;
  }
  const http::Fields fields{{"token", lee.get("/work").form_with("Start a new decision").hidden.at("token")},
                            {"note", "Mine now."},
                            {"to", ref("lee")},
                            {"again", "today"}};
  EXPECT_EQ(lee.post(task + "/pass", fields).status, 404u);
  EXPECT_EQ(lee.post(task + "/chase", fields).status, 404u);
  EXPECT_FALSE(sam.get(task).says("Mine now."));
}

TEST_F(Daily, AdviceIsAskedSeenOnTeamAnsweredAndReadInTheFile) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  const PageSeen kept = record(sam);
  const PageSeen form = sam.get(kept.link_to("Ask for advice"));
  EXPECT_FALSE(form.says("Name of kit")) << "not a safeguarding lead";
  const PageSeen asked = sam.press(form, "Ask", {{"to", ref("ada")}, {"note", "Is the coach safe?"}});
  EXPECT_EQ(asked.path, kept.path);
  const PageSeen team = ada.get("/team");
  EXPECT_TRUE(team.says("Advice wanted: 1")) << team.text;
  EXPECT_FALSE(team.says("Is the coach safe?")) << "a list names; it does not say what is in a file";
  const PageSeen question = ada.get(team.link_to("Give advice on a decision"));
  EXPECT_TRUE(question.says("Is the coach safe?"));
  EXPECT_TRUE(ada.press(question, "Save", {{"done", "yes"}}).says("Write your advice"));
  static_cast<void>(ada.press(question, "Save", {{"done", "yes"}, {"note", "Ask the club first."}}));
  const PageSeen work = sam.get("/work");
  const PageSeen back = sam.get(work.link_to("Read the advice and decide"));
  EXPECT_TRUE(back.says("Ask the club first.")) << back.text;
  EXPECT_TRUE(back.has_button("Start a new decision"));
  const PageSeen file = sam.get(kept.path.substr(0, kept.path.find("/decisions")));
  EXPECT_TRUE(file.says("Asked Name of ada for advice"));
  EXPECT_TRUE(file.says("Is the coach safe?"));
  EXPECT_TRUE(file.says("Gave advice"));
}

TEST_F(Daily, WhoIsAskedFromOutsideTheTeamSeesTheFileOnlyUntilTheyAnswered) {
  Browser lee = as("northbank", "lee"), ada = as("northbank", "ada");
  const PageSeen kept = record(lee, "Kim");
  EXPECT_EQ(ada.get(kept.path).status, 403u);
  static_cast<void>(
      lee.press(lee.get(kept.link_to("Ask for advice")), "Ask", {{"to", ref("ada")}, {"note", "What now?"}}));
  EXPECT_EQ(ada.get(kept.path).status, 200u);
  const PageSeen file = ada.get(kept.path.substr(0, kept.path.find("/decisions")));
  EXPECT_EQ(file.status, 200u);
  EXPECT_TRUE(file.link_to("Take a copy with its proofs").empty()) << "that stays with the team";
  const PageSeen question = ada.get(ada.get("/team").link_to("Give advice on a decision"));
  const PageSeen after = ada.press(question, "Save", {{"done", "yes"}, {"note", "Ring the school."}});
  EXPECT_EQ(after.path, "/work");
  EXPECT_EQ(ada.get(kept.path).status, 403u);
}

TEST_F(Daily, EachPersonToTellIsNotedApart) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const PageSeen form = sam.get(kept.link_to("One more person to tell, or not yet"));
  const PageSeen asked =
      sam.press(form, "Add this person", {{"who", "The father"}, {"adds_danger", "not-known"}});
  EXPECT_TRUE(asked.says("Say why not yet, and who judged it"));
  EXPECT_EQ(asked.form_with("Add this person").given.at("who"), "The father");
  PageSeen after = sam.press(asked, "Add this person", {{"why", "He was violent; judged with Ada."}});
  after = sam.press(after, "Add this person", {{"who", "The grandmother"}, {"adds_danger", "no"}});
  EXPECT_TRUE(after.says("Look again whether one person can be told")) << after.text;
  EXPECT_TRUE(after.says("The grandmother"));
}

TEST_F(Daily, MyWorkCountsAndShowsOverdueFirst) {
  Browser sam = as("northbank", "sam");
  static_cast<void>(record(sam));
  EXPECT_TRUE(sam.get("/work").says("0 overdue"));
  *now_ = *now_ + 20 * kDayMs;
  sam = as("northbank", "sam");
  const PageSeen work = sam.get("/work");
  EXPECT_TRUE(work.says("0 due today and 0 later.")) << work.text;
  EXPECT_LT(work.text.find("Overdue"), work.text.find("Start a new decision"));
  const PageSeen team = as("northbank", "kit").get("/team");
  EXPECT_TRUE(team.says("Name of sam:")) << team.text;
  EXPECT_FALSE(as("northbank", "lee").get("/team").says("Name of sam"));
}

TEST_F(Daily, ADraftOfWorryRemindsItsAuthorAndItsLeadIsToldOnlyThatItWaits) {
  Browser sam = as("northbank", "sam");
  PageSeen page = sam.press(sam.get("/"), "Start now");
  page = sam.press(page, "Continue", {{"danger", "no"}, {"danger_home", "no"}});
  page =
      sam.press(page, "Continue", {{"risk", "significant-harm"}, {"adult_at_risk", "no"}, {"crime", "no"}});
  EXPECT_TRUE(sam.get("/work").says("A draft of yours is waiting"));
  EXPECT_FALSE(as("northbank", "ada").get("/team").says("Drafts of worry"));
  *now_ = *now_ + 2 * kHourMs;
  const PageSeen team = as("northbank", "ada").get("/team");
  EXPECT_TRUE(team.says("Drafts of worry that wait")) << team.text;
  EXPECT_TRUE(team.says("Name of sam"));
  EXPECT_EQ(team.body.find(page.path.substr(0, page.path.rfind('/'))), std::string::npos);
  EXPECT_FALSE(as("northbank", "kit").get("/team").says("Drafts of worry"));
}

TEST_F(Daily, ALeadKeepsContactsWithVersionsAndEverybodySeesThemWhereTheyRing) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada"), joe = as("elmfield", "joe");
  PageSeen form = ada.get(ada.get("/contacts").link_to("Add a contact"));
  form =
      ada.press(form, "Save", {{"kind", "childrens-social-care"}, {"name", "Duty team"}, {"phone", "soon"}});
  EXPECT_TRUE(form.says("Write the telephone number in digits"));
  EXPECT_EQ(form.form_with("Save").given.at("name"), "Duty team") << "nothing typed is lost";
  const Typed good{{"phone", "01632 960 001"}, {"hours", "9am to 5pm"}, {"notes", "Ask for Pat"}};
  const PageSeen list = ada.press(form, "Save", good);
  EXPECT_EQ(list.path, "/contacts") << list.text;
  EXPECT_NE(sam.get("/contacts").body.find("tel:01632960001"), std::string::npos);
  EXPECT_FALSE(joe.get("/contacts").says("Duty team")) << "another organisation has its own";
  const std::string address = list.link_to("Change Duty team");
  ASSERT_FALSE(address.empty()) << list.text;
  static_cast<void>(ada.press(ada.get(address), "Save", {{"phone", "01632 960 002"}}));
  const PageSeen versions = sam.get(address);
  EXPECT_TRUE(versions.says("01632 960 001") && versions.says("01632 960 002")) << versions.text;
  EXPECT_FALSE(versions.has_button("Save"));
  const PageSeen check = walk_to_check(sam, early_help());
  EXPECT_TRUE(sam.get(check.link_to("See what the advice says")).says("Whom to ring here"));
  static_cast<void>(ada.press(ada.get(address), "Save", {{"gone", "yes"}}));
  EXPECT_FALSE(sam.get("/contacts").says("Duty team"));
  EXPECT_TRUE(ada.get("/contacts").says("Taken off the list"));
}

TEST_F(Daily, NobodyButALeadChangesAContact) {
  Browser sam = as("northbank", "sam"), ada = as("northbank", "ada");
  const http::Fields fields{{"token", sam.get("/work").form_with("Start a new decision").hidden.at("token")},
                            {"kind", "police"},
                            {"name", "A friend"},
                            {"phone", "01632 960 009"}};
  EXPECT_EQ(sam.get("/contacts/new").status, 403u);
  EXPECT_EQ(sam.post("/contacts/new", fields).status, 403u);
  EXPECT_FALSE(ada.get("/contacts").says("A friend"));
  EXPECT_EQ(sam.get("/contacts/0000000000Z").status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
