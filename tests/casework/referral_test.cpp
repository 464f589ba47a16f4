// SPDX-License-Identifier: MIT
// A referral form filled from a decision and kept; and what is taken out on paper, on record first.
#include "casework/referral.h"

#include "bundle/check.h"
#include "casework/copy.h"
#include "casework/file_life.h"
#include "casework/papers.h"
#include "casework/task_moves.h"
#include "office.h"

namespace sharewell::testing_casework {
namespace {

using casework::CaseFileView;

class Referrals : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    kept_ =
        recorded(amara(), draft_with(amara(), agreed_early_help()),
                 says(record::Choice::Share, "They asked for help."), {{}, Personal<std::string>("Robin")});
  }
  [[nodiscard]] CaseFileView view() {
    return std::get<CaseFileView>(casework::open_file(amara(), kept_.file).value());
  }
  [[nodiscard]] std::vector<std::string> values_now() {
    const CaseFileView file = view();
    return casework::filled(amara(), form_, file, *file.find(kept_.sharing)).value();
  }
  /// What is filled in for the first field that comes from `source`.
  [[nodiscard]] std::string value_from(std::string_view source) {
    const auto values = values_now();
    std::size_t at = 0;
    for (const casework::FormSection& section : form_.sections)
      for (const casework::FormField& field : section.fields) {
        if (field.from == source) return values.at(at);
        ++at;
      }
    return "?";
  }
  [[nodiscard]] Result<casework::FormOrFaults> made_by(const casework::Desk& at,
                                                       const std::vector<std::string>& values,
                                                       const char* once = "") {
    return casework::make_form(at, form_, kept_.file, kept_.sharing, values, once);
  }
  casework::FormTemplate form_ = casework::built_in_form();
  casework::Recorded kept_;
};

TEST_F(Referrals, AreFilledFromTheRecordAndLeaveTheRestToThePractitioner) {
  EXPECT_EQ(value_from("my_name"), "Name of amara");
  EXPECT_EQ(value_from("case_file"), "Robin");
  EXPECT_EQ(value_from("words"), "They asked for help.");
  EXPECT_EQ(value_from("reference"), kept_.sharing.spaced());
  EXPECT_EQ(value_from("decision"), "Decided to share");
  EXPECT_EQ(value_from("happened"), "20 November 2026 at 10:00am");
  const auto& risk = amara().pack.questions()[*amara().pack.find_question("risk")];
  const auto need = *amara().pack.find_answer(*amara().pack.find_question("risk"), "support-need");
  EXPECT_EQ(value_from("answer.risk"), risk.answers[need].label);
  EXPECT_EQ(value_from("signs"), "");
  EXPECT_EQ(value_from(""), "");
}

TEST_F(Referrals, TakeTheCorrectedWordsAndTellFactFromOpinion) {
  ASSERT_TRUE(casework::correct_words(amara(), kept_.file, kept_.sharing, "Her mother asked for help.",
                                      "My notes", "c"));
  ASSERT_TRUE(casework::note_sign(
      amara(), kept_.file,
      {"No coat in the rain.", "It is too small", "", "fact", "same", "One day.", clock_()}, "s1"));
  ASSERT_TRUE(casework::note_sign(
      amara(), kept_.file, {"Seems withdrawn.", "", "", "opinion", "same", "Not sure.", clock_()}, "s2"));
  EXPECT_EQ(value_from("words"), "Her mother asked for help.");
  EXPECT_EQ(value_from("signs"),
            "20 November 2026 (fact, Name of amara): No coat in the rain.\n"
            "20 November 2026 (opinion, Name of amara): Seems withdrawn.");
}

TEST_F(Referrals, AreKeptAsTheyWereWrittenWithTheTemplatesHash) {
  auto values = values_now();
  values.front() = "  Amara, edited \r\n";
  const auto made = made_by(amara(), values, "once");
  ASSERT_TRUE(made) << one_line(made.error());
  const CaseFileView file = view();
  ASSERT_EQ(file.forms.size(), 1u);
  const casework::FormView& form = file.forms.front();
  EXPECT_EQ(form.index, std::get<std::uint64_t>(*made));
  EXPECT_EQ(form.sharing, kept_.sharing);
  EXPECT_EQ(form.form.decision, kept_.index);
  EXPECT_EQ(form.form.form, "referral");
  EXPECT_EQ(form.form.sha256, form_.sha256);
  EXPECT_EQ(form.form.lines.size(), values.size());
  EXPECT_EQ(form.form.lines.front().value.reveal(), "Amara, edited");
  EXPECT_EQ(file.timeline.at(0).summary, "Made a form: " + form_.title);
  EXPECT_EQ(std::get<std::uint64_t>(made_by(amara(), values, "once").value()), form.index)
      << "sent twice, one form";
}

