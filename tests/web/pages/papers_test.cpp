// SPDX-License-Identifier: MIT
// What leaves on paper and as files: the summary to paste, PDF, CSV, a referral form.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Papers : public Town {
 protected:
  PageSeen record(Browser& browser) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    return browser.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "=They asked for help."}, {"file", "new"}, {"file_name", "Robin"}});
  }
  static std::string file_of(const PageSeen& record) {
    return record.path.substr(0, record.path.find("/decisions"));
  }
  /// What a button gives that is a file to save.
  static http::Response saved(Browser& browser, const PageSeen& page, std::string_view button) {
    const FormSeen& form = page.form_with(button);
    http::Request asked = request("POST", form.action);
    for (const auto& field : form.hidden) asked.form.push_back(field);
    return browser.ask(std::move(asked));
  }
  PageSeen corrected(Browser& browser, const PageSeen& record) {
    return browser.press(browser.get(record.link_to("Correct what was recorded")), "Add the correction",
                         {{"words", "Her mother asked for help."}, {"why", "I looked at my notes."}});
  }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(Papers, TheSummaryToPasteSaysFirstThatTheRecordWasCorrected) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const PageSeen page = corrected(sam, kept);
  const std::size_t summary = page.text.find("Reference: ");
  ASSERT_NE(summary, std::string::npos) << page.text;
  const std::size_t block = page.text.rfind("Corrected by Name of sam, Worker", summary);
  ASSERT_NE(block, std::string::npos) << page.text;
  EXPECT_LT(page.text.find("Her mother asked for help.", block), summary);
  EXPECT_LT(page.text.find("I looked at my notes.", block), summary);
  EXPECT_TRUE(page.says("In the person's own words, as first recorded: =They asked for help.")) << page.text;
}

TEST_F(Papers, TheSummaryHasTheFieldsOfADecisionForm) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  EXPECT_TRUE(kept.says("Decided by, with position: Name of sam, Worker")) << kept.text;
  for (const char* field :
       {"Receiving organisation: ", "Requested by: Nobody asked", "Information shared: Not recorded",
        "Purpose: ", "Lawful basis: Not recorded", "Condition for special category information: Not recorded",
        "Legal power, apart from the basis: Not recorded", "Controllers, joint or separate: Not recorded",
        "Sharing agreement relied on: Not recorded", "Condition for information about criminal offences: ",
        "Part 3, for law enforcement: ", "Impact assessment: ", "How people can use their rights: "})
    EXPECT_TRUE(kept.says(field)) << field;
  EXPECT_FALSE(kept.says("Purpose: Not recorded"));
  const PageSeen form = sam.get(kept.link_to("Settle how to share"));
  EXPECT_TRUE(form.says("What your data protection officer asks for"));
  const PageSeen after = sam.press(form, "Save",
                                   {{"note.controllers", "Separate; each its own"},
                                    {"note.agreement", "Northbank agreement, 2025"},
                                    {"note.recipient_name", "Elmfield School, Ms Day"}});
  EXPECT_TRUE(after.says("Controllers, joint or separate: Separate; each its own")) << after.text;
  EXPECT_TRUE(after.says("Sharing agreement relied on: Northbank agreement, 2025"));
  EXPECT_TRUE(after.says(": Elmfield School, Ms Day"));
  const PageSeen again = sam.get(kept.link_to("Settle how to share"));
  EXPECT_EQ(again.form_with("Save").given.at("note.agreement"), "Northbank agreement, 2025");
}

TEST_F(Papers, ADecisionIsSavedAsAPdfUnderANeutralNameAndThatIsOnRecord) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const http::Response pdf = saved(sam, kept, "Save as PDF");
  ASSERT_EQ(pdf.status, 200u) << pdf.body;
  EXPECT_EQ(pdf.type, "application/pdf");
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  const std::string sharing = kept.path.substr(kept.path.rfind('/') + 1);
  EXPECT_EQ(pdf.header("Content-Disposition"), "attachment; filename=\"decision-" + sharing + ".pdf\"");
  EXPECT_TRUE(sam.get(file_of(kept)).says("Took a copy out of Sharewell, for: a PDF of decision "));
}

