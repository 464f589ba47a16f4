// SPDX-License-Identifier: MIT
#include "casework/open_files.h"

#include "casework/asking.h"
#include "casework/file_moves.h"
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
  const auto files = open_files(desk("northbank", "ruth"));
  ASSERT_TRUE(files);
  EXPECT_EQ(names(*files), "old-harm new-harm unknown welfare old-need ");
  EXPECT_LT(files->at(0).times.arose, files->at(1).times.arose);
  EXPECT_GT(files->at(0).open, 0u);
  EXPECT_EQ(files->at(0).risk, "significant-harm");
}

TEST_F(OpenFiles, AreSeenByALeadOnlyAndThatIsOnRecord) {
  const FileRef ref = file("amara", "one", "support-need");
  const auto refused = open_files(amara());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::NotAllowed);
  const Desk ruth = desk("northbank", "ruth");
  ASSERT_TRUE(open_files(ruth));
  const CaseFileView view = *open_mine(amara(), ref);
  EXPECT_TRUE(std::ranges::any_of(view.timeline, [&](const TimelineItem& item) {
    return item.kind == record::EntryKind::Looked && item.by == ruth.me.ref;
  }));
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
  const auto files = open_files(desk("northbank", "ruth"));
  ASSERT_TRUE(files);
  EXPECT_EQ(names(*files), "") << "what came is looked at again only in January";
  *now_ = *from_rfc3339("2027-01-22T10:00:00.000Z");
  const auto later = open_files(desk("northbank", "ruth"));
  ASSERT_TRUE(later);
  EXPECT_EQ(names(*later), "done ");
}

TEST_F(OpenFiles, KeepWhatIsOpenInAFileThatWasJoinedToAnother) {
  const FileRef grave = file("amara", "grave", "significant-harm"), other = file("amara", "other", "none");
  ASSERT_TRUE(join_files(amara(), grave, other, "One child.", "j"));
  const auto files = open_files(desk("northbank", "ruth"));
  ASSERT_TRUE(files);
  EXPECT_EQ(names(*files), "grave other ");
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
