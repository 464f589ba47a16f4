// SPDX-License-Identifier: MIT
// The record of the person's agreement, and what it lacks.
#include "casework/agreement.h"

#include <algorithm>

#include "web/pages/agreement_shown.h"
#include "web/pages/file_form.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/record_words.h"

namespace sharewell::web::pages {
namespace {

using casework::DecisionView;

std::string noted(const json::object& notes, std::string_view note) {
  const json::value* value = notes.if_contains(note);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
}

std::vector<std::string> words_in(std::string_view said) {
  std::vector<std::string> out;
  while (!said.empty()) {
    const std::size_t space = said.find(' ');
    out.emplace_back(said.substr(0, space));
    said = space == said.npos ? std::string_view{} : said.substr(space + 1);
  }
  return out;
}

std::string typed_in_one(const Visit& visit, std::string_view note) {
  std::string out;
  for (const std::string& value : visit.typed_all(note)) out += (out.empty() ? "" : " ") + value;
  return out;
}

/// As typed when the form comes back, else as it stands.
std::string value_of(const Visit& visit, std::string_view note, const json::object& notes) {
  return visit.request.method == "POST" ? typed_in_one(visit, note) : noted(notes, note);
}

std::optional<Hint> hint_of(const words::AgreementWords& ask) {
  return ask.hint.empty() ? std::optional<Hint>() : Hint{.text = ask.hint};
}

template <class Choices>
Html choices_html(const words::AgreementWords& ask, Choices choices, const Faults& faults) {
  choices.name = std::string(ask.id);
  choices.fieldset = Fieldset{.legend = {.text = ask.ask, .classes = "govuk-fieldset__legend--m"}};
  choices.hint = hint_of(ask);
  choices.error_message = message_for(faults, ask.id);
  for (const words::AgreementChoice& one : words::kAgreementChoices)
    if (one.note == ask.id) choices.items.push_back({.value = std::string(one.id), .text = one.label});
  return render(choices);
}

Html field_html(const Visit& visit, const words::AgreementWords& ask, const json::object& notes,
                const Faults& faults) {
  const std::string value = value_of(visit, ask.id, notes);
  if (ask.id == "agreement_how") return choices_html(ask, Radios{.value = value}, faults);
  if (ask.id == "agreement_told" || ask.id == "agreement_free")
    return choices_html(ask, Checkboxes{.values = words_in(value)}, faults);
  return render(Input{.id = std::string(ask.id),
                      .name = std::string(ask.id),
                      .value = value,
                      .autocomplete = "off",
                      .label = {.text = ask.ask, .classes = "govuk-label--m"},
                      .hint = hint_of(ask),
                      .error_message = message_for(faults, ask.id)});
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  std::vector<Html> fields;
  for (const words::AgreementWords& ask : words::kAgreementAsks)
    fields.push_back(field_html(visit, ask, opened.decision->notes_now(), faults));
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  const Html main = join({heading_l(words::kAgreementTitle), paragraph(words::kAgreementLead),
                          cite_line({{13, "Myth-busting guide", ""}, {14, "Myth-busting guide", ""}}),
                          form_once(visit, record / "agreement", std::move(fields), words::kSave)});
  return form_page(visit, words::kAgreementTitle, main, record, faults);
}

/// A decision that says that the person agreed; the page to show if it is none.
DecisionOrPage open_agreed(const Visit& visit) {
  DecisionOrPage opened = open_decision(visit);
  if (opened.decision != nullptr && !casework::may_record_agreement(*opened.decision))
    return {{}, nullptr, failure(visit, {ErrorCode::NotFound, "no such decision with an agreement", {}})};
  return opened;
}

std::string choice_words(std::string_view note, const std::string& said) {
  std::string out;
  for (const std::string& choice : words_in(said))
    for (const words::AgreementChoice& one : words::kAgreementChoices)
      if (one.note == note && one.id == choice) out += (out.empty() ? "" : "; ") + std::string(one.label);
  return out.empty() ? said : out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> agreement_lines(const json::object& notes) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const words::AgreementWords& ask : words::kAgreementAsks)
    if (const std::string said = noted(notes, ask.id); !said.empty())
      out.emplace_back(ask.ask, choice_words(ask.id, said));
  if (out.empty()) return out;
  std::string missing;
  for (const casework::AgreementElement* one : casework::agreement_missing(notes)) {
    const auto at = std::ranges::find(words::kAgreementElements, one->id, &words::AgreementElementWords::id);
    SW_CHECK(at != words::kAgreementElements.end());
    missing += (missing.empty() ? "" : "; ") + std::string(at->title);
  }
  out.emplace_back(words::kAgreementHeading, missing.empty() ? std::string(words::kAgreementCounts)
                                                             : std::string(words::kAgreementLacks) + missing);
  return out;
}

Html agreement_html(const casework::CaseFileView& file, const DecisionView& decision) {
  if (!casework::may_record_agreement(decision)) return {};
  SummaryList list;
  for (const auto& [key, value] : agreement_lines(decision.notes_now()))
    list.rows.push_back({.key = {.text = text(key)}, .value = {.text = lines(value)}});
  const words::Text way = list.rows.empty() ? words::kAgreementTitle : words::kAgreementAgain;
  return join({heading_m(words::kAgreementHeading), list.rows.empty() ? Html{} : render(list),
               paragraph(link(way, record_url(file.ref, decision.sharing) / "agreement"))});
}

Answer agreement(const Visit& visit) {
  const DecisionOrPage opened = open_agreed(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer save_agreement(const Visit& visit) {
  const DecisionOrPage opened = open_agreed(visit);
  if (opened.page) return *opened.page;
  std::map<std::string, std::string> said;
  for (const std::string_view note : casework::agreement_notes())
    said[std::string(note)] = typed_in_one(visit, note);
  SW_TRY(const auto kept, casework::say_agreement(visit.desk(), opened.file->ref, opened.decision->sharing,
                                                  said, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
