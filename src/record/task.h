// SPDX-License-Identifier: MIT
// Tasks as a fold of entries: what each entry does to the list of what is owed.
//
// In: entries in register order. Out: task rows, the same whether built one entry at a time by the store or
// from the start by `verify`. Never: holds a name or a word about a case; a row says who owes which
// obligation by when.
#pragma once

#include <map>
#include <vector>

#include "record/bodies.h"

namespace sharewell::record {

enum class TaskState : std::uint8_t { Open = 0, Done = 1, NotDone = 2, NoLongerNeeded = 3 };

struct TaskRow {
  TaskRef ref;
  FileRef file;
  SharingRef sharing;
  std::string obligation;
  PersonRef owner;
  Instant due;
  TaskState state = TaskState::Open;
  std::uint64_t raised_by = 0;   ///< index of the entry that raised it
  std::uint32_t nth = 0;         ///< among the tasks of that entry in order of their references, from 0
  std::uint64_t settled_by = 0;  ///< index of the entry that settled it; meaningless while open
  bool operator==(const TaskRow&) const = default;
};

/// What one entry does to tasks: rows it raises, and changes to rows that stand already.
struct TaskChange {
  TaskRef ref;
  TaskState state = TaskState::Open;  ///< Open: it stays open and only moves
  PersonRef owner{};                  ///< empty: as before
  Instant due{};                      ///< 0: as before
};
struct TaskEffects {
  std::vector<TaskRow> raised;
  std::vector<TaskChange> changed;
};

/// What the entry at `index` makes of a row that it may change.
void apply_change(TaskRow& row, const TaskChange& change, std::uint64_t index);

/// Whether the change alters the row: false if it stands settled and is merely no longer needed. Stale for
/// one that was settled before.
[[nodiscard]] Result<bool> changes_task(const TaskRow& row, const TaskChange& change);
/// The same of a row that stands like this, and is to stand like that.
[[nodiscard]] Result<bool> changes_task(TaskState stands, TaskState next);

/// Reads the body, of any kind.
/// errors  Damaged if it does not fit the kind, or raises more tasks than an entry may.
[[nodiscard]] Result<TaskEffects> task_effects(std::uint64_t index, const EntryBody& entry);

/// The tasks of all entries that it was given, of one case file or of many.
class TaskFold {
 public:
  /// @pre in register order
  /// errors  Damaged: the body does not fit its kind, or the entry may not do what it does to tasks.
  [[nodiscard]] Result<void> apply(std::uint64_t index, const EntryBody& entry);
  /// By the entry that raised it.
  [[nodiscard]] const std::map<std::pair<std::uint64_t, TaskRef>, TaskRow>& rows() const { return rows_; }

 private:
  std::map<std::pair<std::uint64_t, TaskRef>, TaskRow> rows_;
  std::map<std::pair<FileRef, TaskRef>, std::uint64_t> raised_by_;  ///< the newest of a file by that name
};

}  // namespace sharewell::record
