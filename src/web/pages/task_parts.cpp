// SPDX-License-Identifier: MIT
#include "web/pages/task_parts.h"

#include <algorithm>

#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "web/asking_words.h"
#include "web/keeping_words.h"
#include "web/pages/unfinished.h"
#include "web/policy_words.h"
#include "web/record_words.h"
#include "web/ways_words.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

using casework::TaskStep;
using record::EntryKind;

std::string name_of(const Visit& visit, const PersonRef& person) {
  return visit.organisation->people->name_of(person);
}

std::string happened(const Visit& visit, const TaskStep& step) {
  switch (step.kind) {
    case EntryKind::TaskRaised:
      return std::string(words::kWasRaisedByHand) + name_of(visit, step.owner);
    case EntryKind::TaskMoved:
      return step.yes ? std::string(words::kWasChased) + london_date(step.due)
                      : std::string(words::kWasPassed) + name_of(visit, step.owner);
    case EntryKind::TaskSettled:
      return std::string(step.yes ? words::kWasDone : words::kWasNotDone);
    case EntryKind::InformationAsked:
      return std::string(words::kWasRaisedAsking);
    case EntryKind::InformationReceived:
      return std::string(words::kWasAnswered);
    case EntryKind::Considered:
      return std::string(step.owner.empty() ? words::kWasEnded : words::kWasRaisedLater);
    default:
      return std::string(words::kWasRaised);
  }
}

SummaryRow row_of(std::string_view key, Html value) {
  return {.key = {.text = text(key)}, .value = {.text = std::move(value)}};
}

/// The page on which an open task of this kind is done, where it has one.
Html page_for(const record::TaskRow& row) {
  if (row.state != record::TaskState::Open) return {};
  if (row.obligation == casework::kChaseAnswer)
    return render(Button{.text = words::kNoteReceived, .href = file_url(row.file) / "received"});
  if (row.obligation == casework::kAgreeErasure || row.obligation == casework::kReviewKeeping ||
      row.obligation == casework::kReviewHold)
    return render(Button{.text = words::kKeeping, .href = file_url(row.file) / "keeping"});
  const Url record = record_url(row.file, row.sharing);
  if (row.obligation == casework::kReplyDuty)
    return render(Button{.text = words::kReplyWrite, .href = record / "reply"});
  if (row.obligation == "record-consent")
    return render(Button{.text = words::kAgreementTitle, .href = record / "agreement"});
  if (row.obligation == "identify-lawful-basis" || row.obligation == "identify-special-category-condition")
    return render(Button{.text = words::kBasisSay, .href = record / "basis"});
  return {};
}

Html link_to_task(const Visit& visit, const casework::TaskView& task) {
  const guidance::Obligation* duty = casework::find_duty(visit.desk(), task.row.obligation);
  return link(duty != nullptr ? duty->task : task.row.obligation, task_url(task.row.ref));
}

/// The tasks before and after this one in its chain.
void add_chain(const Visit& visit, const OpenedTask& opened, SummaryList& list) {
  for (const casework::TaskView& other : opened.file.tasks) {
    if (!opened.task.after.empty() && other.row.ref == opened.task.after)
      list.rows.push_back(row_of(words::kFollowsFrom, link_to_task(visit, other)));
    if (!other.after.empty() && other.after == opened.task.row.ref)
      list.rows.push_back(row_of(words::kFollowedBy, link_to_task(visit, other)));
  }
}

/// What the record lacks that an open task asks to complete.
Html parts_to_say(const OpenedTask& opened) {
  const record::TaskRow& row = opened.task.row;
  const casework::DecisionView* decision = opened.file.find(row.sharing);
  if (row.obligation != casework::kCompleteRecord || row.state != record::TaskState::Open ||
      decision == nullptr)
    return {};
  return missing_html(opened.file.ref, *decision, opened.file.mine);
}

TaskItem shown(const Visit& visit, const casework::WorkItem& item, bool whose) {
  Html hint = join({text(words::kDue), text(london_date(item.row.due))});
  if (whose) hint += join({text(". "), text(words::kFor), text(name_of(visit, item.row.owner))});
  TaskItem line{.title = {.text = item.task}, .hint = hint, .href = task_url(item.row.ref)};
  line.status.tag = item.overdue ? Tag{.text = words::kOverdue, .classes = "govuk-tag--red"}
                                 : Tag{.text = words::kToDo, .classes = "govuk-tag--blue"};
  return line;
}

}  // namespace

