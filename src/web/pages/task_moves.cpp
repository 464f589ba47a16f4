// SPDX-License-Identifier: MIT
#include "casework/task_moves.h"

#include "casework/due.h"
#include "web/pages/advice.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

/// One way on: its own page, with what the task asks on top of the form.
struct Way {
  std::string_view slug, title, lead;
  Html (*fields)(const Visit&, const OpenedTask&, const Faults&);
  Result<casework::DoneOrFaults> (*save)(const Visit&, const TaskRef&);
};

std::vector<access::Person> people_for(const Visit& visit, const OpenedTask& opened) {
  const auto card = visit.organisation->store->find_file(opened.file.ref);
  return card ? casework::who_may_be_asked(visit.desk(), *card) : std::vector<access::Person>{};
}

Html chase_fields(const Visit& visit, const OpenedTask&, const Faults& faults) {
  Radios again{
      .name = "again",
      .value = visit.typed("again"),
      .fieldset = Fieldset{.legend = {.text = words::kChaseAgain, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "again")};
  for (const std::string_view choice : casework::chase_again_choices())
    again.items.push_back(
        {.value = std::string(choice),
         .text = text(due_words(visit.pack(), choice)),
         .hint = Hint{.text = text(london_date(casework::due_at(choice, visit.parts.clock())))}});
  return join({note_area(visit, "note", words::kChaseNote, words::kChaseNoteHint, faults), render(again),
               render(Button{.text = words::kChaseSave})});
}

Html pass_fields(const Visit& visit, const OpenedTask& opened, const Faults& faults) {
  auto people = people_for(visit, opened);
  std::erase_if(people, [&](const access::Person& one) { return one.ref == opened.task.row.owner; });
  return join({people_radios(visit, people, words::kPassTo, words::kPassHint, faults),
               note_area(visit, "note", words::kPassNote, {}, faults),
               render(Button{.text = words::kPassSave})});
}

Html escalate_fields(const Visit& visit, const OpenedTask& opened, const Faults& faults) {
  return join({people_radios(visit, people_for(visit, opened), words::kEscalateTo, words::kPassHint, faults),
               note_area(visit, "note", words::kEscalateNote, {}, faults),
               render(Button{.text = words::kEscalateSave})});
}

const Way kChaseWay{
    "chase", words::kChaseTitle, {}, chase_fields, [](const Visit& visit, const TaskRef& task) {
      return casework::chase(visit.desk(), task, visit.typed("note"), visit.typed("again"),
                             once_of(visit).value);
    }};
const Way kPassWay{"pass", words::kPassTitle, {}, pass_fields, [](const Visit& visit, const TaskRef& task) {
                     return casework::pass_on(visit.desk(), task, visit.typed("to"), visit.typed("note"),
                                              once_of(visit).value);
                   }};
const Way kEscalateWay{"escalate", words::kEscalateTitle, words::kEscalateLead, escalate_fields,
                       [](const Visit& visit, const TaskRef& task) {
                         return casework::escalate(visit.desk(), task, visit.typed("to"), visit.typed("note"),
                                                   once_of(visit).value);
                       }};

Answer show(const Visit& visit, const Way& way, const Faults& faults) {
  SW_TRY(const OpenedTask opened, open_task_page(visit));
  const Url here = task_url(opened.task.row.ref);
  if (opened.task.row.state != record::TaskState::Open) return go_to(here);
  const guidance::Obligation* duty = casework::find_duty(visit.desk(), opened.task.row.obligation);
  const Html caption = caption_l(duty != nullptr ? duty->task : opened.task.row.obligation);
  const Html form = render(visit.form(here / way.slug, way.fields(visit, opened, faults), {once_of(visit)}));
  const Html main = join({summary_of(faults), caption, heading_l(way.title),
                          way.lead.empty() ? Html{} : paragraph(way.lead), form});
  return respond(visit, {.title = std::string(way.title),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = here}),
                         .has_errors = !faults.empty()});
}

Answer save(const Visit& visit, const Way& way) {
  SW_TRY(const TaskRef task, ref_at<TaskRef>(visit, 0));
  SW_TRY(const auto kept, way.save(visit, task));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, way, *faults);
  SW_TRY(const auto card, [&]() -> Result<store::FileCard> {
    const auto found = visit.organisation->store->find_file(std::get<FileRef>(kept));
    if (!found) return fail(ErrorCode::NotFound, "no such case file");
    return *found;
  }());
  // A task passed on may have been the only reason to see the file.
  SW_TRY(const bool seen, casework::may_see(visit.desk(), card));
  return go_to(seen ? task_url(task) : Url("/work"));
}

}  // namespace

Answer chase(const Visit& visit) { return show(visit, kChaseWay, {}); }
Answer save_chase(const Visit& visit) { return save(visit, kChaseWay); }
Answer pass_on(const Visit& visit) { return show(visit, kPassWay, {}); }
Answer save_pass_on(const Visit& visit) { return save(visit, kPassWay); }
Answer escalate(const Visit& visit) { return show(visit, kEscalateWay, {}); }
Answer save_escalate(const Visit& visit) { return save(visit, kEscalateWay); }

}  // namespace sharewell::web::pages
