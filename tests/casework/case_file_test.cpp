// SPDX-License-Identifier: MIT
#include "casework/case_file.h"

#include "casework/command.h"
#include "casework/work.h"
#include "office.h"
#include "register/proof_file.h"
#include "register/tree.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using record::EntryKind;
using sharewell::testing_casework::Office;

namespace {

class CaseFiles : public Office {
 protected:
  Recorded one_decision() {
    const Desk at = amara();
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."),
                    {{}, Personal<std::string>("Marlow")});
  }
  static int count(const CaseFileView& view, EntryKind kind) {
    return static_cast<int>(std::ranges::count(view.timeline, kind, &TimelineItem::kind));
  }
  int office_entries(EntryKind kind) {
    int n = 0;
    const auto office = amara().store.read_office();
    for (const auto& entry : *office) n += entry.body().kind == kind ? 1 : 0;
    return n;
  }
};

TEST_F(CaseFiles, AreSeenByTheTeamAndEachLookIsOnTheTimelineOnceAQuarterOfAnHour) {
  const Recorded done = one_decision();
  const Desk tom = desk("northbank", "tom");
  for (int n = 0; n < 3; ++n) ASSERT_TRUE(open_file(tom, done.file));
  auto view = std::get<CaseFileView>(*open_file(tom, done.file));
  EXPECT_EQ(count(view, EntryKind::Looked), 1);
  EXPECT_EQ(view.label, "Marlow");
  *now_ = *now_ + 16 * kMinuteMs;
  view = std::get<CaseFileView>(*open_file(tom, done.file));
  EXPECT_EQ(count(view, EntryKind::Looked), 2);
}

TEST_F(CaseFiles, OthersLearnOnlyThatItExistsWhomToAskAndTheTryIsRecorded) {
  const Recorded done = one_decision();
  const auto seen = open_file(desk("northbank", "sian"), done.file);
  ASSERT_TRUE(seen);
  const auto* ask = std::get_if<AskSomebody>(&*seen);
  ASSERT_NE(ask, nullptr);
  EXPECT_EQ(ask->whom, "Name of ruth");
  EXPECT_EQ(office_entries(EntryKind::Refused), 1);
}

TEST_F(CaseFiles, AnotherOrganisationCannotEvenLearnThatItExists) {
  const Recorded done = one_decision();
  const auto seen = open_file(desk("elmfield", "jo"), done.file);
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, ErrorCode::NotFound);
}

TEST_F(CaseFiles, ListingNamesIsAnEntryBeforeTheNamesAreShown) {
  const Recorded done = one_decision();
  const Desk tom = desk("northbank", "tom");
  const int before = office_entries(EntryKind::Looked);
  const auto files = my_files(tom);
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 1u);
  EXPECT_EQ(files->front().label, "Marlow");
  EXPECT_EQ(office_entries(EntryKind::Looked), before + 1);
}

TEST_F(CaseFiles, TheProofOfADecisionChecksAgainstTheRegistersKey) {
  const Recorded done = one_decision();
  const Desk at = amara();
  const auto proof = proof_of(at, done.file, done.index);
  ASSERT_TRUE(proof) << one_line(proof.error());
  const auto file = reg::read_proof(proof->proof);
  ASSERT_TRUE(file);
  const std::string unhex = proof->leaf;
  Bytes leaf;
  for (std::size_t i = 0; i < unhex.size(); i += 2)
    leaf.push_back(static_cast<std::uint8_t>(std::stoi(unhex.substr(i, 2), nullptr, 16)));
  EXPECT_TRUE(reg::check_proof(*file, reg::leaf_hash(leaf), proof->verifier_key));
  leaf[0] ^= 1;
  EXPECT_FALSE(reg::check_proof(*file, reg::leaf_hash(leaf), proof->verifier_key));
}

