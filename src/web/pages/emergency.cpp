// SPDX-License-Identifier: MIT
#include <algorithm>

#include "web/form_parts.h"
#include "web/pages/on_draft.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

constexpr std::string_view kPreset = "unnamed";  // nothing on this page is compulsory

/// The draft that the emergency began as, if the address names one.
struct Began {
  std::optional<casework::Draft> draft{};
  std::optional<http::Response> gone{};
};

Began began(const Visit& visit) {
  if (visit.captured.empty()) return {};
  DraftOrGone found = open_draft(visit);
  return {std::move(found.draft), std::move(found.gone)};
}

Url here_of(const Began& from) {
  return from.draft ? draft_url(*from.draft) / "emergency" : Url("/emergency");
}

std::string who_at_first(const Visit& visit, const Began& from) {
  if (const std::string typed = visit.typed("who"); !typed.empty()) return typed;
  const casework::Values* danger = from.draft ? from.draft->find("danger") : nullptr;
  return danger != nullptr && danger->front() == "adult" ? "adult" : "child";
}

Html who_fields(const Visit& visit, const Began& from) {
  return render(Radios{
      .name = "who",
      .value = who_at_first(visit, from),
      .classes = "govuk-radios--inline",
      .fieldset = Fieldset{.legend = {.text = words::kWhoInDanger, .classes = "govuk-fieldset__legend--m"}},
      .items = {{.value = "child", .text = words::kChild}, {.value = "adult", .text = words::kAdult}}});
}

Html told_fields(const Visit& visit, const Faults& faults) {
  return join({render(Checkboxes{.name = "told",
                                 .values = visit.typed_all("told"),
                                 .fieldset = Fieldset{.legend = {.text = words::kWhoTold,
                                                                 .classes = "govuk-fieldset__legend--m"}},
                                 .items = {{.value = "police", .text = words::kPolice},
                                           {.value = "social-care", .text = words::kSocialCare}}}),
               render(Input{.id = "told_other",
                            .name = "told_other",
                            .value = visit.typed("told_other"),
                            .label = {.text = words::kToldOther},
                            .error_message = message_for(faults, "told_other")})});
}

Html words_field(const Visit& visit, const Faults& faults) {
  return render(Textarea{.id = "words",
                         .name = "words",
                         .value = visit.typed("words"),
                         .rows = 4,
                         .label = {.text = words::kWhatTold, .classes = "govuk-label--m"},
                         .error_message = message_for(faults, "words")});
}

Result<http::Response> show(const Visit& visit, const Began& from, const Faults& faults) {
  SW_TRY(const auto files, casework::my_files(visit.desk()));
  const std::string once = visit.typed("once");
  const Html content =
      join({who_fields(visit, from), told_fields(visit, faults), words_field(visit, faults),
            when_fields(visit, faults, words::kWhenHappenedLegend),
            file_fields(visit, files, faults, kPreset), render(Button{.text = words::kRecordIt})});
  const Html form =
      render(visit.form(here_of(from), content, {{"once", once.empty() ? make_once(visit) : once}}));
  const Html main =
      join({summary_of(faults), heading_l(words::kEmergencyTitle), paragraph(words::kEmergencyLead), form});
  const Url back = from.draft ? draft_url(*from.draft) / "danger-now" : Url("/danger");
  return respond(visit, {.title = std::string(words::kEmergencyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = back}),
                         .has_errors = !faults.empty()});
}

casework::EmergencyForm read_form(const Visit& visit) {
  const auto told = visit.typed_all("told");
  const std::string once = visit.typed("once");
  casework::EmergencyForm form;
  form.once = once.empty() || once.size() > 100 ? make_once(visit) : once;
  form.adult = visit.typed("who") == "adult";
  form.told_police = std::ranges::find(told, "police") != told.end();
  form.told_social_care = std::ranges::find(told, "social-care") != told.end();
  form.told_other = visit.typed("told_other");
  form.words = Personal<std::string>(visit.typed("words"));
  return form;
}

}  // namespace

Answer emergency(const Visit& visit) {
  const Began from = began(visit);
  return from.gone ? Answer(*from.gone) : show(visit, from, {});
}

Answer record_emergency(const Visit& visit) {
  const Began from = began(visit);
  if (from.gone) return *from.gone;
  casework::EmergencyForm form = read_form(visit);
  Faults faults;
  const auto when = typed_when(visit);
  const auto file = typed_file(visit, kPreset);
  if (!when) faults.push_back(when.error());
  if (!file) faults.push_back(file.error());
  if (!faults.empty()) return show(visit, from, faults);
  form.happened_at = *when;
  form.file = *file;
  SW_TRY(const auto kept,
         casework::record_emergency(visit.desk(), form, from.draft ? &*from.draft : nullptr));
  if (const auto* found = std::get_if<Faults>(&kept)) return show(visit, from, on_form(*found));
  const Url record = record_url(std::get<casework::Recorded>(kept));
  if (from.draft) visit.recorded.note(from.draft->ref, visit.me->ref, std::string(record.text()));
  return go_to(record);
}

}  // namespace sharewell::web::pages
