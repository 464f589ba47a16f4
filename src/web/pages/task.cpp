// SPDX-License-Identifier: MIT
#include "casework/request.h"
#include "casework/tasks.h"
#include "web/form_parts.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

/// The task of the address, if its file is this person's to open. Otherwise there is no such task.
Result<casework::TaskView> find_task(const Visit& visit) {
  SW_TRY(const TaskRef ref, ref_at<TaskRef>(visit, 0));
  SW_TRY(const record::TaskRow row, visit.organisation->store->find_task(ref));
  SW_TRY(const casework::FileOrAsk opened, casework::open_file(visit.desk(), row.file));
  if (const auto* file = std::get_if<casework::CaseFileView>(&opened))
    for (const casework::TaskView& task : file->tasks)
      if (task.row.ref == ref) return task;
  return fail(ErrorCode::NotFound, "no such task");
}

Html about(const Visit& visit, const casework::TaskView& task) {
  const guidance::Obligation* duty = casework::find_duty(visit.desk(), task.row.obligation);
  if (duty == nullptr) return paragraph(task.row.obligation);
  const bool reply = task.row.obligation == casework::kReplyDuty;
  const Html write = reply && task.row.state == record::TaskState::Open
                         ? render(Button{.text = words::kReplyWrite,
                                         .href = record_url(task.row.file, task.row.sharing) / "reply"})
                         : Html{};
  return join({paragraph(strong(duty->task)), paragraph(duty->detail), write, cite_line(duty->cite),
               paragraph(join({text(words::kDue), text(london_date(task.row.due))}))});
}

Html settle_form(const Visit& visit, const casework::TaskView& task, const Faults& faults) {
  const Html fields =
      join({render(Radios{
                .name = "done",
                .value = visit.typed("done"),
                .fieldset =
                    Fieldset{.legend = {.text = words::kTaskTitle, .classes = "govuk-fieldset__legend--m"}},
                .error_message = message_for(faults, "done"),
                .items = {{.value = "yes", .text = words::kDone}, {.value = "no", .text = words::kNotDone}}}),
            render(Textarea{.id = "note",
                            .name = "note",
                            .value = visit.typed("note"),
                            .rows = 3,
                            .label = {.text = words::kTaskNote},
                            .hint = Hint{.text = words::kTaskNoteHint},
                            .error_message = message_for(faults, "note")}),
            render(Button{.text = words::kSave})});
  return render(visit.form(task_url(task.row.ref), fields));
}

Html settled(const Visit& visit, const casework::TaskView& task) {
  const Html by = task.settled_by.empty()
                      ? Html{}
                      : paragraph(join({text(visit.organisation->people->name_of(task.settled_by)),
                                        text(", "), text(london_date_time(task.settled_at))}));
  return join({render(InsetText{.text = words::kTaskSettled}), by, paragraph(lines(task.note))});
}

http::Response show(const Visit& visit, const casework::TaskView& task, const Faults& faults) {
  const bool open = task.row.state == record::TaskState::Open;
  const Html main = join({summary_of(faults), heading_l(words::kTasks), about(visit, task),
                          open ? settle_form(visit, task, faults) : settled(visit, task),
                          paragraph(link(words::kSeeRecord, record_url(task.row.file, task.row.sharing)))});
  return respond(visit, {.title = std::string(words::kTasks),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record_url(task.row.file, task.row.sharing)}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer task(const Visit& visit) {
  SW_TRY(const casework::TaskView found, find_task(visit));
  return show(visit, found, {});
}

Answer settle_task(const Visit& visit) {
  SW_TRY(const casework::TaskView found, find_task(visit));
  const std::string done = visit.typed("done");
  if (done != "yes" && done != "no") return show(visit, found, {{"done", std::string(words::kChooseDone)}});
  SW_TRY(const auto kept,
         casework::settle_task(visit.desk(), found.row.ref, done == "yes", visit.typed("note")));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, found, *faults);
  return go_to(record_url(found.row.file, found.row.sharing));
}

}  // namespace sharewell::web::pages
