// SPDX-License-Identifier: MIT
// Tasks as a fold of entries.
#include "record/task.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/limits.h"
#include "record/bodies.h"
#include "record/work_bodies.h"
#include "some_entry.h"

using namespace sharewell;
using namespace sharewell::record;

TEST(Tasks, AreRaisedByDecisionsAndSettledByEntries) {
  const EntryBody decided = entry_of(EntryKind::Decided, to_json(some_decision()));
  const auto raised = task_effects(4, decided);
  ASSERT_TRUE(raised);
  ASSERT_EQ(raised->raised.size(), 1u);
  EXPECT_EQ(raised->raised[0].obligation, "minimise");
  EXPECT_EQ(raised->raised[0].raised_by, 4u);
  EXPECT_EQ(raised->raised[0].file, decided.file);

  const TaskRef task = raised->raised[0].ref;
  const auto done = task_effects(5, entry_of(EntryKind::TaskSettled, to_json(TaskSettled{task, true, {}})));
  const auto not_done =
      task_effects(5, entry_of(EntryKind::TaskSettled, to_json(TaskSettled{task, false, {}})));
  ASSERT_TRUE(done && not_done);
  EXPECT_EQ(done->changed.at(0).state, TaskState::Done);
  EXPECT_EQ(not_done->changed.at(0).state, TaskState::NotDone);

  Considered considered;
  considered.ended = {task};
  const auto ended = task_effects(6, entry_of(EntryKind::Considered, to_json(considered)));
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->changed.at(0).state, TaskState::NoLongerNeeded);
}

TEST(Tasks, OfAnEntryAreNumberedByTheirReferencesAndNotWithoutEnd) {
  Decided decided = some_decision();
  decided.tasks.clear();
  for (std::size_t i = 0; i < limits::kTasksOfAnEntry; ++i)
    decided.tasks.push_back({TaskRef::make(kRandom), "minimise", {5000}, {}});
  auto effects = task_effects(4, entry_of(EntryKind::Decided, to_json(decided)));
  ASSERT_TRUE(effects);
  EXPECT_EQ(effects->raised.front().ref, decided.tasks.front().ref) << "they stay as they were given";
  std::ranges::sort(effects->raised, {}, &TaskRow::nth);
  EXPECT_EQ(effects->raised.front().nth, 0u);
  EXPECT_EQ(effects->raised.back().nth, limits::kTasksOfAnEntry - 1);
  EXPECT_TRUE(std::ranges::is_sorted(effects->raised, {}, [](const TaskRow& row) { return row.ref.text(); }));

  decided.tasks.push_back({TaskRef::make(kRandom), "minimise", {5000}, {}});
  EXPECT_FALSE(task_effects(4, entry_of(EntryKind::Decided, to_json(decided))));
}

TEST(Tasks, AreMovedWithoutBeingSettled) {
  const PersonRef before = PersonRef::make(kRandom), after = PersonRef::make(kRandom);
  const TaskRaised raised{{TaskRef::make(kRandom), "escalate", {5000}, before}, {}, {}};
  const auto effects = task_effects(3, entry_of(EntryKind::TaskRaised, to_json(raised)));
  ASSERT_TRUE(effects);
  TaskRow row = effects->raised.at(0);
  const auto chased =
      task_effects(4, entry_of(EntryKind::TaskMoved, to_json(TaskMoved{row.ref, {}, {9000}, true, {}})));
  ASSERT_TRUE(chased);
  apply_change(row, chased->changed.at(0), 4);
  EXPECT_EQ(row.state, TaskState::Open);
  EXPECT_EQ(row.owner, before);
  EXPECT_EQ(row.due, Instant{9000});
  EXPECT_EQ(row.settled_by, 0u);
  const auto passed =
      task_effects(5, entry_of(EntryKind::TaskMoved, to_json(TaskMoved{row.ref, after, {}, false, {}})));
  ASSERT_TRUE(passed);
  apply_change(row, passed->changed.at(0), 5);
  EXPECT_EQ(row.owner, after);
  EXPECT_EQ(row.due, Instant{9000});
}
