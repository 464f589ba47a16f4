// SPDX-License-Identifier: MIT
#include "store/task_table.h"

#include <gtest/gtest.h>

#include <random>

namespace sharewell::store {
namespace {

template <class AnyRef>
RefCode code_of(const AnyRef& ref) {
  return *RefCode::of(ref.text());
}

/// An entry with these effects, by the way that bodies take.
record::EntryBody deciding(const FileRef& file, std::vector<record::RaisedTask> tasks) {
  record::Decided body;
  body.tasks = std::move(tasks);
  return {record::EntryKind::Decided, file, {}, {}, {}, {}, record::to_json(std::move(body))};
}
record::EntryBody settling(const FileRef& file, const TaskRef& task, bool done) {
  return {record::EntryKind::TaskSettled,
          file,
          {},
          {},
          {},
          {},
          record::to_json(record::TaskSettled{task, done, Personal(std::string())})};
}

/// Ends tasks that may be settled already.
record::EntryBody considering(const FileRef& file, std::vector<TaskRef> ended) {
  record::Considered body;
  body.ended = std::move(ended);
  return {record::EntryKind::Considered, file, {}, {}, {}, {}, record::to_json(std::move(body))};
}

class TaskTableTest : public ::testing::Test {
 protected:
  /// Both folds take it, or both refuse it in the same words.
  void apply(std::uint32_t file, const record::EntryBody& entry) {
    const auto effects = record::task_effects(index_, entry);
    const auto folded = fold_.apply(index_, entry);
    const auto tabled = [&]() -> Result<void> {
      for (const record::TaskRow& row : effects->raised)
        SW_DO(table_.raise(
            index_, file,
            {code_of(row.ref), code_of(row.sharing), code_of(row.owner), row.obligation, row.due}));
      for (const record::TaskChange& change : effects->changed)
        SW_DO(table_.change(index_, file,
                            {code_of(change.ref), code_of(change.owner), change.state, change.due}));
      return {};
    }();
    ASSERT_EQ(folded.has_value(), tabled.has_value());
    if (!folded) {
      EXPECT_EQ(folded.error().detail, tabled.error().detail);
      ++refused_;
    }
    ++index_;
  }
  record::TaskFold fold_;
  TaskTable table_;
  std::uint64_t index_ = 0;
  int refused_ = 0;
};

TEST_F(TaskTableTest, FoldsAnyEntriesAsTheFoldOfOneFileDoes) {
  std::mt19937 dice(20261130);
  const Random random = [&](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice());
  };
  std::vector<FileRef> files;
  std::vector<TaskRef> tasks;
  for (int i = 0; i < 5; ++i) files.push_back(FileRef::make(random));
  for (int i = 0; i < 40; ++i) tasks.push_back(TaskRef::make(random));
  const PersonRef owner = PersonRef::make(random);
  for (int i = 0; i < 2000; ++i) {
    const auto file = static_cast<std::uint32_t>(dice() % files.size());
    const TaskRef& one = tasks[dice() % tasks.size()];
    if (dice() % 2 == 0)
      apply(file, deciding(files[file], {{one, "tell", {static_cast<std::int64_t>(dice() % 9)}, owner},
                                         {tasks[dice() % tasks.size()], "record", {5}, {}}}));
    else if (dice() % 3 == 0)
      apply(file, considering(files[file], {one}));
    else
      apply(file, settling(files[file], one, dice() % 2 == 0));
  }
  EXPECT_GT(refused_, 100) << "some raise a task twice, settle one that is settled, or that was never raised";
  for (const auto& [name, row] : fold_.rows()) {
    const TaskTable::Row* const same = table_.find(row.state, name.first, code_of(name.second));
    ASSERT_NE(same, nullptr);
    EXPECT_EQ(same->ref, code_of(row.ref));
    EXPECT_EQ(files[same->file], row.file);
    EXPECT_EQ(*same->obligation, row.obligation);
    EXPECT_EQ(same->owner, code_of(row.owner));
    EXPECT_EQ(same->due, row.due);
    EXPECT_EQ(same->state, row.state);
    EXPECT_EQ(same->settled_by, row.settled_by);
  }
}

TEST_F(TaskTableTest, FindsRowsInWhateverOrderTheyAreAskedForAndNoOthers) {
  std::mt19937 dice(3);
  const Random random = [&](std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(dice());
  };
  std::vector<std::pair<std::uint64_t, RefCode>> rows;
  for (std::uint64_t i = 0; i < 300; ++i)
    for (int n = 0; n < 2; ++n) {
      rows.emplace_back(i * 3, code_of(TaskRef::make(random)));
      ASSERT_TRUE(table_.raise(i * 3, 0, {rows.back().second, {}, {}, "tell", {}}));
    }
  std::ranges::shuffle(rows, dice);
  for (const auto& [raised_by, ref] : rows) {
    const auto* const row = table_.find(record::TaskState::Open, raised_by, ref);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->ref, ref);
    EXPECT_EQ(table_.find(record::TaskState::Done, raised_by + 1, ref), nullptr);
  }
  EXPECT_EQ(table_.find(record::TaskState::Open, UINT64_MAX, rows.front().second), nullptr);
}

}  // namespace
}  // namespace sharewell::store
