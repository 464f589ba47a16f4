// SPDX-License-Identifier: MIT
// Asking others for information, and what came from them beside the next questions about the same child.
#include <algorithm>

#include "town.h"

namespace sharewell::testing_pages {
namespace {

class AskingPages : public Town {
 protected:
  PageSeen record(Browser& browser, const char* name) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
  }
  static std::string file_of(const PageSeen& kept) {
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  static std::string ref_of(const std::string& file) { return file.substr(std::string("/files/").size()); }
  static Typed a_request() {
    return {{"of", "police"},         {"whom", "PC Invented"},
            {"what", "October"},      {"why", "A neighbour said so"},
            {"purpose", "To decide"}, {"power", "none"},
            {"basis", "Public task"}, {"no_wider", "yes"}};
  }
  PageSeen receive(Browser& browser, const std::string& file, Typed more = {}) {
    Typed typed{{"from", "police"}, {"what", "Two calls in October."}, {"basis", "fact"}};
    std::erase_if(typed, [&](const auto& one) {
      return std::ranges::any_of(more, [&](const auto& other) { return other.first == one.first; });
    });
    typed.insert(typed.end(), more.begin(), more.end());
    return browser.press(browser.get(browser.get(file).link_to("Note what somebody told you")), "Save",
                         typed);
  }
};

TEST_F(AskingPages, EachOfTheFourFieldsLeftEmptyBlocksTheRequest) {
  Browser sam = as("northbank", "sam");
  const std::string file = file_of(record(sam, "Robin"));
  const PageSeen form = sam.get(sam.get(file).link_to("Ask somebody for information"));
  const std::pair<const char*, const char*> missing[]{
      {"basis", "Write on which basis or power you ask"},
      {"purpose", "Write what it is for"},
      {"what", "Write what you ask for"},
      {"why", "Write why it is needed"},
  };
  for (const auto& [field, message] : missing) {
    Typed typed = a_request();
    for (auto& [name, value] : typed)
      if (name == field) value = "";
    const PageSeen again = sam.press(form, "Save, and see the text", typed);
    EXPECT_TRUE(again.says("There is a problem")) << field;
    EXPECT_TRUE(again.says(message)) << again.text;
    EXPECT_EQ(again.form_with("Save, and see the text").given.at("whom"), "PC Invented") << "nothing is lost";
  }
  EXPECT_FALSE(sam.get(file).says("Asked of others"));
  const PageSeen text = sam.press(form, "Save, and see the text", a_request());
  EXPECT_TRUE(text.says("Text of the request")) << text.text;
  for (const char* said : {"To: PC Invented", "From: Name of sam, Worker, Northbank Council", "Public task",
                           "A neighbour said so", "please tell us why"})
    EXPECT_NE(text.body.find(said), std::string::npos) << said;
  EXPECT_TRUE(sam.get(file).says("No answer yet"));
  EXPECT_TRUE(sam.get("/work").says("See that the answer comes"));
}

TEST_F(AskingPages, AStatutoryRequestNeedsItsExplanationAndTheBurden) {
  Browser sam = as("northbank", "sam");
  const std::string file = file_of(record(sam, "Robin"));
  Typed typed = a_request();
  typed[5].second = "16h";
  const PageSeen form = sam.get(file + "/ask");
  const PageSeen again = sam.press(form, "Save, and see the text", typed);
  EXPECT_TRUE(again.says("Explain how the information serves that function")) << again.text;
  EXPECT_TRUE(again.says("Write what the request costs them, and why that is fair"));
  typed.insert(typed.end(), {{"ours", "yes"}, {"explanation", "The review"}, {"burden", "An hour"}});
  const PageSeen text = sam.press(again, "Save, and see the text", typed);
  EXPECT_NE(text.body.find("section 16H"), std::string::npos) << text.text;
  EXPECT_NE(text.body.find("An hour"), std::string::npos);
}

TEST_F(AskingPages, WhatCameStandsBesideTheQuestionsOfTheNextDecisionOnTheSameChild) {
  Browser sam = as("northbank", "sam"), kit = as("northbank", "kit");
  const std::string file = file_of(record(sam, "Robin"));
  const PageSeen after = receive(sam, file);
  EXPECT_EQ(after.path, file) << after.text;
  EXPECT_TRUE(after.says("What others told you") && after.says("Looked at again on"));
  PageSeen page = kit.press(kit.get(file), "Decide about this child");
  ASSERT_TRUE(page.path.ends_with("/danger")) << page.path;
  EXPECT_TRUE(page.says("Two calls in October.")) << "beside the questions";
  const std::string draft = page.path.substr(0, page.path.rfind('/'));
  EXPECT_TRUE(kit.get(draft + "/all").says("Two calls in October."));
  const PageSeen check = walk_questions(kit, page, early_help());
  EXPECT_TRUE(check.says("Two calls in October.")) << check.path;
  EXPECT_TRUE(kit.get(draft + "/recommendation").says("Two calls in October."));
  const PageSeen form = walk_to_decide(kit, check);
  EXPECT_TRUE(form.says("Two calls in October."));
  const PageSeen kept = kit.press(form, "Record my decision", {{"choice", "share"}, {"words", "Yes."}});
  EXPECT_EQ(file_of(kept), file) << kept.text;
}

TEST_F(AskingPages, WhoChoosesTheFileLastIsShownWhatCameBeforeTheDecisionIsRecorded) {
  Browser sam = as("northbank", "sam");
  const std::string file = file_of(record(sam, "Robin")), other = file_of(record(sam, "Wren"));
  static_cast<void>(receive(sam, file));
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  EXPECT_FALSE(form.says("Two calls in October."));
  const Typed robin{{"choice", "share"}, {"words", "Yes."}, {"file", ref_of(file)}};
  const PageSeen shown = sam.press(form, "Record my decision", robin);
  EXPECT_TRUE(shown.says("Two calls in October.")) << shown.text;
  EXPECT_FALSE(shown.says("Reference"));
  const PageSeen fault = sam.press(shown, "Record my decision", {{"choice", "do-not-share"}});
  EXPECT_TRUE(fault.says("There is a problem"));
  const PageSeen kept = sam.press(fault, "Record my decision", {{"choice", "share"}});
  EXPECT_EQ(file_of(kept), file) << "read once is enough: " << kept.text;
  const PageSeen wren = walk_to_decide(sam, walk_to_check(sam, early_help()));
  EXPECT_EQ(file_of(sam.press(wren, "Record my decision",
                              {{"choice", "share"}, {"words", "Yes."}, {"file", ref_of(other)}})),
            other)
      << "nothing came about Wren";
}

TEST_F(AskingPages, AnAnswerSettlesItsRequestAndBothStandInTheChronology) {
  Browser sam = as("northbank", "sam");
  const std::string file = file_of(record(sam, "Robin"));
  const PageSeen text = sam.press(sam.get(file + "/ask"), "Save, and see the text", a_request());
  const PageSeen form = sam.get(text.link_to("Note what somebody told you"));
  const std::string asked = form.form_with("Save").radios.at("asked").front();
  EXPECT_NE(asked, "0");
  EXPECT_EQ(text.path, file + "/asked/" + asked);
  EXPECT_TRUE(receive(sam, file).says("Choose what it answers, or that nobody had asked"));
  const PageSeen no_day =
      receive(sam, file,
              {{"asked", asked}, {"keep_until-day", ""}, {"keep_until-month", ""}, {"keep_until-year", ""}});
  EXPECT_TRUE(no_day.says("Enter the day, from today on")) << no_day.text;
  const PageSeen after = receive(sam, file, {{"asked", asked}, {"basis", "opinion"}});
  EXPECT_TRUE(after.says("Answered")) << after.text;
  EXPECT_FALSE(after.says("No answer yet"));
  const PageSeen shown = sam.get(after.link_to("See that the answer comes"));
  EXPECT_TRUE(shown.says("No longer needed: something came")) << shown.text;
  EXPECT_EQ(shown.link_to("See the decision that this comes from"), "");
  const std::string token = after.form_with("Chronology as a table (CSV)").hidden.at("token");
  const PageSeen csv = sam.post(file + "/chronology", {{"token", token}, {"as", "csv"}, {"once", "c"}});
  EXPECT_NE(csv.body.find("Asked somebody else for information: PC Invented"), std::string::npos) << csv.body;
  EXPECT_NE(csv.body.find("Two calls in October."), std::string::npos);
  EXPECT_NE(csv.body.find("Opinion"), std::string::npos);
}

TEST_F(AskingPages, WhoMayNotAddToAFileNeitherAsksNorNotesInIt) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee"), joe = as("elmfield", "joe");
  const std::string file = file_of(record(sam, "Robin"));
  for (const char* page : {"/ask", "/received", "/asked/3"}) {
    EXPECT_EQ(lee.get(file + page).status, 403u) << page;
    EXPECT_EQ(joe.get(file + page).status, 404u) << page;
  }
  EXPECT_EQ(sam.get(file + "/asked/999").status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
