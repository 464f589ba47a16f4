// SPDX-License-Identifier: MIT
#include "web/pages/field_html.h"

#include "web/pages/recipient_contacts.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

using casework::Field;

std::string_view class_of(Legends legends) {
  switch (legends) {
    case Legends::Page:
      return "govuk-fieldset__legend--l";
    case Legends::Medium:
      return "govuk-fieldset__legend--m";
    case Legends::Small:
      break;
  }
  return "govuk-fieldset__legend--s";
}

std::optional<Hint> hint_of(std::string_view hint) {
  return hint.empty() ? std::nullopt : std::optional(Hint{.text = text(hint)});
}

Fieldset fieldset_of(const Field& field, Legends legends) {
  return {.legend = {.text = field.ask,
                     .classes = std::string(class_of(legends)),
                     .is_page_heading = legends == Legends::Page}};
}

Html radios_of(const Field& field, const Faults& faults, Legends legends) {
  Radios radios{.name = field.id,
                .fieldset = fieldset_of(field, legends),
                .hint = hint_of(field.hint),
                .error_message = message_for(faults, field.id)};
  if (!field.chosen.empty()) radios.value = field.chosen.front();
  for (const casework::Choice& choice : field.choices)
    radios.items.push_back({.value = choice.id, .text = choice.label, .hint = hint_of(choice.hint)});
  return render(radios);
}

Html checkboxes_of(const Field& field, const Faults& faults, Legends legends) {
  Checkboxes boxes{.name = field.id,
                   .values = field.chosen,
                   .fieldset = fieldset_of(field, legends),
                   .hint = hint_of(field.hint),
                   .error_message = message_for(faults, field.id)};
  bool divided = false;
  for (const casework::Choice& choice : field.choices) {
    if (choice.alone && !divided) boxes.items.push_back({.divider = "or"});
    divided = divided || choice.alone;
    boxes.items.push_back({.value = choice.id,
                           .text = choice.label,
                           .hint = hint_of(choice.hint),
                           .behaviour = choice.alone ? "exclusive" : ""});
  }
  return render(boxes);
}

Html why_of(const Field& field) {
  const Html words = join({paragraph(field.why), cite_line(field.cite)});
  return render(Details{.summary = words::kWhyWeAsk, .text = words});
}

SummaryRow conflict_row(const Field& theirs, const Field& mine) {
  const Html both = plain_list({join({strong(words::kSavedThere), text(": "), text(said_in(theirs))}),
                                join({strong(words::kChosenHere), text(": "), text(said_in(mine))})});
  return {.key = {.text = theirs.ask}, .value = {.text = both}};
}

}  // namespace

Html field_html(const guidance::Pack& pack, const Field& field, const Faults& faults, Legends legends) {
  return join({field.many ? checkboxes_of(field, faults, legends) : radios_of(field, faults, legends),
               why_of(field), myths_about(pack, field.myths)});
}

std::vector<casework::FieldValues> sent_values(const Visit& visit,
                                               const std::vector<std::string_view>& fields) {
  std::vector<casework::FieldValues> out;
  for (const std::string_view field : fields) {
    casework::Values values = as_answers(visit, visit.typed_all(field));
    if (!values.empty()) out.push_back({std::string(field), std::move(values)});
  }
  return out;
}

/// The fields as they would be shown, with what was sent in place of what was kept.
std::vector<Field> as_sent(const Visit& visit, std::vector<Field> fields) {
  for (Field& field : fields) field.chosen = as_answers(visit, visit.typed_all(field.id));
  return fields;
}

http::Response conflict_page(const Visit& visit, const casework::Draft& draft, const Url& here,
                             const std::vector<Field>& theirs) {
  const std::vector<Field> mine = as_sent(visit, theirs);
  SummaryList list;
  for (std::size_t i = 0; i < theirs.size(); ++i) list.rows.push_back(conflict_row(theirs[i], mine[i]));
  std::vector<Hidden> hidden{{"v", std::to_string(draft.version)}};
  for (const Field& field : mine)
    for (const std::string& value : field.chosen) hidden.push_back({field.id, value});
  const Html buttons = button_group(
      {render(Button{.text = words::kKeepMine}),
       render(Button{
           .text = words::kKeepTheirs, .classes = "govuk-button--secondary", .href = draft_url(draft)})});
  const Html main = join({heading_l(words::kConflictTitle), paragraph(words::kConflictLead), render(list),
                          render(visit.form(here, buttons, std::move(hidden)))});
  return respond(visit, {.title = std::string(words::kConflictTitle),
                         .main = two_thirds(main),
                         .has_errors = true,
                         .status = row(ErrorCode::Stale).http_status});
}

std::int64_t seen_version(const Visit& visit, const casework::Draft& draft) {
  const std::string typed = visit.typed("v");
  std::int64_t version = 0;
  for (const char c : typed.substr(0, 15)) {
    if (c < '0' || c > '9') return 0;
    version = version * 10 + (c - '0');
  }
  return typed.empty() ? draft.version : version;
}

std::string said_in(const Field& field) {
  std::string out;
  for (const std::string& value : field.chosen)
    for (const casework::Choice& choice : field.choices)
      if (choice.id == value) out += (out.empty() ? "" : "; ") + choice.label;
  return out.empty() ? std::string(words::kNotAnswered) : out;
}

}  // namespace sharewell::web::pages
