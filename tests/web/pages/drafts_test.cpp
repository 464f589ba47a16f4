// SPDX-License-Identifier: MIT
// A draft whose bytes are damaged, where its author and their lead meet it.
#include "../../store/tamper.h"
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class DamagedDraft : public Town {
 protected:
  /// The address of a draft that has answers.
  std::string begun(Browser& browser) {
    const PageSeen check = walk_to_check(browser, early_help());
    return check.path.substr(0, check.path.rfind('/'));
  }
  void damage(const char* column) {
    std::mt19937 dice(3);
    store::Tamper tamper(*store::place_of(folder_, "northbank"));
    tamper.flip({"draft", column, "id"}, dice);
  }
};

TEST_F(DamagedDraft, SaysSoOnItsPageStandsInNobodysWayAndCanBePutAway) {
  Browser sam = as("northbank", "sam");
  const std::string lost = begun(sam);
  damage("sealed");
  const std::string good = begun(sam);
  for (const char* page : {"", "/check", "/recommendation", "/decide", "/danger"}) {
    const PageSeen seen = sam.get(lost + page);
    EXPECT_EQ(seen.status, 500u) << page;
    EXPECT_TRUE(seen.says(row(ErrorCode::Damaged).sentence)) << page << seen.text;
    EXPECT_FALSE(seen.says("early help")) << page;
  }
  EXPECT_EQ(sam.get(good + "/check").status, 200u);
  const PageSeen work = sam.get("/work");
  ASSERT_EQ(work.status, 200u) << work.text;
  EXPECT_TRUE(work.says("A draft of yours is damaged and cannot be opened")) << work.text;
  EXPECT_FALSE(work.link_to("Carry on draft begun 22 November 2026 at 2:00pm").empty())
      << "the other one: " << work.text;
  const PageSeen ask = sam.get(work.link_to("Discard this draft"));
  EXPECT_EQ(ask.path, lost + "/discard");
  const PageSeen after = sam.press(ask, "Discard this draft");
  EXPECT_EQ(after.path, "/work");
  EXPECT_FALSE(after.says("damaged")) << after.text;
  EXPECT_EQ(sam.get(lost + "/check").status, 404u);
}

TEST_F(DamagedDraft, IsShownToALeadAsOneOfWorryAndItsKeyMayBeWhatIsDamaged) {
  Browser sam = as("northbank", "sam");
  static_cast<void>(begun(sam));
  damage("wrapped_key");
  *now_ = *now_ + 2 * kHourMs;
  Browser ada = as("northbank", "ada"), again = as("northbank", "sam");
  const PageSeen team = ada.get("/team");
  ASSERT_EQ(team.status, 200u) << team.text;
  EXPECT_TRUE(team.says("cannot be opened, so it counts as one of worry")) << team.text;
  EXPECT_TRUE(again.get("/work").says("A draft of yours is damaged"));
}

TEST_F(DamagedDraft, OfWhichTheKeyIsGoneCanBePutAwayTheSameWay) {
  Browser sam = as("northbank", "sam");
  static_cast<void>(begun(sam));
  store::Tamper(*store::place_of(folder_, "northbank")).run("UPDATE draft SET epoch = 0");
  const PageSeen ask = sam.get(sam.get("/work").link_to("Discard this draft"));
  ASSERT_EQ(ask.status, 200u) << ask.text;
  EXPECT_EQ(sam.press(ask, "Discard this draft").path, "/work");
  EXPECT_FALSE(sam.get("/work").says("damaged"));
}

}  // namespace
}  // namespace sharewell::testing_pages
