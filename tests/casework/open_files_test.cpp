// SPDX-License-Identifier: MIT
#include "casework/open_files.h"

#include "casework/asking.h"
#include "casework/file_moves.h"
#include "casework/keeping.h"
#include "office.h"

using namespace sharewell;
using namespace sharewell::casework;
using sharewell::testing_casework::Office;

namespace {

class OpenFiles : public Office {
 protected:
  FileRef file(const char* user, const char* label, const char* risk) {
    Given given = agreed_early_help();
    for (auto& [field, values] : given)
      if (std::string_view(field) == "risk") values = {risk};
    const Desk at = desk("northbank", user);
    const Draft draft = draft_with(at, given);
    ChosenFile chosen;
    chosen.label = Personal<std::string>(label);
    const auto made = recorded(at, draft, says(record::Choice::Share, "Because.", "Because."), chosen).file;
    *now_ = *now_ + kHourMs;
    return made;
  }
  [[nodiscard]] FileOrder& order() { return installation_->find("northbank")->file_order; }
  [[nodiscard]] Result<OpenFilesPage> listed(std::size_t page = 1) {
    return open_files(desk("northbank", "ruth"), order(), page);
  }
  [[nodiscard]] std::uint64_t entries() { return installation_->find("northbank")->store->size(); }
  static std::string names(const std::vector<OpenFile>& files) {
    std::string out;
    for (const OpenFile& one : files) out += one.label + " ";
    return out;
  }
};

TEST_F(OpenFiles, AreSortedByRiskThenByAge) {
  file("amara", "old-need", "support-need");
  file("amara", "old-harm", "significant-harm");
  file("tom", "unknown", "not-known");
  file("tom", "new-harm", "significant-harm");
  file("amara", "welfare", "welfare-concern");
  file("sian", "other-team", "significant-harm");
  const auto files = listed();
  ASSERT_TRUE(files);
  EXPECT_EQ(names(files->files), "old-harm new-harm unknown welfare old-need ");
  EXPECT_LT(files->files.at(0).times.arose, files->files.at(1).times.arose);
  EXPECT_GT(files->files.at(0).open, 0u);
  EXPECT_EQ(files->files.at(0).risk, "significant-harm");
}

TEST_F(OpenFiles, AreSeenByALeadOnlyAndThatIsOnRecord) {
  const FileRef ref = file("amara", "one", "support-need");
  const auto refused = open_files(amara(), order());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::NotAllowed);
  const Desk ruth = desk("northbank", "ruth");
  ASSERT_TRUE(open_files(ruth, order()));
  const CaseFileView view = *open_mine(amara(), ref);
  EXPECT_TRUE(std::ranges::any_of(view.timeline, [&](const TimelineItem& item) {
    return item.kind == record::EntryKind::Looked && item.by == ruth.me.ref;
  }));
}

TEST_F(OpenFiles, ARequestLooksIntoNoMoreThanAPageOfThemAndTheOrderGoesOverAllPages) {
  std::vector<std::string> oldest_first;
  for (std::size_t i = 0; i < kOpenFilesOfAPage + 2; ++i) {
    oldest_first.push_back("need-" + std::to_string(i));
    file("amara", oldest_first.back().c_str(), "support-need");
  }
  file("tom", "newest-and-gravest", "significant-harm");
  const std::uint64_t before = entries();
  const auto first = listed(1);
  ASSERT_TRUE(first);
  EXPECT_EQ(entries() - before, kOpenFilesOfAPage) << "a look an entry";
  ASSERT_EQ(first->files.size(), kOpenFilesOfAPage);
  EXPECT_EQ(first->files.front().label, "newest-and-gravest");
  EXPECT_EQ(first->files.at(1).label, oldest_first.front());
  EXPECT_EQ(first->pages, 2u);
  EXPECT_EQ(first->all, kOpenFilesOfAPage + 3);
  const auto second = listed(2);
  ASSERT_TRUE(second);
  EXPECT_EQ(names(second->files), "need-24 need-25 need-26 ");
  EXPECT_EQ(entries() - before, kOpenFilesOfAPage + 3);
  EXPECT_EQ(names(listed(99)->files), names(second->files)) << "after the last there is the last";
  EXPECT_EQ(listed(0)->page, 1u);
}

