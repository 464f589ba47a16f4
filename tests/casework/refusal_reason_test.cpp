// SPDX-License-Identifier: MIT
#include "casework/refusal_reason.h"

#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

TEST(RefusalReason, IsTheRightToPrivateLifeAloneOnlyWhereNothingElseIsSaid) {
  for (const char* alone :
       {"Article 8", "article 8.", "ART 8 ECHR", "Human rights", "Because of her human rights (article 8).",
        "Privacy", "It is against his right to respect for private and family life.",
        "Human Rights Act 1998, Article 8!"})
    EXPECT_TRUE(is_only_private_life(alone)) << alone;
  for (const char* more :
       {"", "He has moved to his grandmother.", "Article 8, and the father has moved out for good.",
        "We are sharing less: her school only.", "Nobody needs it."})
    EXPECT_FALSE(is_only_private_life(more)) << more;
}

class Refusal : public Office {
 protected:
  std::string fault(const char* risk, Choice choice, const char* words) {
    Given given = agreed_early_help();
    given[2].second = {risk};
    auto statement = says(choice, words, "Human rights.");
    const auto kept = record_decision(amara(), draft_with(amara(), given), std::move(statement), {});
    const auto* faults = kept ? std::get_if<std::vector<decide::FieldFault>>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
};

TEST_F(Refusal, BecauseOfPrivateLifeAloneIsChallengedFromAWorryAboutWelfareUpward) {
  for (const char* risk : {"welfare-concern", "child-in-need", "significant-harm"}) {
    EXPECT_EQ(fault(risk, Choice::DoNotShare, "Article 8."), "words") << risk;
    EXPECT_EQ(fault(risk, Choice::DoNotShare, "Article 8: he lives elsewhere now."), "") << risk;
    EXPECT_EQ(fault(risk, Choice::Share, "Article 8 does not forbid it."), "") << risk;
  }
  for (const char* risk : {"none", "support-need", "not-known"})
    EXPECT_EQ(fault(risk, Choice::DoNotShare, "Article 8."), "") << risk;
}

}  // namespace
