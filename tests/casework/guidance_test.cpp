// SPDX-License-Identifier: MIT
// Packs in a data folder: put into service for new decisions, kept for old ones.
#include <fstream>
#include <sstream>

#include "casework/command.h"
#include "casework/pack_folder.h"
#include "casework/work.h"
#include "decide/decision.h"
#include "guidance/overlay.h"
#include "office.h"
#include "store/verify.h"

using namespace sharewell;
using namespace sharewell::casework;
using record::Choice;
using sharewell::testing_casework::Office;

namespace {

using Files = std::vector<guidance::PackFile>;

/// The advice in other words, as an earlier or later program carries it.
Files other_words() {
  Files files = guidance::built_in_files();
  std::string& words = std::ranges::find(files, "words.en.toml", &guidance::PackFile::name)->bytes;
  const std::string before = "You said extra support would help a child or family";
  words.replace(words.find(before), before.size(), "You said that help would be good");
  // Only the pack that the program carries serves beyond the day on which it was replaced.
  std::string& about = std::ranges::find(files, "pack.toml", &guidance::PackFile::name)->bytes;
  const std::string until = "superseded_on = 2024-04-19\n";
  about.erase(about.find(until), until.size());
  return files;
}

/// The overlay that `guidance init --overlay` makes.
Files overlay() {
  auto files = read_pack_folder(SHAREWELL_SOURCE_DIR "/guidance/starter-overlay");
  EXPECT_TRUE(files);
  std::string& about = std::ranges::find(*files, "overlay.toml", &guidance::PackFile::name)->bytes;
  about.replace(about.find("BASE-ID"), 7, guidance::built_in().id());
  about.replace(about.find("BASE-LOGIC"), 10, guidance::built_in().logic());
  return guidance::with_base(*std::move(files));
}

class Guidance : public Office {
 protected:
  /// Keeps a pack and puts it into service for Northbank.
  std::string put(const Files& files, const char* from = "2026-11-01") {
    const auto pack = guidance::Pack::load(files);
    EXPECT_TRUE(pack.has_value());
    EXPECT_TRUE(keep_pack(folder_, pack->sha256(), files));
    const auto done = installation_->choose_guidance("northbank", pack->sha256(), from);
    EXPECT_TRUE(done) << one_line(done.error());
    return pack->sha256();
  }
  Recorded decide_now() {
    const Desk at = amara();
    return recorded(at, draft_with(at, agreed_early_help()), says(Choice::Share, "They asked me to."));
  }
  CaseFileView seen(const Recorded& done) { return std::get<CaseFileView>(*open_file(amara(), done.file)); }
  std::string pack_of_record(const Recorded& done) {
    const auto pack = pack_of(amara(), *seen(done).find(done.sharing));
    EXPECT_TRUE(pack) << one_line(pack.error());
    return pack ? (*pack)->sha256() : "";
  }
  /// What `sharewell verify` does, with the packs that are on the disk.
  Result<store::VerifyReport> verified() {
    installation_.reset();
    guidance::Shelf shelf;
    SW_DO(shelve_packs(folder_, shelf));
    SW_TRY(const auto ring, crypt::KeyRing::open(folder_));
    store::VerifyCallbacks callbacks;
    callbacks.re_evaluate = [&](const record::EntryBody& entry) { return decide::re_evaluate(entry, shelf); };
    return store::verify(*store::place_of(folder_, "northbank"), *ring.find("northbank"), callbacks);
  }
};

TEST_F(Guidance, TheBuiltInPackIsKeptBeforeAnyDecision) {
  const auto files = read_pack_folder(folder_ / "packs" / guidance::built_in().sha256());
  ASSERT_TRUE(files);
  const auto pack = guidance::Pack::load(*files);
  ASSERT_TRUE(pack.has_value());
  EXPECT_EQ(pack->sha256(), guidance::built_in().sha256());
}

TEST_F(Guidance, ADataFolderWithDecisionsUnderOtherWordsVerifies) {
  const Recorded before = decide_now();
  const std::string other = put(other_words());
  const Recorded after = decide_now();
  EXPECT_EQ(pack_of_record(before), guidance::built_in().sha256());
  EXPECT_EQ(pack_of_record(after), other);
  const auto report = verified();
  ASSERT_TRUE(report) << one_line(report.error());
  EXPECT_EQ(report->re_evaluated, 2u);
}

TEST_F(Guidance, VerifySaysWhenThePackOfADecisionIsLostOrWasChanged) {
  const std::string other = put(other_words());
  static_cast<void>(decide_now());
  std::ofstream(folder_ / "packs" / other / "words.en.toml", std::ios::app) << "# changed\n";
  const auto changed = verified();
  ASSERT_FALSE(changed);
  EXPECT_EQ(one_line(changed.error()),
            "damaged: a kept guidance pack is not what was kept (packs/" + other + ")");
  std::filesystem::remove_all(folder_ / "packs" / other);
  const auto lost = verified();
  ASSERT_FALSE(lost);
  EXPECT_NE(lost.error().detail.find("the guidance pack that was in force is not here"), std::string::npos);
}

TEST_F(Guidance, APackServesItsOrganisationFromItsDayOnAndNoOther) {
  const std::string local = put(overlay(), "2026-11-21");
  EXPECT_EQ(amara().pack.id(), "hmg-2018");
  *now_ = *now_ + kDayMs;
  EXPECT_EQ(amara().pack.sha256(), local);
  EXPECT_EQ(desk("elmfield", "jo").pack.id(), "hmg-2018");
}

TEST_F(Guidance, AnOldDecisionIsAnsweredFurtherUnderItsOwnPack) {
  const Recorded before = decide_now();
  put(overlay());
  HowSteps steps;
  steps.answers.at[*guidance::built_in().find_question("third_parties")] = 0;
  const auto done = consider(amara(), before.file, before.sharing, steps, "once");
  ASSERT_TRUE(done) << one_line(done.error());
  EXPECT_EQ(pack_of_record(before), guidance::built_in().sha256());
  ASSERT_TRUE(verified());
}

TEST_F(Guidance, AfterGoingBackTheTasksOfAnOverlayKeepTheirWords) {
  put(overlay());
  const Desk at = amara();
  auto given = agreed_early_help();
  given.emplace_back("local_worker_involved", Values{"yes"});
  const Recorded done = recorded(at, draft_with(at, given), says(Choice::Share, "They asked me to."));
  ASSERT_TRUE(installation_->choose_guidance("northbank", guidance::built_in().sha256(), "2026-11-02"));
  EXPECT_EQ(amara().pack.id(), "hmg-2018");
  const auto work = my_work(amara());
  ASSERT_TRUE(work);
  std::vector<std::string> tasks;
  for (const auto* list : {&work->overdue, &work->today, &work->later})
    for (const WorkItem& item : *list) tasks.push_back(item.task);
  EXPECT_NE(std::ranges::find(tasks, "Tell our own worker what was shared"), tasks.end());
  EXPECT_NE(pack_of_record(done), guidance::built_in().sha256());
}

TEST_F(Guidance, IsStillInServiceAfterAStart) {
  const std::string local = put(overlay());
  installation_.reset();
  auto opened = Installation::open(folder_, clock_, random_);
  ASSERT_TRUE(opened) << one_line(opened.error());
  installation_ = *std::move(opened);
  EXPECT_EQ(amara().pack.sha256(), local);
}

TEST_F(Guidance, DoesNotStartWithLessAdviceThanAnOrganisationChose) {
  const std::string local = put(overlay());
  installation_.reset();
  std::filesystem::remove_all(folder_ / "packs" / local);
  const auto opened = Installation::open(folder_, clock_, random_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(
      one_line(opened.error()),
      "unavailable: a guidance pack that was put into service is lost; bring it back from a copy (packs/" +
          local + ")");
}

TEST_F(Guidance, RefusesWhatCannotServe) {
  const std::string none(64, '0');
  const auto code = [&](const char* organisation, const std::string& sha256, const char* from) {
    const auto done = installation_->choose_guidance(organisation, sha256, from);
    return done ? std::string("done") : std::string(row(done.error().code).name);
  };
  const std::string built_in = guidance::built_in().sha256();
  EXPECT_EQ(code("nowhere", built_in, "2026-11-01"), "not-found");
  EXPECT_EQ(code("northbank", none, "2026-11-01"), "not-found");
  EXPECT_EQ(code("northbank", "../../etc", "2026-11-01"), "bad-input");
  EXPECT_EQ(code("northbank", built_in, "2026-11-31"), "bad-input");
  EXPECT_EQ(code("northbank", built_in, "tomorrow"), "bad-input");
  const auto small = read_pack_folder(SHAREWELL_SOURCE_DIR "/guidance/starter");
  const auto pack = guidance::Pack::load(*small);
  ASSERT_TRUE(keep_pack(folder_, pack->sha256(), *small));
  const auto done = installation_->choose_guidance("northbank", pack->sha256(), "2026-11-01");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::BadPack);
  EXPECT_NE(done.error().detail.find("question `risk`, question `adult_at_risk`"), std::string::npos);
}

TEST_F(Guidance, IsChosenByTheSameCommandThroughAServerOrWithoutOne) {
  const auto pack = guidance::Pack::load(overlay());
  ASSERT_TRUE(keep_pack(folder_, pack->sha256(), overlay()));
  const auto reply = read_reply(
      run_command(*installation_, command_line(GuidanceChoice{"northbank", pack->sha256(), "2026-11-01"})));
  ASSERT_TRUE(reply) << one_line(reply.error());
  EXPECT_EQ(amara().pack.sha256(), pack->sha256());
}

}  // namespace