TEST_F(OpenFiles, TheOrderIsThatOfWhatIsOnRecordNow) {
  const FileRef older = file("amara", "older", "support-need"),
                newer = file("amara", "newer", "support-need");
  EXPECT_EQ(names(listed()->files), "older newer ");
  const CaseFileView view = *open_mine(amara(), newer);
  const Instant long_ago = clock_() + -30 * kDayMs;
  ASSERT_TRUE(say_times(amara(), newer, view.decisions.front().sharing, {long_ago, {}}, ""));
  EXPECT_EQ(names(listed()->files), "newer older ") << "the concern is older than was known";
  const CaseFileView from = *open_mine(amara(), file("amara", "graver", "significant-harm"));
  EXPECT_EQ(names(listed()->files), "graver newer older ");
  const auto moved =
      move_decision(amara(), from.ref, from.decisions.front().sharing, {older, {}}, "Wrong file.", "");
  ASSERT_TRUE(moved) << one_line(moved.error());
  EXPECT_EQ(names(listed()->files), "older newer ") << "gravest is the file in which the decision stands";
}

TEST_F(OpenFiles, NothingIsKnownOfAFileThatWasErased) {
  add("northbank", "gwen", "Family support", record::Role::Lead);
  const FileRef gone = file("amara", "gone", "significant-harm");
  file("amara", "stays", "support-need");
  ASSERT_TRUE(listed());
  EXPECT_EQ(order().size(), 2u);
  Organisation& org = *installation_->find("northbank");
  const Desk ruth = desk("northbank", "ruth"), gwen = desk("northbank", "gwen");
  const auto asked = ask_erasure(ruth, org.retentions, gone, {"never-needed", "", gwen.me.ref.text()}, "");
  ASSERT_TRUE(asked) << one_line(asked.error());
  *now_ = *now_ + 15 * kDayMs;
  const auto agreed = agree_erasure(gwen, org.retentions, org.erasures, *org.finder, gone);
  ASSERT_TRUE(agreed) << one_line(agreed.error());
  ASSERT_TRUE(std::holds_alternative<ErasedNow>(*agreed));
  EXPECT_EQ(names(listed()->files), "stays ");
  EXPECT_EQ(order().size(), 1u);
}

TEST_F(OpenFiles, LeaveOutThoseInWhichNothingIsLeftToDo) {
  const FileRef ref = file("amara", "done", "support-need");
  const CaseFileView before = *open_mine(amara(), ref);
  for (const TaskView& task : before.tasks) {
    const bool can_be_done = task.row.obligation != kCompleteRecord;
    ASSERT_TRUE(settle_task(amara(), task.row.ref, can_be_done, "Done, or it will not be."));
  }
  TypedReceived typed{"0", "police", "", "Two calls.", "fact", "2027-01-20", clock_()};
  ASSERT_TRUE(note_received(amara(), ref, typed, ""));
  const auto files = listed();
  ASSERT_TRUE(files);
  EXPECT_EQ(names(files->files), "") << "what came is looked at again only in January";
  *now_ = *from_rfc3339("2027-01-22T10:00:00.000Z");
  const auto later = listed();
  ASSERT_TRUE(later);
  EXPECT_EQ(names(later->files), "done ");
}

TEST_F(OpenFiles, KeepWhatIsOpenInAFileThatWasJoinedToAnother) {
  const FileRef grave = file("amara", "grave", "significant-harm"), other = file("amara", "other", "none");
  ASSERT_TRUE(join_files(amara(), grave, other, "One child.", "j"));
  const auto files = listed();
  ASSERT_TRUE(files);
  EXPECT_EQ(names(files->files), "grave other ");
}

TEST_F(OpenFiles, RankWhatIsNotKnownBelowSignificantHarmAndAboveTheRest) {
  const auto rank = [](const char* risk) { return rank_of(guidance::built_in(), risk); };
  EXPECT_GT(rank("immediate"), rank("significant-harm"));
  EXPECT_GT(rank("significant-harm"), rank("not-known"));
  EXPECT_GT(rank("not-known"), rank("child-in-need"));
  EXPECT_GT(rank("child-in-need"), rank("welfare-concern"));
  EXPECT_GT(rank("support-need"), rank("none"));
}

}  // namespace
