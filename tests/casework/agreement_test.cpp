// SPDX-License-Identifier: MIT
// The record of an agreement: while anything is missing from it, it counts as none.
#include "casework/agreement.h"

#include <algorithm>

#include "casework/finished_record.h"
#include "casework/qualities.h"
#include "decide/answers_json.h"
#include "guidance/flowchart.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using record::TaskState;
using sharewell::testing_casework::Office;

namespace {

using Said = std::map<std::string, std::string>;

class Agreement : public Office {
 protected:
  /// Agreed, and nothing else would carry it.
  Recorded agreed(const char* consent = "valid") {
    Given given = agreed_early_help();
    given.back().second = {consent};
    given.push_back({"lawful_reasons", {"none"}});
    given.push_back({"identifiable", {"yes"}});
    return recorded(amara(), draft_with(amara(), given), says(Choice::Share, "They asked.", "They did."));
  }
  static Said whole() {
    return {{"agreement_who", "His mother"},
            {"agreement_for", "Her son"},
            {"agreement_when", "20 November, at ten"},
            {"agreement_how", "words"},
            {"agreement_told", "why what how with-whom"},
            {"agreement_free", "no-pressure no-service nobody-coercive"}};
  }
  /// All of it but one.
  static Said without(const AgreementElement& element) {
    Said said = whole();
    std::string& note = said[std::string(element.note)];
    if (element.choice.empty()) {
      note.clear();
    } else {
      std::string left;
      for (const AgreementElement& one : agreement_elements())
        if (one.note == element.note && one.choice != element.choice)
          left += (left.empty() ? "" : " ") + std::string(one.choice);
      note = left;
    }
    return said;
  }
  CaseFileView file(const Recorded& at) { return std::get<CaseFileView>(*open_file(amara(), at.file)); }
  std::string now(const Recorded& at, const char* question) {
    const CaseFileView view = file(at);
    const json::object& answers = view.find(at.sharing)->answers_now();
    return std::string(std::string_view(answers.at(question).get_string()));
  }
  std::string outcome(const Recorded& at) {
    const CaseFileView view = file(at);
    const json::object& advice = view.find(at.sharing)->recommendation_now();
    return std::string(std::string_view(advice.at("outcome").get_string()));
  }
  /// The box of the flowchart that decides.
  std::string box(const Recorded& at) {
    const CaseFileView view = file(at);
    const auto answers = decide::answers_from_json(
        amara().pack, to_canonical_json(view.find(at.sharing)->answers_now()), "test");
    const auto chart = guidance::flowchart_of(amara().pack, *answers);
    return std::string(chart.decides()->id);
  }
  TaskState consent_task(const Recorded& at) {
    for (const TaskView& task : file(at).tasks)
      if (task.row.obligation == "record-consent") return task.row.state;
    ADD_FAILURE() << "no such task";
    return TaskState::Open;
  }
  void say(const Recorded& at, const Said& said) {
    const auto kept = say_agreement(amara(), at.file, at.sharing, said, "a" + std::to_string(++said_));
    ASSERT_TRUE(kept && std::holds_alternative<FileRef>(*kept));
  }
  int said_ = 0;
};

TEST_F(Agreement, WithoutAnyOneOfItsElementsCountsAsNoneAndTheFlowchartTakesTheOtherBranch) {
  const Recorded at = agreed();
  EXPECT_EQ(box(at), "D7");
  ASSERT_EQ(agreement_elements().size(), 11u);
  for (const AgreementElement& element : agreement_elements()) {
    say(at, whole());
    EXPECT_EQ(now(at, "consent"), "valid");
    EXPECT_EQ(box(at), "D7");
    EXPECT_EQ(outcome(at), "share-with-care");
    say(at, without(element));
    EXPECT_EQ(now(at, "consent"), "defective") << element.id;
    EXPECT_NE(box(at), "D7") << element.id;
    EXPECT_EQ(outcome(at), "do-not-share") << element.id;
    const CaseFileView view = file(at);
    const auto missing = agreement_missing(view.find(at.sharing)->notes_now());
    ASSERT_EQ(missing.size(), 1u) << element.id;
    EXPECT_EQ(missing.front()->id, element.id);
  }
}

TEST_F(Agreement, ThatIsWholeSettlesTheTaskThatAsksForIt) {
  const Recorded at = agreed();
  EXPECT_EQ(consent_task(at), TaskState::Open);
  say(at, whole());
  EXPECT_EQ(consent_task(at), TaskState::Done);
}

TEST_F(Agreement, IsTakenOnlyWhereThePersonIsOnRecordAsHavingGivenIt) {
  const Recorded refused = agreed("refused");
  EXPECT_EQ(say_agreement(amara(), refused.file, refused.sharing, whole(), "a").error().code,
            ErrorCode::NotFound);
  const Recorded doubted = agreed("defective");
  say(doubted, whole());
  EXPECT_EQ(now(doubted, "consent"), "defective") << "a doubt is cleared up by deciding again, not by a form";
  EXPECT_EQ(
      say_agreement(desk("northbank", "sian"), doubted.file, doubted.sharing, whole(), "b").error().code,
      ErrorCode::NotFound)
      << "another team's";
}

TEST_F(Agreement, ThatWasBegunAndLacksSomethingStaysAPartThatTheRecordLacks) {
  const Recorded at = agreed();
  const auto lacks = [&] {
    const CaseFileView view = file(at);
    return std::ranges::any_of(missing_parts(*view.find(at.sharing)),
                               [](const RecordPart* part) { return part->id == "agreement"; });
  };
  EXPECT_TRUE(lacks());
  say(at, without(agreement_elements().front()));
  EXPECT_TRUE(lacks()) << "though it counts as none now";
  say(at, whole());
  EXPECT_FALSE(lacks());
}

TEST_F(Agreement, TakesOnlyWhatItAsks) {
  const Recorded at = agreed();
  for (const auto& [note, text] : {std::pair{"agreement_how", "telepathy"},
                                   {"agreement_how", "words writing"},
                                   {"agreement_told", "why  what"},
                                   {"agreement_free", "why"}}) {
    Said said = whole();
    said[note] = text;
    const auto kept = say_agreement(amara(), at.file, at.sharing, said, "a");
    ASSERT_TRUE(kept);
    const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&*kept);
    ASSERT_NE(faults, nullptr) << text;
    EXPECT_EQ(faults->front().field, note);
  }
}

}  // namespace
