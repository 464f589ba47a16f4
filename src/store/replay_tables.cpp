// SPDX-License-Identifier: MIT
// The tables that are made from entries, or stand beside them: task, draft, file_key.
#include <fmt/format.h>

#include "store/drafts.h"
#include "store/replay.h"
#include "store/task_rows.h"

namespace sharewell::store {
namespace {

std::unexpected<Error> wrong(std::string_view what, std::string_view place) {
  return fail(ErrorCode::Damaged, std::string(what), std::string(place));
}

/// The first column of a task row that is not what the entries say; empty if all are.
std::string_view wrong_column(const record::TaskRow& stored, const record::TaskRow& expected) {
  if (stored.nth != expected.nth) return "place";
  if (stored.file != expected.file) return "file";
  if (stored.sharing != expected.sharing) return "sharing";
  if (stored.obligation != expected.obligation) return "obligation";
  if (stored.owner != expected.owner) return "owner";
  if (stored.due != expected.due) return "due";
  if (stored.state != expected.state) return "state";
  if (stored.settled_by != expected.settled_by) return "settled_by";
  return {};
}

}  // namespace

Result<void> Replay::files_have_entries() {
  for (const auto& [name, file] : files_) {
    if (!file.begun && name != office_.text())
      return wrong("a key belongs to no entry", "table file_key, column file");
    if (name != office_.text()) ++report_.files;
    if (!file.key) ++report_.erased;
  }
  return {};
}

Result<void> Replay::tasks() {
  SW_TRY(Query row, database_.walk("SELECT " SW_TASK_COLUMNS " FROM task"));
  for (std::uint64_t number = 1;; ++number) {
    SW_TRY(const bool more, row.next());
    if (!more) break;
    SW_TRY(const record::TaskRow stored, task_row(row));
    const auto expected = tasks_.rows().find({stored.raised_by, stored.ref});
    if (expected == tasks_.rows().end())
      return wrong("a task was raised by no entry, or its reference or the entry's number was changed",
                   "table task, columns place, ref");
    if (const auto column = wrong_column(stored, expected->second); !column.empty())
      return wrong(
          fmt::format("a task raised by entry {} is not what the entries say", expected->second.raised_by),
          fmt::format("table task, column {}", column));
    report_.tasks = number;
  }
  if (report_.tasks != tasks_.rows().size())
    return wrong("a task that an entry raised is missing", "table task");
  return {};
}

Result<void> Replay::drafts() {
  SW_TRY(Query row, database_.walk("SELECT " SW_DRAFT_COLUMNS " FROM draft"));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    if (const auto draft = draft_row(row, sealing_); !draft)
      return wrong(fmt::format("a draft does not open: {}", draft.error().detail),
                   "table draft, columns id, author, version, saved_at, epoch, wrapped_key, sealed");
    ++report_.drafts;
  }
}

}  // namespace sharewell::store
