// SPDX-License-Identifier: MIT
// An organisation's overlay, as its people meet it: its question, what it asks to do, whom to ring; and the
// moment at which it comes into service.
#include "guidance/overlay.h"

#include "casework/pack_folder.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

using Files = std::vector<guidance::PackFile>;

class OverlayPages : public Town {
 protected:
  /// Puts the overlay that `guidance init --overlay` makes into service for Northbank, at once.
  void put_overlay() {
    auto files = casework::read_pack_folder(SHAREWELL_SOURCE_DIR "/guidance/starter-overlay");
    ASSERT_TRUE(files) << one_line(files.error());
    std::string& about = std::ranges::find(*files, "overlay.toml", &guidance::PackFile::name)->bytes;
    about.replace(about.find("BASE-ID"), 7, guidance::built_in().id());
    about.replace(about.find("BASE-LOGIC"), 10, guidance::built_in().logic());
    const Files whole = guidance::with_base(*std::move(files));
    const auto pack = guidance::Pack::load(whole);
    ASSERT_TRUE(pack.has_value());
    ASSERT_TRUE(casework::keep_pack(folder_, pack->sha256(), whole));
    const auto done = installation_->choose_guidance("northbank", pack->sha256(), "2026-11-01");
    ASSERT_TRUE(done) << one_line(done.error());
  }
  void back_to_built_in() {
    ASSERT_TRUE(installation_->choose_guidance("northbank", guidance::built_in().sha256(), "2026-11-01"));
  }
  static Plan own_worker_involved() {
    Plan plan = early_help();
    plan["local_worker_involved"] = {"yes"};
    return plan;
  }
  static PageSeen record(Browser& browser, const PageSeen& form) {
    return browser.press(form, "Record my decision",
                         {{"choice", "share"}, {"words", "They asked for help."}, {"file", "unnamed"}});
  }
  static constexpr std::string_view kTask = "Tell our own worker what was shared";
};

TEST_F(OverlayPages, AskTellAndNameWhomToRingForItsOrganisationAlone) {
  put_overlay();
  Browser sam = as("northbank", "sam"), joe = as("elmfield", "joe");
  const PageSeen check = walk_to_check(sam, own_worker_involved());
  EXPECT_TRUE(check.says("Is one of our own workers already involved with the family?"));
  const PageSeen advice = sam.get(check.link_to("See what the advice says"));
  EXPECT_TRUE(advice.says(kTask));
  EXPECT_TRUE(advice.says("Local procedures, page 4, Who is already working with the family"));
  EXPECT_TRUE(advice.says("Our front door: any worry about a child, 01632 960 001 (weekdays 9 to 5)"));
  const PageSeen elsewhere = walk_to_check(joe, early_help());
  EXPECT_FALSE(joe.get(elsewhere.link_to("See what the advice says")).says("Our front door"));
}

TEST_F(OverlayPages, ADecisionIsRecordedOnlyBesideTheAdviceThatItsMakerRead) {
  Browser sam = as("northbank", "sam");
  const PageSeen form = walk_to_decide(sam, walk_to_check(sam, early_help()));
  put_overlay();
  const PageSeen asked = record(sam, form);
  EXPECT_TRUE(asked.title.starts_with("Error: ")) << asked.text;
  EXPECT_TRUE(asked.says("Your answers or the guidance changed since you saw this page."));
  EXPECT_TRUE(asked.says("They asked for help.")) << "what was typed is kept";
  const PageSeen kept = sam.press(asked, "Record my decision", {{"file", "unnamed"}});
  EXPECT_TRUE(kept.heading.starts_with("Decision recorded")) << kept.text;
  EXPECT_TRUE(kept.says("July 2018 with local additions 1"));
}

TEST_F(OverlayPages, ARecordKeepsItsWordsAfterTheOverlayHasEnded) {
  put_overlay();
  Browser sam = as("northbank", "sam");
  const PageSeen kept = record(sam, walk_to_decide(sam, walk_to_check(sam, own_worker_involved())));
  ASSERT_TRUE(kept.heading.starts_with("Decision recorded")) << kept.text;
  back_to_built_in();
  const PageSeen again = sam.get(kept.path);
  EXPECT_TRUE(again.says("July 2018 with local additions 1"));
  EXPECT_TRUE(again.says("Is one of our own workers already involved with the family?"));
  EXPECT_TRUE(again.says(kTask));
  const PageSeen next = walk_to_check(sam, early_help());
  EXPECT_FALSE(next.says("our own workers"));
}

}  // namespace
}  // namespace sharewell::testing_pages
