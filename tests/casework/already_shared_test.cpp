// SPDX-License-Identifier: MIT
#include "casework/already_shared.h"

#include "casework/interview.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;

using sharewell::testing_casework::Office;

namespace {

using AlreadyShared = Office;

TEST_F(AlreadyShared, TheDecisionHappenedWhenItWasSharedAndIsLateBeyondFifteenMinutes) {
  const Desk at = amara();
  for (const auto& [minutes, late] : {std::pair{15, false}, {16, true}, {3 * 1440, true}}) {
    Draft draft = draft_with(at, agreed_early_help());
    const Instant then = clock_() + -minutes * kMinuteMs;
    set_shared_at(draft, then);
    ASSERT_TRUE(save_draft(at, draft));
    const auto again = load_draft(at, draft.ref);
    ASSERT_TRUE(again);
    EXPECT_EQ(shared_at(*again), then);
    const Recorded done = recorded(at, *again, says(record::Choice::Share, "They needed it at once."));
    const auto opened = open_file(at, done.file);
    ASSERT_TRUE(opened);
    const auto& decision = std::get<CaseFileView>(*opened).decisions.front();
    EXPECT_EQ(decision.happened_at, then);
    EXPECT_EQ(decision.recorded_at, clock_());
    EXPECT_EQ(decision.decided.late, late) << minutes;
    EXPECT_EQ(std::string_view(decision.decided.notes.at("already_shared").get_string()), "yes");
  }
}

TEST_F(AlreadyShared, TheQuestionsArePutInThePastTenseExceptTheOneAboutDangerNow) {
  const Desk at = amara();
  Draft past = draft_with(at, {}), present = draft_with(at, {});
  set_shared_at(past, clock_());
  for (const PageDef& page : pages())
    for (const std::string_view field : field_ids(at.pack, page)) {
      const Field was = fields_on(at.pack, page, past).front(),
                  is = fields_on(at.pack, page, present).front();
      EXPECT_EQ(was.id, is.id);
      const bool now = page.slug == "danger" || field == "already_with" || field == "confidential";
      if (was.id == field) {
        EXPECT_EQ(was.ask == is.ask, now) << field;
      }
    }
}

TEST_F(AlreadyShared, WhatItChangesIsTheTenseAndNotTheAdvice) {
  const Desk at = amara();
  Draft past = draft_with(at, agreed_early_help());
  const auto before = answers_of(at.pack, past);
  set_shared_at(past, clock_());
  EXPECT_EQ(answers_of(at.pack, past).at, before.at);
}

}  // namespace
