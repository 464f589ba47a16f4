// SPDX-License-Identifier: MIT
#include "casework/policy.h"

#include <algorithm>

#include "casework/legal_basis.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class PolicyTable : public Office {
 protected:
  static record::PolicyKept row(const char* recipient, const char* purpose,
                                const char* basis = "public-task") {
    return {{}, recipient, purpose, basis, "safeguarding", "none", "Children Act 2004, section 10",
            "", "",        "",      false};
  }
  record::PolicyRef keep(record::PolicyKept typed) {
    const auto kept = keep_row(desk("northbank", "ruth"), table(), std::move(typed), "");
    EXPECT_TRUE(kept);
    const auto* ref = kept ? std::get_if<0>(&*kept) : nullptr;
    EXPECT_NE(ref, nullptr);
    return ref == nullptr ? record::PolicyRef{} : *ref;
  }
  std::string fault(const record::PolicyKept& typed) {
    const auto kept = keep_row(desk("northbank", "ruth"), table(), typed, "");
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  std::string offered(std::string_view recipient, std::string_view purpose) {
    std::string out;
    for (const Policy::Version& one : rows_for(table(), recipient, purpose))
      out += one.kept.recipient + "/" + one.kept.purpose + ";";
    return out;
  }
  std::string said_fault(const Recorded& at, const BasisSaid& said) {
    const auto kept = say_basis(amara(), table(), at.file, at.sharing, said, "");
    const auto* faults = kept ? std::get_if<1>(&*kept) : nullptr;
    return faults == nullptr ? "" : faults->front().field;
  }
  CaseFileView file(const Recorded& at) {
    const auto opened = open_file(amara(), at.file);
    EXPECT_TRUE(opened);
    return std::get<CaseFileView>(*opened);
  }
  std::string note(const Recorded& at, std::string_view name) {
    const CaseFileView view = file(at);
    const json::value* value = view.find(at.sharing)->notes_now().if_contains(name);
    return value == nullptr ? "" : std::string(std::string_view(value->get_string()));
  }
  record::TaskState state(const Recorded& at, std::string_view obligation) {
    for (const TaskView& task : file(at).tasks)
      if (task.row.obligation == obligation) return task.row.state;
    ADD_FAILURE() << "no task " << obligation;
    return record::TaskState::Open;
  }
  Recorded shared() {
    return recorded(amara(), draft_with(amara(), agreed_early_help()),
                    says(record::Choice::Share, "They asked for help."));
  }
  Policy& table() { return installation_->find("northbank")->policy; }
};

TEST_F(PolicyTable, ARowIsOfThePacksRecipientsThePurposesAndTheClosedLists) {
  EXPECT_EQ(fault(row("neighbour", "any")), "recipient");
  EXPECT_EQ(fault(row("police", "fun")), "purpose");
  EXPECT_EQ(fault(row("police", "any", "habit")), "basis");
  auto wrong = row("police", "any");
  wrong.condition = "because";
  EXPECT_EQ(fault(wrong), "condition");
  wrong = row("police", "any");
  wrong.offence = "because";
  EXPECT_EQ(fault(wrong), "offence");
  wrong = row("police", "any");
  wrong.power = " ";
  EXPECT_EQ(fault(wrong), "power") << "the power stands apart from the basis";
  EXPECT_EQ(fault(row("police", "any")), "");
}

TEST_F(PolicyTable, PartThreeStandsApart) {
  auto part3 = row("police", "any", "law-enforcement");
  EXPECT_EQ(fault(part3), "condition") << "Schedule 1 is not of Part 3";
  part3.condition = "law-enforcement-safeguarding";
  part3.offence = "safeguarding";
  EXPECT_EQ(fault(part3), "offence");
  part3.offence = "none";
  EXPECT_EQ(fault(part3), "");
  part3.basis = "public-task";
  EXPECT_EQ(fault(part3), "condition") << "nor Schedule 8 of the UK GDPR";
}

TEST_F(PolicyTable, TheClosedListsHaveWordsForEveryName) {
  const auto same = [](std::span<const LegalChoice> words, std::span<const std::string_view> names) {
    return std::ranges::equal(words, names, {}, &LegalChoice::id);
  };
  EXPECT_TRUE(same(bases(), record::policy_bases()));
  EXPECT_TRUE(same(conditions(), record::policy_conditions()));
  EXPECT_TRUE(same(offence_conditions(), record::policy_offences()));
  for (const auto choices : {bases(), conditions(), offence_conditions()})
    for (const LegalChoice& choice : choices) EXPECT_EQ(choice.law.empty(), choice.id == "none") << choice.id;
}

TEST_F(PolicyTable, OffersRowsByRecipientAndPurposeAndWhatIsNotKnownExcludesNone) {
  keep(row("police", "keep-safe"));
  keep(row("any", "any"));
  keep(row("childrens-social-care", "any"));
  EXPECT_EQ(offered("police", "keep-safe"), "police/keep-safe;any/any;");
  EXPECT_EQ(offered("police", "service"), "any/any;");
  EXPECT_EQ(offered("childrens-social-care", ""), "childrens-social-care/any;any/any;");
  EXPECT_EQ(offered("police", "not-known"), "police/keep-safe;any/any;");
  EXPECT_EQ(offered("not-known", "service"), "childrens-social-care/any;any/any;");
}

