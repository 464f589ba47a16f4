// SPDX-License-Identifier: MIT
// One person on one computer, with nobody who leads on information governance: everything can be done, and
// where others ask inside, they are told whom to ask outside. @cite requirements R195
#include "casework/case_file.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Alone : public Town {
 protected:
  void SetUp() override {
    Town::SetUp();
    add_organisation("solo", "Riverside Youth Club");
    add("solo", "nia", "Club", record::Role::Lead);
  }
  PageSeen decide(Browser& browser, const Plan& plan, const char* choice) {
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, plan));
    return browser.press(form, "Record my decision",
                         {{"choice", choice}, {"words", "What I saw, and why."}, {"file", "unnamed"}});
  }
  static Plan with(const char* field, const char* value) {
    Plan plan = early_help();
    plan[field] = {value};
    return plan;
  }
  /// What the advice on record says now.
  std::string outcome_of(const PageSeen& record) {
    EXPECT_TRUE(record.says("Decision recorded")) << record.text;
    casework::Organisation* own = installation_->find("solo");
    const auto file = FileRef::parse(record.path.substr(7, record.path.find("/decisions") - 7));
    const auto sharing = SharingRef::parse(record.path.substr(record.path.rfind('/') + 1));
    if (!file || !sharing) return "";
    const auto opened = casework::open_file(installation_->desk(*own, *own->people.find_user("nia")), *file);
    EXPECT_TRUE(opened);
    const auto& advice = std::get<casework::CaseFileView>(*opened).find(*sharing)->recommendation_now();
    return std::string(std::string_view(advice.at("outcome").as_string()));
  }
  void settle_everything(Browser& browser) {
    for (int round = 0; round < 60; ++round) {
      const PageSeen work = browser.get("/work");
      std::string task;
      for (const auto& [words, to] : work.links)
        if (to.starts_with("/tasks/")) task = to;
      if (task.empty()) return;
      const PageSeen open = browser.get(task);
      const PageSeen after =
          open.has_button("Record it")
              ? open
              : browser.press(open, "Save",
                              {{"done", open.heading.starts_with("Finish a record") ? "no" : "yes"},
                               {"note", "Done by me, or there is no more to say."}});
      ASSERT_FALSE(after.says("There is a problem")) << after.text;
    }
    ADD_FAILURE() << "it does not end";
  }
};

TEST_F(Alone, OnePersonCompletesEveryOutcome) {
  Browser nia = as("solo", "nia");
  EXPECT_EQ(outcome_of(decide(nia, with("purpose_kind", "none"), "do-not-share")), "do-not-share");
  EXPECT_EQ(outcome_of(decide(nia, with("sharing_increases_risk", "not-known"), "seek-advice-first")),
            "seek-advice-first");
  const PageSeen shared = decide(nia, early_help(), "share");
  EXPECT_EQ(outcome_of(shared), "share-with-care");
  Typed typed{{"contains_opinion", "no"}, {"contains_historical", "no"},      {"third_parties", "no"},
              {"special_category", "no"}, {"informing_increases_risk", "no"}, {"retention", "normal"}};
  for (const char* step : {"how-much", "fact-opinion", "right-person", "secure", "tell"})
    typed.emplace_back("settled", step);
  EXPECT_EQ(outcome_of(nia.press(nia.get(shared.link_to("Settle how to share")), "Save", typed)), "share");
  EXPECT_EQ(outcome_of(nia.press(nia.get("/emergency"), "Record it", {{"told", "police"}})), "act-now");
  settle_everything(nia);
  EXPECT_TRUE(nia.get("/work").says("You have nothing to do.")) << nia.get("/work").text;
}

TEST_F(Alone, WhoHasNobodyToAskInsideIsToldWhomToAskOutside) {
  Browser nia = as("solo", "nia");
  const PageSeen kept = decide(nia, with("sharing_increases_risk", "not-known"), "seek-advice-first");
  const PageSeen whom = nia.get(kept.path + "/advice");
  for (const char* words : {"Your manager", "A trustee", "consultation line of children's social care",
                            "NSPCC helpline: 0808 800 5000", "without saying who it is about"})
    EXPECT_TRUE(whom.says(words)) << words << ": " << whom.text;
  EXPECT_FALSE(whom.has_button("Ask"));
  const PageSeen write = nia.get(whom.link_to("Write down what they said"));
  const PageSeen after = nia.press(write, "Save", {{"talked_with", "The NSPCC, today: ring the council."}});
  EXPECT_TRUE(after.says("The NSPCC, today: ring the council.")) << after.text;
  EXPECT_TRUE(nia.get("/work").says("trustee")) << "and on every page";
  EXPECT_FALSE(nia.get("/about").says("Name of nia. Your manager")) << "nobody is told to ask themselves";
}

TEST_F(Alone, DecidingDifferentlyNeedsNobodyElse) {
  Browser nia = as("solo", "nia");
  const PageSeen form = walk_to_decide(nia, walk_to_check(nia, early_help()));
  const PageSeen kept = nia.press(form, "Record my decision",
                                  {{"choice", "do-not-share"},
                                   {"words", "I know them."},
                                   {"departure", "The helper is the father."},
                                   {"file", "unnamed"}});
  EXPECT_EQ(outcome_of(kept), "share-with-care");
  settle_everything(nia);
  EXPECT_TRUE(nia.get("/work").says("You have nothing to do."));
}

}  // namespace
}  // namespace sharewell::testing_pages
