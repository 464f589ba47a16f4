// SPDX-License-Identifier: MIT
#include "record/task.h"

#include "record/work_bodies.h"

namespace sharewell::record {
namespace {

std::vector<TaskRow> rows_of(std::uint64_t index, const EntryBody& entry,
                             const std::vector<RaisedTask>& raised) {
  std::vector<TaskRow> rows;
  rows.reserve(raised.size());
  for (const RaisedTask& task : raised)
    rows.push_back({task.ref, entry.file, entry.sharing, task.obligation, task.owner, task.due,
                    TaskState::Open, index, 0});
  return rows;
}

}  // namespace

void apply_change(TaskRow& row, const TaskChange& change, std::uint64_t index) {
  row.state = change.state;
  if (change.state != TaskState::Open) row.settled_by = index;
  if (!change.owner.empty()) row.owner = change.owner;
  if (change.due != Instant{}) row.due = change.due;
}

Result<TaskEffects> task_effects(std::uint64_t index, const EntryBody& entry) {
  TaskEffects effects;
  switch (entry.kind) {
    case EntryKind::Decided: {
      SW_TRY(const Decided decided, read_body<Decided>(entry));
      effects.raised = rows_of(index, entry, decided.tasks);
      break;
    }
    case EntryKind::Considered: {
      SW_TRY(const Considered considered, read_body<Considered>(entry));
      effects.raised = rows_of(index, entry, considered.tasks);
      for (const TaskRef& ref : considered.ended)
        effects.changed.push_back({ref, TaskState::NoLongerNeeded, {}, {}});
      break;
    }
    case EntryKind::TaskSettled: {
      SW_TRY(const TaskSettled settled, read_body<TaskSettled>(entry));
      effects.changed.push_back({settled.task, settled.done ? TaskState::Done : TaskState::NotDone, {}, {}});
      break;
    }
    case EntryKind::TaskRaised: {
      SW_TRY(const TaskRaised raised, read_body<TaskRaised>(entry));
      effects.raised = rows_of(index, entry, {raised.task});
      break;
    }
    case EntryKind::TaskMoved: {
      SW_TRY(const TaskMoved moved, read_body<TaskMoved>(entry));
      effects.changed.push_back({moved.task, TaskState::Open, moved.owner, moved.due});
      break;
    }
    case EntryKind::OrganisationMade:
    case EntryKind::PersonAdded:
    case EntryKind::FileOpened:
    case EntryKind::Looked:
    case EntryKind::Refused:
    case EntryKind::GuidanceChosen:
    case EntryKind::CopyTaken:
    case EntryKind::RegisterWatched:
    case EntryKind::CheckpointCosigned:
    case EntryKind::ContactKept:
      break;
  }
  return effects;
}

}  // namespace sharewell::record
