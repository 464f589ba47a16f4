// SPDX-License-Identifier: MIT
#include "store/task_table.h"

#include <algorithm>

namespace sharewell::store {

std::size_t TaskTable::NameHash::operator()(const Name& name) const {
  // The reference is random; the file only tells apart what was moved with its tasks.
  return static_cast<std::size_t>((name.ref ^ name.file) * 0x9E37'79B9'7F4A'7C15u);
}

const std::string& Obligations::keep(std::string_view id) {
  const auto at = ids_.find(id);
  return at != ids_.end() ? *at : *ids_.emplace(id).first;
}

Result<void> TaskTable::raise(std::uint64_t index, std::uint32_t file, const Raised& task) {
  for (auto row = rows_.rbegin(); row != rows_.rend() && row->raised_by == index; ++row)
    if (row->ref == task.ref) return fail(ErrorCode::Damaged, "it raises a task twice");
  newest_.insert_or_assign(Name{task.ref.value(), file}, static_cast<std::uint32_t>(rows_.size()));
  rows_.push_back({task.ref, task.sharing, task.owner, task.due, index, 0,
                   &obligations_.keep(task.obligation), file, record::TaskState::Open});
  return {};
}

Result<void> TaskTable::change(std::uint64_t index, std::uint32_t file, const Changed& change) {
  const auto newest = newest_.find(Name{change.ref.value(), file});
  if (newest == newest_.end())
    return fail(ErrorCode::Damaged, "it settles or moves a task that was never raised in its case file");
  Row& row = rows_[newest->second];
  const auto changes = record::changes_task(row.state, change.state);
  if (!changes) return fail(ErrorCode::Damaged, changes.error().detail);
  if (!*changes) return {};
  row.state = change.state;
  if (change.state != record::TaskState::Open) row.settled_by = index;
  if (!change.owner.empty()) row.owner = change.owner;
  if (change.due != Instant{}) row.due = change.due;
  return {};
}

const TaskTable::Row* TaskTable::find(record::TaskState state, std::uint64_t raised_by, RefCode ref) {
  std::size_t& at = asked_.at(static_cast<std::size_t>(state));
  if (at >= rows_.size() || rows_[at].raised_by > raised_by)
    at = static_cast<std::size_t>(std::ranges::lower_bound(rows_, raised_by, {}, &Row::raised_by) -
                                  rows_.begin());
  while (at < rows_.size() && rows_[at].raised_by < raised_by) ++at;
  // Not beyond the first of its entry: the next asked for may be raised by the same.
  for (std::size_t i = at; i < rows_.size() && rows_[i].raised_by == raised_by; ++i)
    if (rows_[i].ref == ref) return &rows_[i];
  return nullptr;
}

std::uint32_t TaskTable::nth(const Row& row) const {
  const auto of_its_entry = std::ranges::equal_range(rows_, row.raised_by, {}, &Row::raised_by);
  return static_cast<std::uint32_t>(
      std::ranges::count_if(of_its_entry, [&](const Row& other) { return other.ref < row.ref; }));
}

}  // namespace sharewell::store
