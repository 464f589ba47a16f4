// SPDX-License-Identifier: MIT
#include "casework/repeat.h"

#include "casework/interview.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class RepeatAnswers : public Office {
 protected:
  DecisionView decided(const Desk& at, const Given& answers, record::Choice choice = record::Choice::Share) {
    const Recorded done = recorded(at, draft_with(at, answers), says(choice, "Because.", "My reason."));
    return std::get<CaseFileView>(*open_file(at, done.file)).decisions.front();
  }
};

TEST_F(RepeatAnswers, ForAnotherRecipientWhatHangsOnTheRecipientIsAskedAgain) {
  const Desk at = amara();
  const DecisionView first = decided(at, agreed_early_help());
  const Draft draft = answers_again(at.pack, first, Repeat::AnotherRecipient);
  EXPECT_EQ(draft.find("risk")->front(), "support-need");
  EXPECT_EQ(draft.find("purpose_kind")->front(), "service");
  for (const char* field :
       {"danger", "danger_home", "recipient", "sharing_increases_risk", "recipient_needs", "consent"})
    EXPECT_EQ(draft.find(field), nullptr) << field;
  EXPECT_EQ(next_page(at.pack, draft)->slug, "danger") << "danger now is asked each time";
}

TEST_F(RepeatAnswers, ForAnotherPersonTheirOwnAgreementIsAskedFor) {
  const Desk at = amara();
  const DecisionView first = decided(at, agreed_early_help());
  const Draft draft = answers_again(at.pack, first, Repeat::AnotherPerson);
  EXPECT_EQ(draft.find("recipient")->front(), "other-practitioner");
  EXPECT_EQ(draft.find("recipient_needs")->front(), "yes");
  for (const char* field : {"danger", "danger_home", "consent"})
    EXPECT_EQ(draft.find(field), nullptr) << field;
}

TEST_F(RepeatAnswers, TheDecisionItsWordsAndDangerAreNeverCopied) {
  const Desk at = amara();
  Given danger = agreed_early_help();
  danger[0].second = {"child"};
  const DecisionView first = decided(at, danger);
  for (const Repeat repeat : {Repeat::AnotherPerson, Repeat::AnotherRecipient}) {
    const Draft draft = answers_again(at.pack, first, repeat);
    EXPECT_FALSE(in_danger(draft));
    EXPECT_NE(draft.sharing, first.sharing);
    for (const auto& [field, values] : draft.values)
      for (const std::string& value : values) {
        EXPECT_EQ(value.find("Because."), std::string::npos) << field;
        EXPECT_NE(value, "immediate") << field;
      }
    EXPECT_EQ(repeated_in(draft), first.sharing);
  }
}

TEST_F(RepeatAnswers, ConfidenceBalanceAndALawfulReasonAreWeighedAnewAndTheRecordSaysFromWhereTheRestCame) {
  const Desk at = amara();
  Given given = agreed_early_help();
  given.back().second = {"refused"};
  given.push_back({"helps", {"yes"}});
  given.push_back({"lawful_reasons", {"child-harm", "well-being"}});
  given.push_back({"confidential", {"yes"}});
  given.push_back({"confidence_ground", {"public-interest"}});
  const DecisionView first = decided(at, given);
  ASSERT_TRUE(first.decided.notes.contains("lawful_reasons"));
  ASSERT_TRUE(first.decided.answers.contains("confidential"));
  for (const Repeat repeat : {Repeat::AnotherPerson, Repeat::AnotherRecipient, Repeat::Again}) {
    const Draft draft = answers_again(at.pack, first, repeat);
    for (const char* field : {"lawful_reasons", "confidential", "confidence_ground"})
      EXPECT_EQ(draft.find(field), nullptr) << field;
    for (const char* field : {"purpose_kind", "helps"})
      EXPECT_NE(draft.find(field), nullptr) << field << " is copied, to be looked at again";
  }
  const Draft draft = answers_again(at.pack, first, Repeat::AnotherRecipient);
  EXPECT_EQ(repeated_in(notes_of(draft)), first.sharing);
}

}  // namespace
