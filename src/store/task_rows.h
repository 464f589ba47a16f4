// SPDX-License-Identifier: MIT
// Table task: where a task stands in it, and its row.
//
// In: a task as the fold of entries has it (record/task.h), or a row. Out: the other one. Never: decides what
// becomes of a task.
#pragma once

#include <string>
#include <vector>

#include "record/task.h"
#include "store/database.h"

namespace sharewell::store {

/// The key of a task's row: 1024 times the number of the entry that raised it, and which of its tasks it is,
/// from 1; negative once it is settled. So what is open lies together at the end of the table, where the
/// newest is added without moving another.
[[nodiscard]] std::int64_t place_of(std::uint64_t raised_by, std::uint32_t nth, record::TaskState state);
[[nodiscard]] std::uint64_t raised_by_of(std::int64_t place);

#define SW_TASK_COLUMNS "place, ref, file, sharing, obligation, owner, due, state, settled_by"
/// The rows of the entries whose `numbers_text` it takes.
#define SW_TASKS_OF_ENTRIES                                                                    \
  "task JOIN (SELECT value FROM json_each(?)) AS mine ON place BETWEEN mine.value * 1024 AND " \
  "mine.value * 1024 + 1023 OR place BETWEEN -1023 - mine.value * 1024 AND -1024 * mine.value"
[[nodiscard]] std::string numbers_text(const std::vector<std::uint64_t>& numbers);

/// A row of `SW_TASK_COLUMNS`. Damaged if a column cannot be read, or place and state do not fit.
[[nodiscard]] Result<record::TaskRow> task_row(const Query& row);
/// Adds the task's row. In a transaction.
[[nodiscard]] Result<void> add_task(Database& database, const record::TaskRow& task);

}  // namespace sharewell::store
