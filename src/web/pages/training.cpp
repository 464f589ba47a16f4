// SPDX-License-Identifier: MIT
#include "casework/training.h"

#include "web/components/select.h"
#include "web/components/stacked_table.h"
#include "web/lead_words.h"
#include "web/pages/day_fields.h"
#include "web/pages/file_form.h"
#include "web/pages/kept_forms.h"
#include "web/pages/leads.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::TrainingKept;

Url training_url(const record::TrainingRef& ref) { return Url("/training") / ref.text(); }

/// Where the organisation does without, there is no such page; what was kept before stays on record.
Result<void> require_lead(const Visit& visit) {
  if (!visit.parts.training) return fail(ErrorCode::NotFound, "no such page");
  if (!visit.me->leads()) return fail(ErrorCode::NotAllowed, "only a lead keeps who was trained");
  return {};
}

Html had_html(const casework::PersonTrained& one) {
  if (one.had.empty()) return render(Tag{.text = words::kTrainingNone, .classes = "govuk-tag--yellow"});
  std::vector<Html> items;
  for (const TrainingKept& had : one.had)
    items.push_back(join({text(had.title), text(", "), text(day_words(had.day)), text(" "),
                          link(words::kChange, training_url(had.training), had.title)}));
  return bullet_list(items);
}

Html person_select(const Visit& visit, const TrainingKept& stands, const Faults& faults) {
  Select select{.id = "person",
                .name = "person",
                .value = typed_or(visit, "person", stands.person.text()),
                .label = {.text = words::kTrainingWho, .classes = "govuk-label--m"},
                .error_message = message_for(faults, "person"),
                .items = {{.value = "", .text = std::string(words::kPolicyChoose)}}};
  for (const access::Person& one : visit.organisation->people->all())
    select.items.push_back({.value = one.ref.text(), .text = one.name + ", " + one.team});
  return render(select);
}

Html training_html(const Visit& visit, const TrainingKept& one) {
  return join({text(visit.organisation->people->name_of(one.person)), markup("<br>"), text(one.title),
               text(", "), text(day_words(one.day))});
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->trainings));
  const TrainingKept stands = versions.empty() ? TrainingKept{} : versions.back().kept;
  const words::Text title = versions.empty() ? words::kTrainingAdd : words::kTrainingChange;
  std::vector<Html> fields{
      person_select(visit, stands, faults),
      line_input(visit, "title", words::kTrainingTitle, {}, stands.title, faults),
      day_fields(visit, "day", words::kTrainingDay, words::kTrainingDayHint, stands.day, faults)};
  if (!versions.empty()) fields.push_back(gone_radios(visit, words::kTrainingGone, stands.gone));
  const Html main = join(
      {heading_l(title),
       form_once(visit, versions.empty() ? Url("/training/new") : training_url(stands.training),
                 std::move(fields), words::kSave),
       versions_html(visit, versions, [&](const TrainingKept& one) { return training_html(visit, one); })});
  return form_page(visit, words::kTraining, main, "/training", on_day(faults, "day"));
}

}  // namespace

Answer trainings(const Visit& visit) {
  SW_DO(require_lead(visit));
  const auto people = casework::who_was_trained(visit.desk(), *visit.organisation->trainings);
  StackedTable table{.caption = words::kTraining,
                     .head = {std::string(words::kTrainingPerson), std::string(words::kTrainingTeam),
                              std::string(words::kTrainingHad)}};
  std::size_t none = 0;
  for (const casework::PersonTrained& one : people) {
    none += one.had.empty() ? 1 : 0;
    table.rows.push_back({text(one.person.name), text(one.person.team), had_html(one)});
  }
  const std::string count =
      std::to_string(none) + std::string(words::kTrainingCount) + std::to_string(people.size()) + ".";
  const Html main =
      join({two_thirds(join({heading_l(words::kTraining), lead(words::kTrainingLead), paragraph(text(count)),
                             render(Button{.text = words::kTrainingAdd, .href = Url("/training/new")})})),
            render(table), kept_ways(visit), cite_line({{8, "Legislative framework"}})});
  return respond(visit, {.title = std::string(words::kTraining), .main = main});
}

Answer training(const Visit& visit) {
  SW_DO(require_lead(visit));
  return show(visit, {});
}

Answer save_training(const Visit& visit) {
  SW_DO(require_lead(visit));
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->trainings));
  const record::TrainingRef ref = versions.empty() ? record::TrainingRef{} : versions.back().kept.training;
  SW_TRY(const auto kept, casework::keep_training(
                              visit.desk(), *visit.organisation->trainings,
                              {ref, PersonRef::parse(visit.typed("person")).value_or(PersonRef{}),
                               visit.typed("title"), typed_day(visit, "day"), visit.typed("gone") == "yes"},
                              once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/training");
}

}  // namespace sharewell::web::pages
