// SPDX-License-Identifier: MIT
#include "record/task.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "record/asking_bodies.h"
#include "record/file_bodies.h"
#include "record/keeping_bodies.h"
#include "record/move_bodies.h"
#include "record/office_bodies.h"
#include "record/paper_bodies.h"
#include "record/people_bodies.h"
#include "record/settings_bodies.h"
#include "record/token_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::record {
namespace {

std::vector<TaskRow> rows_of(std::uint64_t index, const EntryBody& entry,
                             const std::vector<RaisedTask>& raised) {
  std::vector<TaskRow> rows;
  rows.reserve(raised.size());
  for (const RaisedTask& task : raised)
    rows.push_back({task.ref, entry.file, entry.sharing, task.obligation, task.owner, task.due,
                    TaskState::Open, index, 0, 0});
  std::vector<TaskRow*> in_order;
  in_order.reserve(rows.size());
  for (TaskRow& row : rows) in_order.push_back(&row);
  std::ranges::sort(in_order, {}, [](const TaskRow* row) -> const TaskRef& { return row->ref; });
  for (std::size_t i = 0; i < in_order.size(); ++i) in_order[i]->nth = static_cast<std::uint32_t>(i);
  return rows;
}

/// What a kind that has nothing to do with tasks does to them, once its body is read.
template <class Body>
Result<TaskEffects> none(const EntryBody& entry) {
  SW_TRY([[maybe_unused]] const Body body, read_body<Body>(entry));
  return TaskEffects{};
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
      SW_TRY(const Decided decided, read_brief<Decided>(entry));
      effects.raised = rows_of(index, entry, decided.tasks);
      break;
    }
    case EntryKind::Considered: {
      SW_TRY(const Considered considered, read_brief<Considered>(entry));
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
    case EntryKind::SharingMoved: {
      SW_TRY(const SharingMoved moved, read_body<SharingMoved>(entry));
      for (const TaskRef& ref : moved.ended)
        effects.changed.push_back({ref, TaskState::NoLongerNeeded, {}, {}});
      break;
    }
    case EntryKind::SharingTaken: {
      SW_TRY(const SharingTaken taken, read_body<SharingTaken>(entry));
      SW_TRY([[maybe_unused]] const auto entries, entries_in(taken));
      effects.raised = rows_of(index, entry, taken.tasks);
      break;
    }
    case EntryKind::FileJoined:
      return none<FileJoined>(entry);
    case EntryKind::FileRestricted:
      return none<FileRestricted>(entry);
    case EntryKind::OrganisationMade:
      return none<OrganisationMade>(entry);
    case EntryKind::PersonAdded:
      return none<PersonAdded>(entry);
    case EntryKind::FileOpened:
      return none<FileOpened>(entry);
    case EntryKind::Looked:
      return none<Looked>(entry);
    case EntryKind::Refused:
      return none<Refused>(entry);
    case EntryKind::GuidanceChosen:
      return none<GuidanceChosen>(entry);
    case EntryKind::CopyTaken:
      return none<CopyTaken>(entry);
    case EntryKind::RegisterWatched:
      return none<RegisterWatched>(entry);
    case EntryKind::CheckpointCosigned:
      return none<CheckpointCosigned>(entry);
    case EntryKind::KeyHandedOver:
      return none<KeyHandedOver>(entry);
    case EntryKind::WitnessesChosen:
      return none<WitnessesChosen>(entry);
    case EntryKind::CheckpointStamped:
      return none<CheckpointStamped>(entry);
    case EntryKind::FiguresTaken:
      return none<FiguresTaken>(entry);
    case EntryKind::FileNamed:
      return none<FileNamed>(entry);
    case EntryKind::Corrected:
      return none<Corrected>(entry);
    case EntryKind::SignNoted:
      return none<SignNoted>(entry);
    case EntryKind::ContactKept:
      return none<ContactKept>(entry);
    case EntryKind::PersonNoted:
      return none<PersonNoted>(entry);
    case EntryKind::TokenMade:
      return none<TokenMade>(entry);
    case EntryKind::TokenEnded:
      return none<TokenEnded>(entry);
    case EntryKind::ProcedureKept:
      return none<ProcedureKept>(entry);
    case EntryKind::PolicyKept:
      return none<PolicyKept>(entry);
    case EntryKind::FormMade:
      return none<FormMade>(entry);
    case EntryKind::ArrangementKept:
      return none<ArrangementKept>(entry);
    case EntryKind::DutyKept:
      return none<DutyKept>(entry);
    case EntryKind::BarrierNoted:
      return none<BarrierNoted>(entry);
    case EntryKind::TrainingKept:
      return none<TrainingKept>(entry);
    case EntryKind::RetentionKept:
      return none<RetentionKept>(entry);
    case EntryKind::ErasureAsked:
      return none<ErasureAsked>(entry);
    case EntryKind::FileErased:
      return none<FileErased>(entry);
    case EntryKind::KeepingSet: {
      SW_TRY(const KeepingSet set, read_body<KeepingSet>(entry));
      effects.raised = rows_of(index, entry, set.tasks);
      for (const TaskRef& ref : set.ended)
        effects.changed.push_back({ref, TaskState::NoLongerNeeded, {}, {}});
      break;
    }
    case EntryKind::InformationAsked: {
      SW_TRY(const InformationAsked asked, read_body<InformationAsked>(entry));
      effects.raised = rows_of(index, entry, asked.tasks);
      break;
    }
    case EntryKind::InformationReceived: {
      SW_TRY(const InformationReceived received, read_body<InformationReceived>(entry));
      for (const TaskRef& ref : received.ended)
        effects.changed.push_back({ref, TaskState::NoLongerNeeded, {}, {}});
      break;
    }
  }
  if (effects.raised.size() > limits::kTasksOfAnEntry)
    return fail(ErrorCode::Damaged, fmt::format("it raises more than {} tasks", limits::kTasksOfAnEntry));
  return effects;
}

Result<bool> changes_task(TaskState stands, TaskState next) {
  if (stands == TaskState::Open) return true;
  if (next == TaskState::NoLongerNeeded) return false;
  return fail(ErrorCode::Stale, "the task was settled before");
}

Result<bool> changes_task(const TaskRow& row, const TaskChange& change) {
  return changes_task(row.state, change.state);
}

Result<void> TaskFold::apply(std::uint64_t index, const EntryBody& entry) {
  SW_TRY(const TaskEffects effects, task_effects(index, entry));
  for (const TaskRow& row : effects.raised) {
    if (!rows_.emplace(std::pair(index, row.ref), row).second)
      return fail(ErrorCode::Damaged, "it raises a task twice");
    raised_by_[{entry.file, row.ref}] = index;
  }
  for (const TaskChange& change : effects.changed) {
    const auto newest = raised_by_.find({entry.file, change.ref});
    if (newest == raised_by_.end())
      return fail(ErrorCode::Damaged, "it settles or moves a task that was never raised in its case file");
    TaskRow& row = rows_.at({newest->second, change.ref});
    const auto changes = changes_task(row, change);
    if (!changes) return fail(ErrorCode::Damaged, changes.error().detail);
    if (*changes) apply_change(row, change, index);
  }
  return {};
}

}  // namespace sharewell::record