TEST_F(Papers, AChronologyTellsFactFromOpinionAndGuardsEveryCell) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  static_cast<void>(corrected(sam, kept));
  const PageSeen sign = sam.get(file_of(kept) + "/signs");
  static_cast<void>(sam.press(sign, "Save",
                              {{"what", "Came without a coat."},
                               {"basis", "opinion"},
                               {"whole", "same"},
                               {"why", "One day."},
                               {"when", "earlier"},
                               {"when-day", "1"},
                               {"when-month", "2"},
                               {"when-year", "2026"},
                               {"when-time", "9:30"}}));
  const PageSeen file = sam.get(file_of(kept));
  ASSERT_TRUE(file.says("Came without a coat.")) << file.text;
  const http::Response csv = saved(sam, file, "Chronology as a table (CSV)");
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_TRUE(
      csv.body.starts_with("\xef\xbb\xbfHappened,Recorded,What happened,What it is,Who\r\n2026-02-01 09:30,"))
      << csv.body;
  EXPECT_TRUE(holds(csv.body, "Came without a coat.")) << csv.body;
  EXPECT_TRUE(holds(csv.body, "\"Opinion\nHistory, recorded later by ")) << csv.body;
  const std::size_t correction = csv.body.find("It should say: Her mother asked for help.");
  EXPECT_LT(correction, csv.body.find("First recorded: =They asked for help.")) << csv.body;
  EXPECT_TRUE(holds(csv.body, ",Judgement,Name of sam\r\n")) << csv.body;
  EXPECT_FALSE(holds(csv.body, "Looked at")) << csv.body;
  const http::Response pdf = saved(sam, file, "Chronology as PDF");
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  const PageSeen after = sam.get(file_of(kept));
  EXPECT_TRUE(after.says("for: a chronology as a table"));
  EXPECT_TRUE(after.says("for: a chronology as PDF"));
}

TEST_F(Papers, NothingIsTakenWithoutTheTokenOfTheFormOrByAnotherTeam) {
  Browser sam = as("northbank", "sam"), lee = as("northbank", "lee"), joe = as("elmfield", "joe");
  const PageSeen kept = record(sam);
  for (const std::string& path : {kept.path + "/pdf", file_of(kept) + "/chronology"}) {
    EXPECT_NE(sam.ask(request("POST", path)).type, "application/pdf") << "no token";
    EXPECT_EQ(sam.ask(request("GET", path)).status, 405u) << path;
  }
  EXPECT_EQ(lee.get(kept.path + "/form").status, 403u);
  EXPECT_EQ(joe.get(kept.path + "/form").status, 404u);
  EXPECT_FALSE(sam.get(file_of(kept)).says("Took a copy"));
}

TEST_F(Papers, WhoSeesAFileOnlyForATaskTakesNothingOutOfIt) {
  add("northbank", "zoe", "Other team", record::Role::Lead);
  Browser sam = as("northbank", "sam"), zoe = as("northbank", "zoe");
  const PageSeen kept = record(sam);
  const std::string ref = organisation("northbank")->people->find_user("zoe")->ref.text();
  const PageSeen asked = sam.press(sam.get(kept.path + "/advice"), "Ask", {{"to", ref}, {"note", "May I?"}});
  ASSERT_EQ(asked.path, kept.path) << asked.text;
  const PageSeen seen = zoe.get(kept.path);
  ASSERT_EQ(seen.status, 200u) << "they see it while they owe the task";
  EXPECT_FALSE(seen.has_button("Save as PDF"));
  EXPECT_FALSE(zoe.get(file_of(kept)).has_button("Chronology as PDF"));
  EXPECT_EQ(zoe.get(kept.path + "/form").status, 404u);
  for (const std::string& path : {kept.path + "/pdf", file_of(kept) + "/chronology"}) {
    http::Request posted = request("POST", path);
    posted.form = {{"token", zoe.get(kept.path + "/advice").form_with("Ask").hidden.at("token")}};
    EXPECT_EQ(zoe.ask(posted).status, 404u) << path;
  }
}

TEST_F(Papers, AReferralFormIsFilledGoneOverKeptAndSaved) {
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam);
  const PageSeen form = sam.get(kept.link_to("Fill in a referral form"));
  EXPECT_TRUE(form.says("Nothing is sent.")) << form.text;
  EXPECT_TRUE(form.says("How to reach you Missing")) << form.text;
  EXPECT_EQ(form.form_with("Record this and make the form").given.at("field-0"), "Name of sam");
  const PageSeen wrong =
      sam.press(form, "Record this and make the form", {{"field-1", std::string(30'000, 'x')}});
  EXPECT_TRUE(wrong.says("Shorten this to 20000 characters of ordinary text"));
  const PageSeen made = sam.press(wrong, "Record this and make the form",
                                  {{"field-1", "Duty worker"}, {"field-3", "555 1234"}});
  EXPECT_EQ(made.heading, "Referral about a child") << made.text;
  EXPECT_TRUE(made.says("555 1234"));
  EXPECT_TRUE(made.says("Not filled in"));
  const http::Response pdf = saved(sam, made, "Save as PDF");
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  const PageSeen file = sam.get(file_of(kept));
  EXPECT_TRUE(file.says("Made a form: Referral about a child"));
  EXPECT_TRUE(file.says("for: a PDF of a form: Referral about a child"));
  EXPECT_FALSE(sam.get(kept.path).link_to("Referral about a child").empty() &&
               !sam.get(kept.path).says("Forms made"));
  Browser lee = as("northbank", "lee");
  EXPECT_EQ(lee.get(made.path).status, 403u);
  EXPECT_EQ(sam.get(file_of(kept) + "/forms/0").status, 404u);
  EXPECT_EQ(sam.get(file_of(kept) + "/forms/x").status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
