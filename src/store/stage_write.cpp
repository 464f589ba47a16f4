// SPDX-License-Identifier: MIT
#include "store/stage_write.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "record/bodies.h"
#include "store/rules.h"
#include "store/task_rows.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kEntriesOfAWrite = 64;

std::int64_t as_number(std::uint64_t index) { return static_cast<std::int64_t>(index); }

Result<void> check_shape(const Write& write) {
  if (write.entries.empty()) return fail(ErrorCode::BadInput, "a write without an entry");
  if (write.entries.size() > kEntriesOfAWrite)
    return fail(ErrorCode::TooLarge, fmt::format("a write of more than {} entries", kEntriesOfAWrite));
  if (write.once.size() > limits::kShortTextBytes)
    return fail(ErrorCode::TooLarge, fmt::format("a once id of more than {} bytes", limits::kShortTextBytes));
  for (const record::EntryBody& entry : write.entries) {
    if (entry.file.empty()) return fail(ErrorCode::BadInput, "an entry names no file");
    if (entry.actor != write.entries.front().actor)
      return fail(ErrorCode::BadInput, "the entries of a write are not by one person");
    if (entry.kind == record::EntryKind::Looked || entry.kind == record::EntryKind::FileErased)
      return fail(ErrorCode::BadInput, "looks and erasures are put on record by the store itself");
  }
  return {};
}

}  // namespace

Result<StagedWrite> StagedWrite::check(Write write, Instant now) {
  SW_DO(check_shape(write));
  StagedWrite staged(std::move(write));
  for (record::EntryBody& entry : staged.write_.entries) {
    entry.recorded_at = now;
    SW_TRY(std::string text, text_to_keep(entry));
    staged.texts_.push_back(std::move(text));
    auto effects = record::task_effects(0, entry);
    if (!effects) return fail(ErrorCode::BadInput, effects.error().detail);
    staged.effects_.push_back(*std::move(effects));
  }
  if (!staged.write_.once.empty())
    staged.once_ = once_digest(staged.write_.entries.front().actor, staged.write_.once);
  return staged;
}

void StagedWrite::seal(const Sealing& sealing, const crypt::KeyShelf& shelf) {
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const record::EntryBody& entry = write_.entries[i];
    if (entry.kind == record::EntryKind::FileOpened)
      new_keys_.try_emplace(entry.file, crypt::TransientKey::make(sealing.random()));
    const auto begun = new_keys_.find(entry.file);
    const auto kept = begun == new_keys_.end() ? shelf.find(entry.file.text()) : std::nullopt;
    sealed_.emplace_back();
    if (kept || begun != new_keys_.end())
      sealed_.back() =
          sealing.seal_entry(kept ? *kept : begun->second, entry.file, entry.kind, texts_[i], once_);
  }
}

Result<void> StagedWrite::stage(Group& group) {
  first_ = group.next_index();
  count_ = write_.entries.size();
  if (const auto earlier = write_.once.empty() ? std::nullopt : group.written_under(once_)) {
    already_ = true;
    first_ = earlier->first;
    count_ = earlier->count;
    return {};
  }
  SW_DO(check_entries(group));
  if (!refused_) SW_DO(check_draft(group));
  if (!refused_) SW_DO(insert(group));
  return {};
}

Result<void> StagedWrite::check_entries(Group& group) {
  std::vector<FileRef> begun;
  for (std::size_t i = 0; i < write_.entries.size() && !refused_; ++i) {
    const record::EntryBody& entry = write_.entries[i];
    if (group.was_erased(entry.file))
      return refuse({ErrorCode::NotFound, "there is no such case file", {}}), Result<void>{};
    const bool known =
        group.has_begun(entry.file) || std::find(begun.begin(), begun.end(), entry.file) != begun.end();
    if (const auto fits = check_place(entry.kind, entry.file == group.office(), known); !fits)
      return refuse(fits.error()), Result<void>{};
    begun.push_back(entry.file);
    SW_DO(check_decision(group, entry));
    if (!refused_) SW_DO(apply_tasks(group, entry, i));
  }
  return {};
}

