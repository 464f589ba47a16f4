// SPDX-License-Identifier: MIT
#include "casework/keeping.h"
#include "web/pages/file_form.h"
#include "web/pages/keeping.h"
#include "web/pages/keeping_shown.h"
#include "web/pages/kept_forms.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

Url here(const KeptFile& opened) { return file_url(opened.file->ref) / "keeping"; }

http::Response show_class(const Visit& visit, const KeptFile& opened, const Faults& faults) {
  Radios radios{
      .name = "retention",
      .value = typed_or(visit, "retention",
                        opened.keeping.chosen ? opened.keeping.retention.retention.text() : ""),
      .fieldset = Fieldset{.legend = {.text = words::kKeepingClass, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "retention")};
  for (const auto& one : casework::retentions_here(*visit.organisation->retentions))
    radios.items.push_back({.value = one.retention.text(),
                            .text = one.title,
                            .hint = Hint{.text = text(counts_words(one) + ". " + one.source)}});
  const Html main = join({heading_l(words::kKeepingChoose),
                          form_once(visit, here(opened) / "class",
                                    {render(radios), note_area(visit, "why", words::kKeepingChooseWhy,
                                                               words::kKeepingChooseWhyHint, faults)},
                                    words::kSave)});
  return form_page(visit, words::kKeepingChoose, main, here(opened), faults);
}

http::Response show_hold(const Visit& visit, const KeptFile& opened, const Faults& faults) {
  const bool held = opened.keeping.held;
  const words::Text title = held ? words::kKeepingHoldOff : words::kKeepingHoldOn;
  const Html main = join(
      {heading_l(title), paragraph(words::kKeepingHoldLead),
       form_once(
           visit, here(opened) / "hold",
           {note_area(visit, "why", held ? words::kKeepingHoldOffWhy : words::kKeepingHoldWhy, {}, faults)},
           title, {{.name = "held", .value = held ? "no" : "yes"}})});
  return form_page(visit, title, main, here(opened), faults);
}

Html ground_radios(const Visit& visit, const Faults& faults) {
  Radios radios{
      .name = "ground",
      .value = visit.typed("ground"),
      .fieldset = Fieldset{.legend = {.text = words::kEraseGround, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "ground")};
  for (const auto& [id, said] : words::kErasureGrounds)
    radios.items.push_back({.value = std::string(id), .text = text(said)});
  return render(radios);
}

http::Response show_erase(const Visit& visit, const KeptFile& opened, const Faults& faults) {
  const auto people = casework::who_may_agree(visit.desk(), opened.file->ref);
  const Html form =
      people.empty()
          ? render(InsetText{.text = words::kEraseNobody})
          : form_once(visit, here(opened) / "erase",
                      {ground_radios(visit, faults),
                       note_area(visit, "words", words::kEraseWords, words::kEraseWordsHint, faults),
                       people_radios(visit, people, words::kEraseTo, {}, faults)},
                      words::kErase);
  const Html main = join({heading_l(words::kErase), lead(words::kEraseLead),
                          paragraph(words::kEraseElsewhere), cite_line({{10, "Record"}}), form});
  return form_page(visit, words::kErase, main, here(opened), faults);
}

}  // namespace

Answer keeping_class(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  return opened.page ? *opened.page : show_class(visit, opened, {});
}

Answer save_keeping_class(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept,
         casework::set_retention(visit.desk(), *visit.organisation->retentions, opened.file->ref,
                                 visit.typed("retention"), visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_class(visit, opened, *faults);
  return go_to(here(opened));
}

Answer keeping_hold(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  return opened.page ? *opened.page : show_hold(visit, opened, {});
}

Answer save_keeping_hold(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept, casework::set_hold(visit.desk(), opened.file->ref, visit.typed("held") == "yes",
                                             visit.typed("why"), once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_hold(visit, opened, *faults);
  return go_to(here(opened));
}

Answer erase(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  return opened.page ? *opened.page : show_erase(visit, opened, {});
}

Answer save_erase(const Visit& visit) {
  const KeptFile opened = open_kept_file(visit);
  if (opened.page) return *opened.page;
  SW_TRY(const auto kept,
         casework::ask_erasure(visit.desk(), *visit.organisation->retentions, opened.file->ref,
                               {visit.typed("ground"), visit.typed("words"), visit.typed("to")},
                               once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show_erase(visit, opened, *faults);
  return go_to(here(opened));
}

}  // namespace sharewell::web::pages