TEST_F(CaseFiles, ATaskIsSettledByAnEntryAndStaysSettled) {
  const Recorded done = one_decision();
  const Desk at = amara();
  const auto rows = *at.store.tasks_of(done.file);
  ASSERT_FALSE(rows.empty());
  const auto why = settle_task(at, rows[0].ref, false, "  ");
  ASSERT_TRUE(why);
  EXPECT_EQ(std::get<1>(*why).front().field, "note");
  ASSERT_TRUE(std::holds_alternative<FileRef>(*settle_task(at, rows[0].ref, false, "They had it already.")));
  ASSERT_TRUE(std::holds_alternative<FileRef>(*settle_task(at, rows[0].ref, true, "")));
  EXPECT_EQ(at.store.find_task(rows[0].ref)->state, record::TaskState::NotDone);
  const auto view = std::get<CaseFileView>(*open_file(at, done.file));
  EXPECT_EQ(view.tasks.front().note, "They had it already.");
  EXPECT_FALSE(settle_task(desk("northbank", "sian"), rows[1].ref, true, ""));
}

TEST_F(CaseFiles, SettlingAllHowStepsTurnsShareWithCareIntoShareAndEndsThatTask) {
  const Recorded done = one_decision();
  const Desk at = amara();
  HowSteps steps;
  const auto answer = [&](const char* question, const char* value) {
    const auto q = *at.pack.find_question(question);
    steps.answers.at[q] = *at.pack.find_answer(q, value);
  };
  answer("contains_opinion", "no");
  answer("informing_increases_risk", "no");
  for (const auto step : how_step_ids()) steps.settled.emplace_back(step);
  steps.notes["channel"] = "By telephone, to the number on their website";
  ASSERT_TRUE(std::holds_alternative<FileRef>(*consider(at, done.file, done.sharing, steps, "how-1")));
  ASSERT_TRUE(std::holds_alternative<FileRef>(*consider(at, done.file, done.sharing, steps, "how-1")));
  const auto view = std::get<CaseFileView>(*open_file(at, done.file));
  ASSERT_EQ(view.decisions.front().considered.size(), 1u);
  EXPECT_EQ(std::string_view(view.decisions.front().recommendation_now().at("outcome").get_string()),
            "share");
  for (const TaskView& task : view.tasks)
    if (task.row.obligation == "complete-how-steps" || task.row.obligation == "mark-opinion") {
      EXPECT_EQ(task.row.state, record::TaskState::NoLongerNeeded);
    }
}

TEST_F(CaseFiles, MyWorkShowsWhatIsOverdueFirst) {
  static_cast<void>(one_decision());
  const Desk at = amara();
  EXPECT_TRUE(my_work(at)->overdue.empty());
  *now_ = *now_ + 20 * kDayMs;
  const auto work = my_work(at);
  ASSERT_TRUE(work);
  EXPECT_FALSE(work->overdue.empty());
  EXPECT_EQ(work->overdue.front().file_label, "Marlow");
  EXPECT_TRUE(my_work(desk("northbank", "tom"))->overdue.empty()) << "owed by somebody else";
}

TEST_F(CaseFiles, CommandsFromTheCommandLineAreCarriedOutOnceAndExplainThemselves) {
  const NewPerson person{"kim", "Kim", "", record::Role::Lead, "Early help", "hash"};
  EXPECT_TRUE(read_reply(run_command(*installation_, command_line("northbank", person))));
  const auto twice = read_reply(run_command(*installation_, command_line("northbank", person)));
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().place, "user");
  EXPECT_FALSE(read_reply(run_command(*installation_, command_line("nowhere", person))));
  EXPECT_FALSE(read_reply(run_command(*installation_, "{")));
  EXPECT_FALSE(read_reply(run_command(*installation_, "{\"command\":\"erase\"}")));
  EXPECT_TRUE(read_reply(run_command(*installation_, command_line("third", "Third"))));
  EXPECT_NE(installation_->find("third"), nullptr);
}

}  // namespace
