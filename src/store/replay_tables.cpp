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

template <class AnyRef>
RefCode code_of(const AnyRef& ref) {
  const auto code = RefCode::of(ref.text());
  SW_CHECK(code.has_value());
  return *code;
}

template <class AnyRef>
AnyRef ref_of(RefCode code) {
  return code.empty() ? AnyRef() : AnyRef::parse(code.text()).value_or(AnyRef());
}

/// Whether each column of a task row is what the entries say.
bool stands_as(const Query& row, const TaskTable::Row& expected, std::uint32_t nth, const FileKeys& files) {
  return row.number(0) == place_of(expected.raised_by, nth, expected.state) &&
         row.text(2) == files.at(expected.file).name && RefCode::of(row.text(3)) == expected.sharing &&
         row.text(4) == *expected.obligation && RefCode::of(row.text(5)) == expected.owner &&
         row.number(6) == expected.due.ms && row.number(7) == static_cast<std::int64_t>(expected.state) &&
         static_cast<std::uint64_t>(row.number(8)) == expected.settled_by;
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
  for (std::uint32_t number = 0; number < files_.size(); ++number) {
    if (!files_[number].begun && number != office_number_)
      return wrong("a key belongs to no entry", "table file_key, column file");
    report_.files += number != office_number_;
    report_.erased += !keys_of_files_.at(number).key.has_value();
  }
  return {};
}

Result<void> Replay::fold_tasks(std::uint64_t index, const CheckedEntry& entry, const CheckedBatch& batch,
                                std::size_t& raised, std::size_t& changed) {
  if (entry.body) return fold_tasks_of(index, entry.file, *entry.body);
  for (std::uint32_t i = 0; i < entry.raised; ++i)
    SW_DO(tasks_.raise(index, entry.file, batch.raised[raised++]));
  for (std::uint32_t i = 0; i < entry.changed; ++i)
    SW_DO(tasks_.change(index, entry.file, batch.changed[changed++]));
  return {};
}

Result<void> Replay::fold_tasks_of(std::uint64_t index, std::uint32_t file, const record::EntryBody& body) {
  SW_TRY(const record::TaskEffects effects, record::task_effects(index, body));
  for (const record::TaskRow& row : effects.raised)
    SW_DO(tasks_.raise(
        index, file, {code_of(row.ref), code_of(row.sharing), code_of(row.owner), row.obligation, row.due}));
  for (const record::TaskChange& change : effects.changed)
    SW_DO(tasks_.change(index, file, {code_of(change.ref), code_of(change.owner), change.state, change.due}));
  return {};
}

record::TaskRow Replay::spelt(const TaskTable::Row& row) const {
  return {ref_of<TaskRef>(row.ref),
          FileRef::parse(keys_of_files_.at(row.file).name).value_or(FileRef()),
          ref_of<SharingRef>(row.sharing),
          *row.obligation,
          ref_of<PersonRef>(row.owner),
          row.due,
          row.state,
          row.raised_by,
          tasks_.nth(row),
          row.settled_by};
}

Result<void> Replay::tasks() {
  SW_TRY(Query row, database_.walk("SELECT " SW_TASK_COLUMNS " FROM task ORDER BY place"));
  for (std::uint64_t number = 1;; ++number) {
    SW_TRY(const bool more, row.next());
    if (!more) break;
    report_.tasks = number;
    const auto state = row.number(7);
    const auto ref = RefCode::of(row.text(1));
    const TaskTable::Row* const expected =
        ref && state >= 0 && state <= 3
            ? tasks_.find(static_cast<record::TaskState>(state), raised_by_of(row.number(0)), *ref)
            : nullptr;
    if (expected != nullptr && stands_as(row, *expected, tasks_.nth(*expected), keys_of_files_)) continue;
    SW_TRY(const record::TaskRow stored, task_row(row));
    if (expected == nullptr)
      return wrong("a task was raised by no entry, or its reference or the entry's number was changed",
                   "table task, columns place, ref");
    return wrong(fmt::format("a task raised by entry {} is not what the entries say", expected->raised_by),
                 fmt::format("table task, column {}", wrong_column(stored, spelt(*expected))));
  }
  if (report_.tasks != tasks_.size()) return wrong("a task that an entry raised is missing", "table task");
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