TEST_F(Referrals, NameEachFieldThatIsTooLongAndRefuseAnEmptyForm) {
  auto values = values_now();
  values.at(1) = std::string(30'000, 'x');
  values.at(3) = "\x1b";
  const auto made = made_by(amara(), values);
  ASSERT_TRUE(made);
  const auto& faults = std::get<std::vector<decide::FieldFault>>(*made);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].field, "field-1");
  EXPECT_EQ(faults[1].field, "field-3");
  const auto whole = made_by(amara(), std::vector<std::string>(values.size(), std::string(19'000, 'x')));
  EXPECT_EQ(std::get<std::vector<decide::FieldFault>>(whole.value()).size(), 1u);
  const auto empty = made_by(amara(), std::vector<std::string>(values.size()));
  EXPECT_EQ(std::get<std::vector<decide::FieldFault>>(empty.value()).size(), 1u);
  EXPECT_TRUE(view().forms.empty());
}

TEST_F(Referrals, AreMadeOnlyByWhoMayOpenTheFile) {
  const auto values = values_now();
  for (const casework::Desk& at : {desk("northbank", "sian"), desk("elmfield", "jo")})
    EXPECT_EQ(made_by(at, values).error().code, ErrorCode::NotFound);
}

TEST_F(Referrals, AreNotForSomebodyWhoSeesTheFileOnlyForATask) {
  add("northbank", "lena", "Early help", record::Role::Lead);
  const casework::Desk lena = desk("northbank", "lena");
  const auto asked =
      casework::ask_advice(amara(), kept_.file, kept_.sharing, lena.me.ref.text(), "May I?", "a");
  ASSERT_TRUE(asked && std::holds_alternative<FileRef>(*asked));
  ASSERT_TRUE(std::holds_alternative<CaseFileView>(casework::open_file(lena, kept_.file).value()));
  EXPECT_EQ(made_by(lena, values_now()).error().code, ErrorCode::NotFound);
  EXPECT_EQ(casework::take_on_paper(lena, kept_.file, "x", "").error().code, ErrorCode::NotFound);
}

TEST_F(Referrals, StandTheTestOfVerifyAndOfACopy) {
  ASSERT_TRUE(made_by(amara(), values_now()));
  const auto copy = casework::take_copy(amara(), kept_.file, "Review", "");
  const auto bytes =
      casework::bundle_of(amara(), witnessing(), kept_.file, std::get<std::uint64_t>(copy.value()));
  const bundle::Report report = bundle::check_bundle(bytes.value(), amara().store.verifier_key());
  EXPECT_TRUE(report.passes()) << one_line(*report.wrong);
}

TEST_F(Referrals, OfADecisionThatIsNotOfTheFileAreNotKept) {
  record::FormMade strange{kept_.index + 1, "x", "X", "", {}};
  const auto kept = amara().store.commit({{{record::EntryKind::FormMade,
                                            kept_.file,
                                            kept_.sharing,
                                            amara().me.ref,
                                            clock_(),
                                            {},
                                            record::to_json(strange)}},
                                          {},
                                          {}});
  EXPECT_EQ(kept.error().code, ErrorCode::BadInput);
}

TEST_F(Referrals, PaperIsOnRecordBeforeItIsRead) {
  const casework::Desk tom = desk("northbank", "tom");
  const auto taken = casework::take_on_paper(tom, kept_.file, "a PDF of decision X", "once");
  ASSERT_TRUE(taken) << one_line(taken.error());
  const auto entry =
      std::ranges::find(taken->timeline, record::EntryKind::CopyTaken, &casework::TimelineItem::kind);
  ASSERT_NE(entry, taken->timeline.end());
  EXPECT_EQ(entry->summary, "Took a copy out of Sharewell, for: a PDF of decision X");
  EXPECT_EQ(entry->by, tom.me.ref);
  const std::uint64_t size = amara().store.size();
  ASSERT_TRUE(casework::take_on_paper(tom, kept_.file, "a PDF of decision X", "once"));
  EXPECT_EQ(amara().store.size(), size) << "a button pressed twice is one paper";
  EXPECT_EQ(casework::take_on_paper(desk("northbank", "sian"), kept_.file, "x", "").error().code,
            ErrorCode::NotFound);
}

}  // namespace
}  // namespace sharewell::testing_casework
