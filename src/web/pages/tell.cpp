// SPDX-License-Identifier: MIT
#include "casework/own_duties.h"
#include "casework/task_moves.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

/// Everybody noted for this sharing, each with what is to happen.
Html so_far(const Visit& visit, const DecisionOrPage& opened) {
  TaskList list{.id_prefix = "tell"};
  for (const casework::TaskView& task : opened.file->tasks) {
    const bool tell =
        task.row.obligation == casework::kTellPerson || task.row.obligation == casework::kTellPersonLater;
    const guidance::Obligation* duty = casework::find_duty(visit.desk(), task.row.obligation);
    if (tell && task.row.sharing == opened.decision->sharing)
      list.items.push_back(task_item(visit, *duty, task));
  }
  return join(
      {heading_m(words::kTellSoFar), list.items.empty() ? paragraph(words::kTellNone) : render(list)});
}

Html form_html(const Visit& visit, const Url& here, const Faults& faults) {
  const Html fields =
      join({render(Input{.id = "who",
                         .name = "who",
                         .value = visit.typed("who"),
                         .autocomplete = "off",
                         .label = {.text = words::kTellWho, .classes = "govuk-label--m"},
                         .hint = Hint{.text = words::kTellWhoHint},
                         .error_message = message_for(faults, "who")}),
            render(Radios{.name = "adds_danger",
                          .value = visit.typed("adds_danger"),
                          .fieldset = Fieldset{.legend = {.text = words::kTellDanger,
                                                          .classes = "govuk-fieldset__legend--m"}},
                          .error_message = message_for(faults, "adds_danger"),
                          .items = {{.value = "no", .text = words::kTellNo},
                                    {.value = "yes", .text = words::kTellYes},
                                    {.value = "not-known", .text = words::kTellNotSure}}}),
            note_area(visit, "why", words::kTellWhy, {}, faults), render(Button{.text = words::kTellSave})});
  return render(visit.form(here, fields, {once_of(visit)}));
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  const Html main = join({summary_of(faults), heading_l(words::kTellTitle), paragraph(words::kTellLead),
                          cite_line({{4, "The seven golden rules to sharing information"}, {11, "How"}}),
                          form_html(visit, record / "tell", faults), so_far(visit, opened)});
  return respond(visit, {.title = std::string(words::kTellTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer tell(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer save_tell(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept,
         casework::note_person_to_tell(visit.desk(), opened.file->ref, opened.decision->sharing,
                                       {visit.typed("who"), visit.typed("adds_danger"), visit.typed("why")},
                                       once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing) / "tell");
}

}  // namespace sharewell::web::pages
