// SPDX-License-Identifier: MIT
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "web/pages/contact_list.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

Html settle_form(const Visit& visit, const casework::TaskView& task, const Faults& faults) {
  const bool advice = task.row.obligation == casework::kGiveAdvice;
  const Html fields =
      join({render(Radios{
                .name = "done",
                .value = visit.typed("done"),
                .fieldset = Fieldset{.legend = {.text = advice ? words::kAdviceLegend : words::kTaskTitle,
                                                .classes = "govuk-fieldset__legend--m"}},
                .error_message = message_for(faults, "done"),
                .items = {{.value = "yes", .text = advice ? words::kAdviceYes : words::kDone},
                          {.value = "no", .text = advice ? words::kAdviceNo : words::kNotDone}}}),
            note_area(visit, "note", advice ? words::kYourAdvice : words::kTaskNote,
                      advice ? words::kYourAdviceHint : words::kTaskNoteHint, faults),
            render(Button{.text = words::kSave})});
  return render(visit.form(task_url(task.row.ref), fields));
}

/// The ways on from a task that cannot be done now.
Html other_ways(const Visit& visit, const casework::TaskView& task) {
  const Url here = task_url(task.row.ref);
  const guidance::Obligation* duty = casework::find_duty(visit.desk(), task.row.obligation);
  std::vector<Html> ways{link(words::kChaseLink, here / "chase"), link(words::kPassTitle, here / "pass")};
  if (duty != nullptr && duty->group == "emergency")
    ways.push_back(link(words::kEscalateTitle, here / "escalate"));
  return join({heading_m(words::kOtherWays), bullet_list(ways)});
}

/// What came back from whoever was asked, and the way to decide.
/// The decision that it comes from, or the case file if it comes from none.
Url comes_from(const record::TaskRow& row) {
  return row.sharing.empty() ? file_url(row.file) : record_url(row.file, row.sharing);
}

Html advice_that_came(const Visit& visit, const OpenedTask& opened) {
  if (opened.task.row.obligation != casework::kDecideAgain) return {};
  Html said;
  for (const casework::TaskView& asked : opened.file.tasks)
    if (asked.row.ref == opened.task.after)
      said = render(InsetText{.text = join({strong(visit.organisation->people->name_of(asked.settled_by)),
                                            text(": "), lines(asked.note)})});
  return join(
      {said, paragraph(words::kDecideNowText),
       render(visit.form(record_url(opened.file.ref, opened.task.row.sharing) / "repeat",
                         render(Button{.text = words::kDecideNow, .classes = "govuk-button--secondary"}),
                         {{"repeat", "again"}}))});
}

http::Response show(const Visit& visit, const OpenedTask& opened, const Faults& faults) {
  const casework::TaskView& task = opened.task;
  const bool open = task.row.state == record::TaskState::Open;
  // Agreeing, or taking it back, ends that one; whatever else is noted in the file ends the asking.
  const bool elsewhere = task.row.obligation == casework::kAgreeErasure;
  const Html what_now = !open       ? join({render(InsetText{.text = words::kTaskSettled})})
                        : elsewhere ? Html{}
                                    : join({contacts_for_task(visit, task.row.obligation),
                                            settle_form(visit, task, faults), other_ways(visit, task)});
  const Html main =
      join({summary_of(faults), about_task(visit, opened), advice_that_came(visit, opened), what_now,
            task_history(visit, task),
            task.row.sharing.empty() ? Html{} : paragraph(link(words::kSeeRecord, comes_from(task.row)))});
  return respond(visit, {.title = std::string(words::kTasks),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = comes_from(task.row)}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer task(const Visit& visit) {
  SW_TRY(const OpenedTask opened, open_task_page(visit));
  return show(visit, opened, {});
}

Answer settle_task(const Visit& visit) {
  SW_TRY(const OpenedTask opened, open_task_page(visit));
  const record::TaskRow& row = opened.task.row;
  const std::string done = visit.typed("done");
  if (done != "yes" && done != "no") return show(visit, opened, {{"done", std::string(words::kChooseDone)}});
  SW_TRY(const auto kept, casework::settle_task(visit.desk(), row.ref, done == "yes", visit.typed("note")));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  // Whoever saw the file only through this task does not any more.
  const auto card = visit.organisation->store->find_file(row.file);
  if (!card) return go_to(Url("/work"));  // erased meanwhile
  SW_TRY(const bool seen, casework::may_see(visit.desk(), *card));
  return go_to(seen ? comes_from(row) : Url("/work"));
}

}  // namespace sharewell::web::pages
