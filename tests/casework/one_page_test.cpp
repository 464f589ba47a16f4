// SPDX-License-Identifier: MIT
#include <algorithm>
#include <random>

#include "casework/interview.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class OnePage : public Office {
 protected:
  static std::vector<std::string> ids(const Desk& at, const Draft& draft) {
    std::vector<std::string> out;
    for (const PagePart& part : all_fields(at.pack, draft))
      for (const Field& field : part.fields) out.push_back(field.id);
    return out;
  }
  static bool has(const std::vector<std::string>& list, std::string_view id) {
    return std::ranges::find(list, id) != list.end();
  }
  static std::vector<FieldValues> given(const Given& values) {
    std::vector<FieldValues> out;
    for (const auto& [field, chosen] : values) out.push_back({field, chosen});
    return out;
  }
};

TEST_F(OnePage, HoldsEveryQuestionThatTheOtherWayPutsOnAnyWalk) {
  const Desk at = amara();
  std::mt19937 engine(21);
  for (int n = 0; n < 500; ++n) {
    Draft draft;
    while (const PageDef* page = next_page(at.pack, draft)) {
      const auto all = ids(at, draft);
      for (const Field& field : fields_on(at.pack, *page, draft)) {
        if (field.chosen.empty() && page->slug != "danger") {
          EXPECT_TRUE(has(all, field.id) || !has(still_open(at.pack, draft), field.id)) << field.id;
        }
        if (field.chosen.empty()) draft.set(field.id, {field.choices[engine() % field.choices.size()].id});
      }
    }
    EXPECT_TRUE(still_open(at.pack, draft).empty()) << "both ways end at the same place";
  }
}

TEST_F(OnePage, NeverEndsBeforeTheOtherWayDoesNorGoesOnAfterIt) {
  const Desk at = amara();
  std::mt19937 engine(22);
  for (int n = 0; n < 500; ++n) {
    Draft draft;
    for (;;) {
      const auto open = still_open(at.pack, draft);
      EXPECT_EQ(open.empty(), next_page(at.pack, draft) == nullptr);
      if (open.empty()) break;
      for (const PagePart& part : all_fields(at.pack, draft))
        for (const Field& field : part.fields)
          if (field.id == open[engine() % open.size()])
            draft.set(field.id, {field.choices[engine() % field.choices.size()].id});
    }
  }
}

TEST_F(OnePage, KeepsPartOfTheAnswersAndSaysWhatFollows) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  const auto posted = answer_all(
      at, draft,
      given(
          {{"danger", {"no"}}, {"danger_home", {"no"}}, {"risk", {"support-need"}}, {"consent", {"valid"}}}),
      draft.version);
  ASSERT_TRUE(posted);
  EXPECT_EQ(posted->what, Posted::What::Saved);
  const auto again = load_draft(at, draft.ref);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->find("consent")->front(), "valid");
  EXPECT_TRUE(has(still_open(at.pack, *again), "recipient"));
}

TEST_F(OnePage, WithoutAnAnswerAboutDangerNothingElseIsKept) {
  const Desk at = amara();
  Draft draft = draft_with(at, {});
  const auto posted = answer_all(at, draft, given({{"risk", {"none"}}}), draft.version);
  ASSERT_TRUE(posted);
  EXPECT_EQ(posted->what, Posted::What::Faults);
  EXPECT_EQ(posted->faults.front().field, "danger");
  EXPECT_EQ(draft.find("risk"), nullptr);
}

TEST_F(OnePage, TwoWindowsLoseNeitherAnswer) {
  const Desk at = amara();
  Draft draft = draft_with(at, {{"danger", {"no"}}, {"danger_home", {"no"}}});
  const std::int64_t seen = draft.version;
  ASSERT_TRUE(
      answer_all(at, draft, given({{"danger", {"no"}}, {"danger_home", {"no"}}, {"risk", {"none"}}}), seen));
  const auto second = answer_all(
      at, draft, given({{"danger", {"no"}}, {"danger_home", {"no"}}, {"risk", {"support-need"}}}), seen);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->what, Posted::What::Conflict);
  EXPECT_EQ(draft.find("risk")->front(), "none");
}

}  // namespace
