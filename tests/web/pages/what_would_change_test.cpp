// SPDX-License-Identifier: MIT
// A safeguarding lead asks what guidance that is not in service yet would change, and reads the answer.
#include <thread>

#include "casework/pack_folder.h"
#include "guidance/overlay.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

constexpr const char* kPath = "/guidance/what-would-change";

class ChangePages : public Town {
 protected:
  void SetUp() override {
    Town::SetUp();
    // The overlay that `guidance init --overlay` makes, asking for its worker's help wherever something is
    // shared.
    auto files = casework::read_pack_folder(SHAREWELL_SOURCE_DIR "/guidance/starter-overlay");
    ASSERT_TRUE(files) << one_line(files.error());
    const auto change = [&](const char* name, const std::string& from, const std::string& to) {
      std::string& text = std::ranges::find(*files, name, &guidance::PackFile::name)->bytes;
      text.replace(text.find(from), from.size(), to);
    };
    change("overlay.toml", "BASE-ID", guidance::built_in().id());
    change("overlay.toml", "BASE-LOGIC", guidance::built_in().logic());
    change("rules.toml", "certain(local_worker_involved is yes)", "(always or local_worker_involved is yes)");
    const auto whole = guidance::with_base(*std::move(files));
    const auto pack = guidance::Pack::load(whole);
    ASSERT_TRUE(pack.has_value()) << one_line(pack.error().front());
    sha256_ = pack->sha256();
    ASSERT_TRUE(casework::keep_pack(folder_, sha256_, whole));
    ASSERT_TRUE(installation_->choose_guidance("northbank", sha256_, "2027-01-01"));
  }
  std::string record(const char* user, const char* name) {
    Browser browser = as("northbank", user);
    const PageSeen form = walk_to_decide(browser, walk_to_check(browser, early_help()));
    const PageSeen kept =
        browser.press(form, "Record my decision",
                      {{"choice", "share"}, {"words", "They asked."}, {"file", "new"}, {"file_name", name}});
    EXPECT_TRUE(kept.heading.starts_with("Decision recorded")) << kept.text;
    return kept.path;
  }
  /// Presses the button for the overlay and waits for the result, as the page that looks again does.
  PageSeen found_out(Browser& lead) {
    PageSeen page = lead.get(kPath);
    const auto form = std::ranges::find_if(page.forms, [&](const FormSeen& one) {
      const auto pack = one.hidden.find("pack");
      return pack != one.hidden.end() && pack->second == sha256_;
    });
    if (form == page.forms.end()) {
      ADD_FAILURE() << page.text;
      return page;
    }
    page = lead.send(*form, {});
    while (page.heading == "Decisions are being run again") page = lead.get(page.path);
    return page;
  }
  std::string sha256_;
};

TEST_F(ChangePages, TellALeadWhatWouldDifferWithALinkToEachDecision) {
  const std::string mine = record("sam", "A family"), others = record("lee", "Another family");
  Browser ada = as("northbank", "ada");
  EXPECT_EQ(ada.get("/guidance").link_to("See what other guidance would change about decisions on record"),
            kPath);
  const PageSeen choose = ada.get(kPath);
  EXPECT_TRUE(choose.says("July 2018 with local additions 1"));
  EXPECT_TRUE(choose.says("In service from 1 January 2027"));
  EXPECT_TRUE(choose.says("In force now. Carried inside Sharewell"));
  const PageSeen found = found_out(ada);
  EXPECT_EQ(found.heading, "What would change");
  EXPECT_TRUE(found.says("New to do: Tell our own worker what was shared")) << found.text;
  EXPECT_TRUE(found.says("Would still point to: You can share"));
  EXPECT_TRUE(found.says("In case files of other teams, only counted: 1."));
  EXPECT_TRUE(found.says("It does not say that a decision was wrong."));
  EXPECT_FALSE(found.says("Another family"));
  const auto link =
      std::ranges::find_if(found.links, [](const auto& one) { return one.first.starts_with("A family, "); });
  ASSERT_NE(link, found.links.end());
  EXPECT_EQ(link->second, mine);
  EXPECT_EQ(ada.get(link->second).status, 200u);
}

TEST_F(ChangePages, SayThatNothingWouldDiffer) {
  record("sam", "A family");
  Browser ada = as("northbank", "ada");
  sha256_ = guidance::built_in().sha256();
  EXPECT_TRUE(found_out(ada).says("Under this guidance nothing on record would differ."));
}

TEST_F(ChangePages, AreForLeadsAlone) {
  Browser sam = as("northbank", "sam");
  EXPECT_EQ(sam.get("/guidance").link_to("See what other guidance would change about decisions on record"),
            "");
  EXPECT_EQ(sam.get(kPath).status, 403u);
  EXPECT_EQ(sam.get(kPath + ("/" + sha256_)).status, 403u);
}

TEST_F(ChangePages, LeadBackToTheChoiceWhereThereIsNoResult) {
  Browser ada = as("northbank", "ada");
  EXPECT_EQ(ada.get(kPath + ("/" + sha256_)).path, kPath);
  EXPECT_EQ(ada.get(std::string(kPath) + "/nonsense").path, kPath);
  const PageSeen found = found_out(ada);
  for (const char* from : {"999999999999999999999", "18446744073709551615", "-1", "x", "3", ""})
    EXPECT_TRUE(ada.get(found.path + "?from=" + from).says("Recommendations run again")) << from;
}

TEST_F(ChangePages, ShowTwentyCaseFilesAtATime) {
  for (int i = 0; i < 21; ++i) record("sam", ("Family " + std::to_string(100 + i)).c_str());
  Browser ada = as("northbank", "ada");
  const PageSeen first = found_out(ada);
  EXPECT_TRUE(first.says("Family 100") && first.says("Family 119"));
  EXPECT_FALSE(first.says("Family 120"));
  const PageSeen second = ada.get(first.link_to("Later decisions"));
  EXPECT_TRUE(second.says("Family 120"));
  EXPECT_FALSE(second.says("Family 119"));
  EXPECT_TRUE(ada.get(second.link_to("Earlier decisions")).says("Family 100"));
}

}  // namespace
}  // namespace sharewell::testing_pages
