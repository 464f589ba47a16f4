// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/qualities.h"
#include "casework/said_note.h"
#include "web/fuller_words.h"
#include "web/pages/file_form.h"
#include "web/pages/fuller_shown.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/pages/unfinished.h"

namespace sharewell::web::pages {
namespace {

using casework::FullerField;
using casework::FullerKind;

const words::FullerWords& words_of(const FullerField& field) {
  const auto at = std::ranges::find(words::kFullerAsks, field.id, &words::FullerWords::id);
  SW_CHECK(at != words::kFullerAsks.end());
  return *at;
}

words::Text label_of(const FullerField& field, std::string_view choice) {
  for (const words::FullerChoice& one : words::kFullerChoices)
    if (one.field == field.id && one.id == choice) return one.label;
  return choice;
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

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : " ") + value;
  return out;
}

/// As typed when the form comes back, else as it stands.
std::string value_of(const Visit& visit, const FullerField& field, const json::object& notes) {
  if (visit.request.method == "POST") return joined(visit.typed_all(field.id));
  const json::value* said = notes.if_contains(field.id);
  return said != nullptr && said->is_string() ? std::string(std::string_view(said->get_string())) : "";
}

std::optional<Hint> hint_of(const FullerField& field) {
  const words::Text hint = words_of(field).hint;
  const std::string from = cited({{field.page, std::string(field.heading), ""}});
  return Hint{.text = hint.empty() ? from : std::string(hint) + ". " + from};
}

template <class Choices>
Html choices_html(const FullerField& field, Choices choices, const Faults& faults) {
  choices.name = std::string(field.id);
  choices.fieldset =
      Fieldset{.legend = {.text = words_of(field).ask, .classes = "govuk-fieldset__legend--s"}};
  choices.hint = hint_of(field);
  choices.error_message = message_for(faults, field.id);
  for (const std::string_view choice : field.choices)
    choices.items.push_back({.value = std::string(choice), .text = label_of(field, choice)});
  return render(choices);
}

Html field_html(const Visit& visit, const FullerField& field, const json::object& notes,
                const Faults& faults) {
  const std::string value = value_of(visit, field, notes);
  if (field.kind == FullerKind::One) return choices_html(field, Radios{.value = value}, faults);
  if (field.kind == FullerKind::Many)
    return choices_html(field, Checkboxes{.values = words_in(value)}, faults);
  return render(Textarea{.id = std::string(field.id),
                         .name = std::string(field.id),
                         .value = value,
                         .rows = 2,
                         .label = {.text = words_of(field).ask, .classes = "govuk-label--s"},
                         .hint = hint_of(field),
                         .error_message = message_for(faults, field.id)});
}

words::Text title_of(const casework::FullerGroup& group) {
  const auto at = std::ranges::find(words::kFullerGroups, group.id, &words::FullerGroupWords::id);
  SW_CHECK(at != words::kFullerGroups.end());
  return at->title;
}

/// The words as they stand, beside what the person ticks that they say.
Html words_here(const casework::DecisionView& decision) {
  const std::string& said = decision.corrections.empty()
                                ? decision.decided.words.reveal()
                                : decision.corrections.back().corrected.words.reveal();
  if (said.empty()) return {};
  return render(InsetText{.text = join({strong(words::kFullerWordsHere), markup("<br>"), lines(said)})});
}

/// Exceptions and hubs are few: folded away until something is said there, or wrong.
bool is_rare(const casework::FullerGroup& group) { return group.id == "exceptions" || group.id == "hub"; }

bool is_in_use(const Visit& visit, const casework::FullerGroup& group, const casework::DecisionView& decision,
               const Faults& faults) {
  if (group.id == "hub" && casework::in_a_hub(decision)) return true;
  return std::ranges::any_of(group.fields, [&](const FullerField& field) {
    return message_for(faults, field.id) || !value_of(visit, field, decision.notes_now()).empty();
  });
}

/// Beside how much: it has to be in proportion to this.
Html risk_here(const Visit& visit, const casework::DecisionView& decision) {
  const auto question = visit.pack().find_question("risk");
  const std::string said = casework::own_text_in(decision.answers_now(), "risk");
  const auto answer = question ? visit.pack().find_answer(*question, said) : std::nullopt;
  if (!answer) return {};
  return render(
      InsetText{.text = join({text(words::kFullerRisk),
                              strong(visit.pack().questions()[*question].answers[*answer].label)})});
}

Html group_html(const Visit& visit, const casework::FullerGroup& group,
                const casework::DecisionView& decision, const Faults& faults) {
  Html fields;
  for (const FullerField& field : group.fields)
    fields += field_html(visit, field, decision.notes_now(), faults);
  if (is_rare(group))
    return render(Details{
        .summary = title_of(group), .text = fields, .open = is_in_use(visit, group, decision, faults)});
  if (group.id == "how") return join({heading_m(title_of(group)), risk_here(visit, decision), fields});
  if (group.id != "words") return heading_m(title_of(group)) + fields;
  const Html here = words_here(decision);
  return here.empty() ? Html{} : join({heading_m(title_of(group)), here, fields});
}

http::Response show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  std::vector<Html> fields;
  for (const casework::FullerGroup& group : casework::fuller_groups())
    fields.push_back(group_html(visit, group, *opened.decision, faults));
  const Url record = record_url(opened.file->ref, opened.decision->sharing);
  const Html main = join({heading_l(words::kFullerTitle), paragraph(words::kFullerLead),
                          missing_html(opened.file->ref, *opened.decision, true),
                          form_once(visit, record / "fuller", std::move(fields), words::kFullerSave)});
  return form_page(visit, words::kFullerTitle, main, record, faults);
}