TEST_F(PolicyTable, WhatWasTickedStaysAsItWasWhenTheRowChanges) {
  const auto ref = keep(row("other-practitioner", "any"));
  const Recorded at = shared();
  const auto offers = rows_for(table(), *file(at).find(at.sharing));
  ASSERT_EQ(offers.size(), 1u);
  const std::string tick = tick_of(offers.front());
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing, {tick, "", "", "", "She asked us to."}, "a"));
  *now_ = *now_ + kHourMs;
  auto changed = row("other-practitioner", "any", "legitimate-interests");
  changed.row = ref;
  keep(changed);
  EXPECT_EQ(note(at, "legal_row"), ref.text());
  EXPECT_EQ(note(at, "legal_row_at"), to_rfc3339(offers.front().at));
  EXPECT_EQ(note(at, "legal_basis"), "Public task: UK GDPR Article 6(1)(e)");
  EXPECT_EQ(note(at, "legal_power"), "Children Act 2004, section 10");
  EXPECT_EQ(note(at, "person_agreed"), "She asked us to.") << "of its own, never the basis";
  EXPECT_EQ(said_fault(at, {tick, "", "", "", ""}), "row") << "those words stand no more";
  const CaseFileView view = file(at);
  const auto told =
      std::ranges::find(view.timeline, "Said on which legal basis it is shared", &TimelineItem::summary);
  ASSERT_NE(told, view.timeline.end());
  EXPECT_NE(told->detail.find("Public task"), std::string::npos);
}

TEST_F(PolicyTable, SayingItSettlesTheTasksThatAskedForItAndNoOther) {
  keep(row("other-practitioner", "any"));
  const Recorded at = shared();
  ASSERT_EQ(state(at, "identify-lawful-basis"), record::TaskState::Open);
  const std::string tick = tick_of(rows_for(table(), *file(at).find(at.sharing)).front());
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing, {tick, "", "", "", ""}, "a"));
  EXPECT_EQ(state(at, "identify-lawful-basis"), record::TaskState::Done);
  EXPECT_EQ(state(at, "identify-special-category-condition"), record::TaskState::Done);
  EXPECT_EQ(state(at, "minimise"), record::TaskState::Open);
}

TEST_F(PolicyTable, WhereNoneFitsThePersonSaysItAndWithoutAConditionThatTaskStaysOpen) {
  keep(row("other-practitioner", "any"));
  const Recorded at = shared();
  EXPECT_EQ(said_fault(at, {"", "", "", "", ""}), "row");
  EXPECT_EQ(said_fault(at, {"none", " ", "", "", ""}), "basis");
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing,
                        {"none", "Legal obligation", "", "An order of the court", ""}, "a"));
  EXPECT_EQ(note(at, "legal_row"), "none");
  EXPECT_EQ(note(at, "legal_basis"), "Legal obligation");
  EXPECT_EQ(note(at, "legal_row_at"), "");
  EXPECT_EQ(state(at, "identify-lawful-basis"), record::TaskState::Done);
  EXPECT_EQ(state(at, "identify-special-category-condition"), record::TaskState::Open);
}

TEST_F(PolicyTable, NotToKnowTheBasisHoldsNothingUpChangesNoAdviceAndStaysATask) {
  const auto outcome_of = [&](const Recorded& at) {
    const CaseFileView view = file(at);
    return std::string(
        std::string_view(view.find(at.sharing)->recommendation_now().at("outcome").get_string()));
  };
  const Recorded at = shared();
  const std::string before = outcome_of(at);
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing, {"none", "Consent", "", "", ""}, "a"));
  EXPECT_EQ(state(at, "identify-lawful-basis"), record::TaskState::Done);
  const BasisSaid unknown{std::string(kNotKnownYet), "", "", "", ""};
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing, unknown, "b"));
  EXPECT_EQ(note(at, "legal_row"), kNotKnownYet);
  EXPECT_EQ(outcome_of(at), before);
  const CaseFileView view = file(at);
  EXPECT_EQ(std::ranges::count_if(view.tasks,
                                  [](const TaskView& task) {
                                    return task.row.obligation == "identify-lawful-basis" &&
                                           task.row.state == record::TaskState::Open;
                                  }),
            1);
  EmergencyForm form;
  form.once = "emergency";
  form.happened_at = clock_();
  const auto kept = record_emergency(amara(), form, nullptr);
  ASSERT_TRUE(kept);
  const Recorded now = std::get<Recorded>(*kept);
  ASSERT_TRUE(say_basis(amara(), table(), now.file, now.sharing, unknown, "c"));
  EXPECT_EQ(outcome_of(now), "act-now");
  EXPECT_EQ(state(now, "identify-lawful-basis"), record::TaskState::Open);
}

TEST_F(PolicyTable, TheHowStepsAndTheBasisLeaveEachOtherAsTheyWere) {
  keep(row("other-practitioner", "any"));
  const Recorded at = shared();
  HowSteps steps;
  for (const auto step : how_step_ids()) steps.settled.emplace_back(step);
  steps.notes["channel"] = "Secure email";
  ASSERT_TRUE(consider(amara(), at.file, at.sharing, steps, "a"));
  const std::string tick = tick_of(rows_for(table(), *file(at).find(at.sharing)).front());
  ASSERT_TRUE(say_basis(amara(), table(), at.file, at.sharing, {tick, "", "", "", ""}, "b"));
  EXPECT_EQ(note(at, "channel"), "Secure email");
  EXPECT_EQ(note(at, "settled_secure"), "yes");
  steps.notes["channel"] = "";
  ASSERT_TRUE(consider(amara(), at.file, at.sharing, steps, "c"));
  EXPECT_EQ(note(at, "channel"), "");
  EXPECT_EQ(note(at, "legal_basis"), "Public task: UK GDPR Article 6(1)(e)");
}

TEST_F(PolicyTable, NobodyOutsideTheTeamSaysIt) {
  const Recorded at = shared();
  const auto kept =
      say_basis(desk("northbank", "sian"), table(), at.file, at.sharing, {"none", "Habit", "", "", ""}, "");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, ErrorCode::NotFound);
  EXPECT_EQ(note(at, "legal_basis"), "");
}

}  // namespace
