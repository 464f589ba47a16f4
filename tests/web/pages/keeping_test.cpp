// SPDX-License-Identifier: MIT
// How long case files are kept, holds, and what two leads erase.
#include "crypt/key_ring.h"
#include "store/verify.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class KeepingPages : public Town {
 protected:
  void SetUp() override {
    Town::SetUp();
    add("northbank", "eve", "Duty team", record::Role::Lead);
  }
  std::string record(const char* name) {
    Browser sam = as("northbank", "sam");
    const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
    const PageSeen kept = sam.press(
        form, "Record my decision",
        {{"choice", "share"}, {"words", "They asked for help."}, {"file", "new"}, {"file_name", name}});
    return kept.path.substr(0, kept.path.find("/decisions"));
  }
  std::string lead(const char* user) {
    return organisation("northbank")->people->find_user(user)->ref.text();
  }
};

TEST_F(KeepingPages, LeadsSeeTheClassesWithTheirSourcesAndAddTheirOwn) {
  const std::string file = record("Robin");
  Browser ada = as("northbank", "ada"), sam = as("northbank", "sam");
  EXPECT_EQ(sam.get("/retention").status, 403u);
  EXPECT_EQ(sam.get(file + "/keeping").status, 403u);
  EXPECT_TRUE(sam.get(file).link_to("How long it is kept").empty());
  const PageSeen list = ada.get(ada.get("/team").link_to("How long case files are kept"));
  EXPECT_TRUE(list.says("Limitation Act 1980")) << list.text;
  EXPECT_TRUE(list.says("No case file is due"));
  const PageSeen wrong = ada.press(ada.get("/retention/new"), "Save", {{"title", "Ours"}});
  EXPECT_TRUE(wrong.says("Choose from when it counts")) << wrong.text;
  const PageSeen saved = ada.press(wrong, "Save",
                                   {{"title", "Ours"},
                                    {"counts_from", "opened"},
                                    {"years", "1"},
                                    {"source", "Our schedule"},
                                    {"standard", "yes"}});
  EXPECT_TRUE(saved.says("Our schedule")) << saved.text;
  *now_ = *now_ + 366 * kDayMs;
  Browser later = as("northbank", "ada");
  const PageSeen due = later.get("/retention");
  EXPECT_TRUE(due.says("Robin")) << due.text;
  EXPECT_TRUE(later.get(due.link_to("Robin")).says("Its time is over"));
}

TEST_F(KeepingPages, AClassWithoutAnEndDateNeedsAReasonAndAHoldStandsOnTheFile) {
  const std::string file = record("Robin");
  Browser ada = as("northbank", "ada");
  const PageSeen form = ada.get(file + "/keeping/class");
  const std::string never = casework::built_in_retentions().back().retention.text();
  EXPECT_TRUE(ada.press(form, "Save", {{"retention", never}}).says("Say why it is kept without an end date"));
  EXPECT_TRUE(ada.press(form, "Save", {{"retention", never}, {"why", "An inquiry"}}).says("No end date"));
  const PageSeen held =
      ada.press(ada.get(file + "/keeping/hold"), "Put it on hold", {{"why", "A court asked"}});
  EXPECT_TRUE(held.says("nothing of it may be erased")) << held.text;
  EXPECT_TRUE(held.link_to("Ask that it be erased").empty());
  EXPECT_TRUE(ada.get(file).says("Put on hold"));
}

