// SPDX-License-Identifier: MIT
#include "casework/task_story.h"

#include "casework/own_duties.h"
#include "record/asking_bodies.h"
#include "record/move_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

/// What the timeline says of a task that somebody raised by hand.
std::string by_hand_words(const std::string& obligation, const std::string& task, const std::string& owner) {
  if (obligation == kGiveAdvice) return "Asked " + owner + " for advice";
  if (obligation == kEscalate)
    return "No answer, or not enough: " + owner + " takes it to somebody more senior";
  if (obligation == kTellPerson) return "One person to be told what was shared";
  if (obligation == kTellPersonLater) return "One person not to be told yet";
  return "Task for " + owner + ": " + task;
}

}  // namespace

std::string TaskStories::task_words(const TaskRef& task) const {
  const auto known = tasks_.find(task);
  if (known == tasks_.end()) return {};
  const guidance::Obligation* duty = find_duty(desk_, known->second.obligation);
  return duty != nullptr ? duty->task : known->second.obligation;
}

void TaskStories::raised(const record::EntryBody& entry, const std::vector<record::RaisedTask>& tasks) {
  for (const record::RaisedTask& task : tasks)
    tasks_[task.ref] = {
        task.obligation, {}, {{entry.kind, entry.actor, entry.recorded_at, {}, task.owner, task.due, false}}};
}

Result<void> TaskStories::by_hand(const record::EntryBody& entry, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::TaskRaised>(entry));
  raised(entry, {one.task});
  Known& known = tasks_[one.task.ref];
  known.after = one.after;
  known.steps.back().note = one.note.reveal();
  item.summary =
      by_hand_words(one.task.obligation, task_words(one.task.ref), desk_.people.name_of(one.task.owner));
  item.detail = one.note.reveal();
  return {};
}

Result<void> TaskStories::moved(const record::EntryBody& entry, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::TaskMoved>(entry));
  tasks_[one.task].steps.push_back(
      {entry.kind, entry.actor, entry.recorded_at, one.note.reveal(), one.owner, one.due, one.chased});
  item.summary = (one.chased ? std::string("Chased") : "Passed to " + desk_.people.name_of(one.owner)) +
                 ": " + task_words(one.task);
  item.detail = one.note.reveal();
  return {};
}

Result<void> TaskStories::settled(const record::EntryBody& entry, TimelineItem& item) {
  SW_TRY(const auto one, record::read_body<record::TaskSettled>(entry));
  Known& known = tasks_[one.task];
  known.steps.push_back({entry.kind, entry.actor, entry.recorded_at, one.note.reveal(), {}, {}, one.done});
  const bool advice = known.obligation == kGiveAdvice && one.done;
  item.summary = advice
                     ? "Gave advice"
                     : (one.done ? "Task done: " : "Task not done, with the reason: ") + task_words(one.task);
  if (advice || !one.done) item.detail = one.note.reveal();
  return {};
}

Result<void> TaskStories::apply(const record::Entry& entry, TimelineItem& item) {
  const record::EntryBody& body = entry.body();
  switch (body.kind) {
    case record::EntryKind::Decided: {
      SW_TRY(const auto one, record::read_body<record::Decided>(body));
      raised(body, one.tasks);
      return {};
    }
    case record::EntryKind::Considered: {
      SW_TRY(const auto one, record::read_body<record::Considered>(body));
      raised(body, one.tasks);
      for (const TaskRef& ended : one.ended)
        tasks_[ended].steps.push_back({body.kind, body.actor, body.recorded_at, {}, {}, {}, false});
      return {};
    }
    case record::EntryKind::SharingTaken: {
      SW_TRY(const auto one, record::read_body<record::SharingTaken>(body));
      raised(body, one.tasks);
      return {};
    }
    case record::EntryKind::SharingMoved: {
      SW_TRY(const auto one, record::read_body<record::SharingMoved>(body));
      for (const TaskRef& ended : one.ended)
        tasks_[ended].steps.push_back({body.kind, body.actor, body.recorded_at, {}, {}, {}, false});
      return {};
    }
    case record::EntryKind::InformationAsked: {
      SW_TRY(const auto one, record::read_body<record::InformationAsked>(body));
      raised(body, one.tasks);
      return {};
    }
    case record::EntryKind::InformationReceived: {
      SW_TRY(const auto one, record::read_body<record::InformationReceived>(body));
      for (const TaskRef& ended : one.ended)
        tasks_[ended].steps.push_back({body.kind, body.actor, body.recorded_at, {}, {}, {}, false});
      return {};
    }
    case record::EntryKind::TaskRaised:
      return by_hand(body, item);
    case record::EntryKind::TaskMoved:
      return moved(body, item);
    case record::EntryKind::TaskSettled:
      return settled(body, item);
    default:
      return {};
  }
}

TaskView TaskStories::view_of(const record::TaskRow& row) const {
  TaskView view{.row = row};
  const auto known = tasks_.find(row.ref);
  if (known == tasks_.end()) return view;
  view.after = known->second.after;
  view.steps = known->second.steps;
  for (const TaskStep& step : view.steps)
    if (step.kind == record::EntryKind::TaskSettled) {
      view.note = step.note;
      view.settled_by = step.by;
      view.settled_at = step.at;
    }
  if (view.note.empty() && !view.steps.empty()) view.note = view.steps.front().note;
  return view;
}

}  // namespace sharewell::casework