/// The eight qualities, each answered, once anything is said of them.
std::vector<std::pair<std::string, std::string>> quality_lines(const json::object& notes) {
  using Met = casework::QualityAnswer::Met;
  std::vector<std::pair<std::string, std::string>> out;
  bool any = false;
  for (const casework::QualityAnswer& one : casework::qualities_of(notes)) {
    any = any || one.met != Met::NotSaid;
    const auto label = std::ranges::find(words::kFullerChoices, one.id, &words::FullerChoice::id);
    SW_CHECK(label != words::kFullerChoices.end());
    out.emplace_back(label->label, one.met == Met::Yes  ? std::string(words::kFullerMet)
                                   : one.met == Met::No ? std::string(words::kFullerUnmet) + one.why
                                                        : std::string(words::kFullerQuality));
  }
  return any ? out : decltype(out){};
}

}  // namespace

std::string_view asked_by(const FullerField& field) { return words_of(field).ask; }

std::string said_words(const casework::FullerLine& line) {
  if (line.field->kind == FullerKind::Text) return line.said;
  std::string out;
  for (const std::string& choice : words_in(line.said))
    out += (out.empty() ? "" : "; ") + std::string(label_of(*line.field, choice));
  return out;
}

std::vector<std::pair<std::string, std::string>> fuller_rows(const json::object& notes) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const casework::FullerLine& line : casework::fuller_lines(notes)) {
    const std::string_view id = line.field->id;
    if (id != "qualities" && !id.starts_with("unmet_"))
      out.emplace_back(asked_by(*line.field), said_words(line));
  }
  std::ranges::move(quality_lines(notes), std::back_inserter(out));
  return out;
}

Html fuller_html(const json::object& notes, const Url& more, bool may_say_more, std::string_view died) {
  SummaryList list;
  for (const auto& [key, value] : fuller_rows(notes))
    list.rows.push_back({.key = {.text = text(key)}, .value = {.text = lines(value)}});
  if (list.rows.empty() && !may_say_more) return {};
  const bool not_living = casework::text_in(notes, "living") == "no";
  return join({heading_m(words::kFullerHeading), list.rows.empty() ? Html{} : render(list),
               not_living ? render(InsetText{.text = text(died)}) : Html{},
               may_say_more ? paragraph(link(words::kFullerTitle, more)) : Html{}});
}

std::optional<casework::FullerLine> helps_line(const json::object& notes) {
  for (const casework::FullerLine& line : casework::fuller_lines(notes))
    if (line.field->id == "helps") return line;
  return std::nullopt;
}

Answer fuller_record(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  return opened.page ? *opened.page : show(visit, opened, {});
}

Answer save_fuller_record(const Visit& visit) {
  const DecisionOrPage opened = open_own_decision(visit);
  if (opened.page) return *opened.page;
  std::map<std::string, std::string> said;
  for (const casework::FullerGroup& group : casework::fuller_groups())
    for (const FullerField& field : group.fields)
      said[std::string(field.id)] = joined(visit.typed_all(field.id));
  SW_TRY(const auto kept, casework::say_more(visit.desk(), opened.file->ref, opened.decision->sharing, said,
                                             once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