TEST_F(KeepingPages, WhatOneLeadAsksAnotherAgreesToAfterTheWaitAndTheFileIsGone) {
  const std::string file = record("Robin");
  Browser ada = as("northbank", "ada"), eve = as("northbank", "eve");
  const PageSeen asked = ada.press(ada.get(file + "/keeping/erase"), "Ask that it be erased",
                                   {{"ground", "never-needed"}, {"to", lead("eve")}});
  EXPECT_TRUE(asked.says("somebody else has to agree")) << asked.text;
  EXPECT_TRUE(eve.get("/work").says("Agree to an erasure, or not"));
  EXPECT_TRUE(eve.get(file + "/keeping").says("The waiting period runs until"));
  *now_ = *now_ + store::kErasureWaitMs;
  Browser eve_later = as("northbank", "eve");
  const PageSeen ready = eve_later.get(file + "/keeping");
  EXPECT_TRUE(ready.says("Once it is erased nobody can read it again")) << ready.text;
  EXPECT_TRUE(eve_later.press(ready, "Agree, and erase it now").says("tick this"));
  const PageSeen done = eve_later.press(ready, "Agree, and erase it now", {{"agree", "yes"}});
  EXPECT_TRUE(done.says("every key that opened it are destroyed")) << done.text;
  EXPECT_EQ(eve_later.get(file).status, 404u);
  EXPECT_TRUE(eve_later.get("/retention").says("Name of eve"));
  EXPECT_EQ(eve_later.press(ready, "Agree, and erase it now", {{"agree", "yes"}}).status, 404u);
}

TEST_F(KeepingPages, OfAnErasedFileNothingIsLeftForAnybodyAndTheRegisterStillVerifies) {
  const std::string file = record("Robin"), other = record("Wren");
  Browser ada = as("northbank", "ada");
  static_cast<void>(ada.press(ada.get(file + "/keeping/erase"), "Ask that it be erased",
                              {{"ground", "never-needed"}, {"to", lead("eve")}}));
  *now_ = *now_ + store::kErasureWaitMs;
  for (const char* user : {"sam", "ada", "eve"}) {
    Browser before = as("northbank", user);
    EXPECT_TRUE(before.get("/work").says("Robin")) << user;
  }
  Browser asker = as("northbank", "ada"), eve = as("northbank", "eve");
  EXPECT_FALSE(asker.get(file + "/keeping").has_button("Agree, and erase it now")) << "nobody does it alone";
  const PageSeen done = eve.press(eve.get(file + "/keeping"), "Agree, and erase it now", {{"agree", "yes"}});
  EXPECT_TRUE(done.says("every key that opened it are destroyed")) << done.text;
  for (const char* user : {"sam", "kit", "ada", "eve"}) {
    Browser after = as("northbank", user);
    for (const char* page : {"", "/people", "/copy"})
      EXPECT_EQ(after.get(file + page).status, 404u) << user << page;
    EXPECT_EQ(after.get(other).status, 200u) << user;
    for (const char* page : {"/work", "/team", "/retention", "/team/files"})
      EXPECT_FALSE(after.get(page).says("Robin")) << user << page;
    EXPECT_TRUE(
        after.press(after.get("/search"), "Search", {{"name", "Robin"}}).says("Nobody like this was found"))
        << user;
  }
  const auto keys = crypt::KeyRing::open(folder_);
  ASSERT_TRUE(keys) << one_line(keys.error());
  const auto report = store::verify(*store::place_of(folder_, "northbank"), *keys->find("northbank"));
  ASSERT_TRUE(report) << one_line(report.error());
  EXPECT_GT(report->erased, 0u);
}

TEST_F(KeepingPages, WhatWaitsForAgreementIsListedForThoseWhoMayOpenTheFileOnly) {
  add("northbank", "ines", "Other team", record::Role::Lead);
  const std::string file = record("Robin");
  Browser ada = as("northbank", "ada"), eve = as("northbank", "eve"), ines = as("northbank", "ines");
  EXPECT_TRUE(ada.get("/retention").says("Nobody has asked")) << ada.get("/retention").text;
  static_cast<void>(ada.press(ada.get(file + "/keeping/erase"), "Ask that it be erased",
                              {{"ground", "never-needed"}, {"to", lead("eve")}}));
  for (Browser* who : {&ada, &eve}) {
    const PageSeen list = who->get("/retention");
    EXPECT_TRUE(list.says("Asked by Name of ada")) << list.text;
    EXPECT_NE(list.body.find(file + "/keeping"), std::string::npos);
  }
  const PageSeen elsewhere = ines.get("/retention");
  EXPECT_EQ(elsewhere.status, 200u);
  EXPECT_FALSE(elsewhere.says("Asked by")) << "not even that there is one: " << elsewhere.text;
  EXPECT_EQ(elsewhere.body.find(file), std::string::npos);
}

}  // namespace
}  // namespace sharewell::testing_pages
