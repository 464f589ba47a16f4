// SPDX-License-Identifier: MIT
#include "store/task_table.h"

#include <algorithm>

namespace sharewell::store {
namespace {

constexpr int kFewRows = 64;  // of a file, that are looked through sooner than a name is found

}  // namespace

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
  if (files_.size() <= file) files_.resize(file + std::size_t{1});
  File& of = files_[file];
  rows_.push_back({task.ref, task.sharing, task.owner, task.due, index, 0,
                   &obligations_.keep(task.obligation), file, of.last, record::TaskState::Open});
  of.last = static_cast<std::uint32_t>(rows_.size());
  if (of.is_long) by_name_.insert_or_assign(Name{task.ref.value(), file}, of.last);
  return {};
}

TaskTable::Row* TaskTable::newest(const Name& name) {
  if (files_.size() <= name.file) return nullptr;
  const File& of = files_[name.file];
  std::uint32_t at = of.last;
  for (int looked_at = 0; at != 0 && !of.is_long; at = rows_[at - 1].before) {
    if (rows_[at - 1].ref.value() == name.ref) return &rows_[at - 1];
    if (++looked_at == kFewRows) note_names(name.file);
  }
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &rows_[found->second - 1];
}

void TaskTable::note_names(std::uint32_t file) {
  files_[file].is_long = true;
  for (std::uint32_t at = files_[file].last; at != 0; at = rows_[at - 1].before)
    by_name_.emplace(Name{rows_[at - 1].ref.value(), file}, at);  // of two by one name the newest stays
}

Result<void> TaskTable::change(std::uint64_t index, std::uint32_t file, const Changed& change) {
  Row* const found = newest(Name{change.ref.value(), file});
  if (found == nullptr)
    return fail(ErrorCode::Damaged, "it settles or moves a task that was never raised in its case file");
  Row& row = *found;
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
  const Row *first = &row, *last = &row;
  while (first != rows_.data() && first[-1].raised_by == row.raised_by) --first;
  while (last != &rows_.back() && last[1].raised_by == row.raised_by) ++last;
  return static_cast<std::uint32_t>(
      std::count_if(first, last + 1, [&](const Row& other) { return other.ref < row.ref; }));
}

}  // namespace sharewell::store