Result<void> StagedWrite::check_decision(Group& group, const record::EntryBody& entry) {
  SW_TRY(const auto decision, decision_of(entry));
  if (!decision) return {};
  SW_TRY(Query row,
         group.database().query("SELECT file, kind FROM entry WHERE idx = ?", as_number(*decision)));
  SW_TRY(const bool found, row.next());
  const auto kind = found ? record::kind_numbered(row.number(1)) : std::nullopt;
  if (!kind || row.text(0) != entry.file.text() || !is_decision(*kind))
    refuse({ErrorCode::BadInput, "the decision that it is about is not one of this case file", {}});
  return {};
}

Result<std::optional<record::TaskRow>> StagedWrite::task_now(Group& group, const FileRef& file,
                                                             const TaskRef& ref) const {
  for (auto task = tasks_.rbegin(); task != tasks_.rend(); ++task)
    if (task->ref == ref && task->file == file) return *task;
  const std::string numbers = numbers_text(group.entries_of(file));
  SW_TRY(Query row, group.database().query("SELECT " SW_TASK_COLUMNS " FROM " SW_TASKS_OF_ENTRIES
                                           " WHERE ref = ? ORDER BY abs(place) DESC",
                                           numbers, ref.text()));
  SW_TRY(const bool found, row.next());
  if (!found) return std::nullopt;
  SW_TRY(record::TaskRow task, task_row(row));
  return task;
}

Result<void> StagedWrite::apply_tasks(Group& group, const record::EntryBody& entry, std::uint64_t index) {
  const std::uint64_t at = first_ + index;
  for (record::TaskRow task : effects_[index].raised) {
    task.raised_by = at;
    const bool twice = std::any_of(tasks_.begin(), tasks_.end(), [&](const record::TaskRow& one) {
      return one.ref == task.ref && one.raised_by == at;
    });
    if (twice || task.ref.empty())
      return refuse({ErrorCode::BadInput, "a task has no reference, or that of another one", {}}),
             Result<void>{};
    tasks_.push_back(std::move(task));
  }
  for (const record::TaskChange& change : effects_[index].changed) {
    SW_TRY(auto task, task_now(group, entry.file, change.ref));
    if (!task) return refuse({ErrorCode::NotFound, "there is no such task", {}}), Result<void>{};
    const auto changes = record::changes_task(*task, change);
    if (!changes) return refuse(changes.error()), Result<void>{};
    if (!*changes) continue;
    std::erase_if(
        tasks_, [&](const record::TaskRow& one) { return one.ref == change.ref && one.file == entry.file; });
    record::apply_change(*task, change, at);
    tasks_.push_back(*std::move(task));
  }
  return {};
}

Result<void> StagedWrite::check_draft(Group& group) {
  if (!write_.ends_draft) return {};
  SW_TRY(Query row,
         group.database().query("SELECT author FROM draft WHERE id = ?", write_.ends_draft->text()));
  SW_TRY(const bool found, row.next());
  if (found && row.text(0) != write_.entries.front().actor.text())
    refuse({ErrorCode::NotFound, "there is no such draft", {}});
  return {};
}

/// A task that stood already was open: it is settled once. Its place tells whether it is, so it moves.
Result<void> StagedWrite::put_task(Database& database, const record::TaskRow& task) const {
  if (task.raised_by < first_)
    SW_DO(database.run("DELETE FROM task WHERE place = ?",
                       place_of(task.raised_by, task.nth, record::TaskState::Open)));
  return add_task(database, task);
}

Result<void> StagedWrite::insert(Group& group) {
  Database& database = group.database();
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const record::EntryBody& entry = write_.entries[i];
    if (entry.kind == record::EntryKind::FileOpened)
      SW_DO(group.begin_file(entry.file, new_keys_.at(entry.file)));
    SW_DO(sealed_[i] ? group.append(entry, *sealed_[i], once_) : group.append(entry, texts_[i], once_));
  }
  for (const record::TaskRow& task : tasks_) SW_DO(put_task(database, task));
  if (write_.ends_draft) SW_DO(database.run("DELETE FROM draft WHERE id = ?", write_.ends_draft->text()));
  return {};
}

}  // namespace sharewell::store