Result<OpenedTask> open_task_page(const Visit& visit) {
  SW_TRY(const TaskRef ref, ref_at<TaskRef>(visit, 0));
  SW_TRY(const record::TaskRow row, visit.organisation->store->find_task(ref));
  const auto card = visit.organisation->store->find_file(row.file);
  if (!card) return fail(ErrorCode::NotFound, "no such task");
  SW_TRY(const bool seen, casework::may_see(visit.desk(), *card));
  if (!seen) return fail(ErrorCode::NotFound, "no such task");
  SW_TRY(casework::FileOrAsk opened, casework::open_file(visit.desk(), row.file));
  if (auto* file = std::get_if<casework::CaseFileView>(&opened))
    for (const casework::TaskView& task : file->tasks)
      if (task.row.ref == ref) {
        casework::TaskView found = task;
        return OpenedTask{std::move(*file), std::move(found)};
      }
  return fail(ErrorCode::NotFound, "no such task");
}

Html about_task(const Visit& visit, const OpenedTask& opened) {
  const casework::TaskView& task = opened.task;
  const guidance::Obligation* duty = casework::find_duty(visit.desk(), task.row.obligation);
  const bool mine = task.row.owner == visit.me->ref;
  SummaryList list;
  if (!task.steps.empty() && !task.steps.front().note.empty())
    list.rows.push_back(row_of(words::kAsked, lines(task.steps.front().note)));
  list.rows.push_back(
      row_of(words::kWhose, text(mine ? std::string(words::kYours) : name_of(visit, task.row.owner))));
  list.rows.push_back(row_of("Due", text(london_date(task.row.due))));
  list.rows.push_back(
      row_of(words::kCaseFile, link(name_of_file(opened.file.label), file_url(opened.file.ref))));
  add_chain(visit, opened, list);
  if (duty == nullptr) return join({heading_l(task.row.obligation), render(list)});
  return join({heading_l(duty->task), paragraph(duty->detail), parts_to_say(opened), page_for(task.row),
               cite_line(duty->cite), render(list)});
}

Html task_history(const Visit& visit, const casework::TaskView& task) {
  std::vector<TimelineEntry> entries;
  for (const TaskStep& step : task.steps)
    entries.push_back({.title = text(happened(visit, step)),
                       .when = text(london_date_time(step.at)),
                       .datetime = to_rfc3339(step.at),
                       .by = text(name_of(visit, step.by)),
                       .text = step.note.empty() ? Html{} : lines(step.note)});
  return join({heading_m(words::kTaskHistory), timeline(entries)});
}

Html people_radios(const Visit& visit, const std::vector<access::Person>& people, std::string_view legend,
                   std::string_view hint, const Faults& faults) {
  Radios radios{
      .name = "to",
      .value = visit.typed("to"),
      .fieldset = Fieldset{.legend = {.text = text(legend), .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "to")};
  if (!hint.empty()) radios.hint = Hint{.text = text(hint)};
  for (const access::Person& person : people) {
    const std::string about = person.position.empty() ? person.team : person.position + ", " + person.team;
    const bool me = person.ref == visit.me->ref;
    radios.items.push_back({.value = person.ref.text(),
                            .text = me ? text(person.name + " (you)") : text(person.name),
                            .hint = Hint{.text = text(about)}});
  }
  return render(radios);
}

Html note_area(const Visit& visit, std::string_view name, std::string_view label, std::string_view hint,
               const Faults& faults) {
  Textarea area{.id = std::string(name),
                .name = std::string(name),
                .value = visit.typed(name),
                .rows = 4,
                .label = {.text = text(label), .classes = "govuk-label--m"},
                .error_message = message_for(faults, name)};
  if (!hint.empty()) area.hint = Hint{.text = text(hint)};
  return render(area);
}

Hidden once_of(const Visit& visit) {
  const std::string once = visit.typed("once");
  return {"once", once.empty() || once.size() > 100 ? make_once(visit) : once};
}

Html work_lists(const Visit& visit, std::string_view id, const std::vector<casework::WorkItem>& items,
                bool whose) {
  std::vector<const casework::WorkItem*> firsts;
  for (const casework::WorkItem& item : items)
    if (std::ranges::none_of(firsts, [&](const auto* first) { return first->row.file == item.row.file; }))
      firsts.push_back(&item);
  Html out;
  for (const casework::WorkItem* first : firsts) {
    TaskList list{.id_prefix = std::string(id) + "-" + first->row.file.text()};
    for (const casework::WorkItem& item : items)
      if (item.row.file == first->row.file) list.items.push_back(shown(visit, item, whose));
    const std::string unnamed = first->file_label.empty() ? ", " + first->row.file.spaced() : "";
    out +=
        heading_s(link(name_of_file(first->file_label) + unnamed, file_url(first->row.file))) + render(list);
  }
  return out;
}

}  // namespace sharewell::web::pages
