// SPDX-License-Identifier: MIT
// Which row of the policy table fits one sharing, or the practitioner's own words; the person's agreement
// stands apart. @cite requirements R022, R034, R036, R155
#include <algorithm>

#include "casework/legal_basis.h"
#include "web/form_parts.h"
#include "web/pages/contact_list.h"
#include "web/pages/kept_forms.h"
#include "web/pages/legal_shown.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/record_words.h"

namespace sharewell::web::pages {
namespace {

using casework::DecisionView;
using casework::Policy;

std::string kept_in(const DecisionView& decision, std::string_view note) {
  const json::value* value = decision.notes_now().if_contains(note);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
}

/// A row on record is ticked again only if it still stands as it was.
std::string ticked(const Visit& visit, const DecisionView& decision, const Policy::Versions& rows) {
  if (visit.request.method == "POST") return visit.typed("row");
  std::string row = kept_in(decision, casework::kRowNote);
  if (row == casework::kNoneFits) return row;
  for (const Policy::Version& one : rows)
    if (one.kept.row.text() == row && to_rfc3339(one.at) == kept_in(decision, casework::kRowKeptNote))
      return casework::tick_of(one);
  return {};
}

Html row_hint(const record::PolicyKept& row) {
  Html out;
  for (const casework::LegalLine& line : casework::row_lines(row)) {
    if (line.note == "legal_basis") continue;
    out += join({out.empty() ? Html{} : markup("<br>"), text(line.label), text(": "), lines(line.text)});
  }
  return out;
}

/// The three in own words, with what there is to choose from.
Html own_words(const Visit& visit, const DecisionView& decision, const Faults& faults) {
  const bool own = kept_in(decision, casework::kRowNote) == casework::kNoneFits;
  const auto stands = [&](std::string_view note) { return own ? kept_in(decision, note) : std::string{}; };
  return join({line_input(visit, "basis", words::kBasisOwn, {}, stands("legal_basis"), faults),
               line_input(visit, "condition", words::kBasisOwnCondition, words::kBasisOwnConditionHint,
                          stands("legal_condition"), faults),
               line_input(visit, "power", words::kBasisOwnPower, words::kPolicyPowerHint,
                          stands("legal_power"), faults)});
}

/// In plain words what a basis and a condition are, and each that there is.
Html explained() {
  std::vector<Html> known;
  for (const auto choices : {casework::bases(), casework::conditions()})
    for (const casework::LegalChoice& choice : choices)
      if (choice.id != "none")
        known.push_back(join({strong(choice.words), text(". "), text(choice.law),
                              text(choice.when.empty() ? "" : ". "), text(choice.when)}));
  return join(
      {heading_m(words::kBasisExplainTitle), paragraph(words::kBasisExplain),
       cite_line({{5, "The General Data Protection Regulation (GDPR) and Data Protection Act 2018", ""}}),
       render(Details{.summary = words::kBasisChoices, .text = bullet_list(known)})});
}

bool is_not_known(const Visit& visit, const DecisionView& decision) {
  return visit.request.method == "POST" ? visit.typed("not_known") == "yes"
                                        : kept_in(decision, casework::kRowNote) == casework::kNotKnownYet;
}

Html not_known_box(const Visit& visit, const DecisionView& decision) {
  Checkboxes box{
      .name = "not_known",
      .items = {
          {.value = "yes", .text = words::kBasisNotKnown, .hint = Hint{.text = words::kBasisNotKnownHint}}}};
  if (is_not_known(visit, decision)) box.values = {"yes"};
  return render(box);
}

Html row_radios(const Visit& visit, const DecisionView& decision, const Policy::Versions& rows,
                const Faults& faults) {
  Radios radios{
      .name = "row",
      .value = ticked(visit, decision, rows),
      .fieldset = Fieldset{.legend = {.text = words::kBasisRows, .classes = "govuk-fieldset__legend--m"}},
      .hint = Hint{.text = words::kBasisRowsHint},
      .error_message = message_for(faults, "row")};
  for (const Policy::Version& row : rows)
    radios.items.push_back({.value = casework::tick_of(row),
                            .text = join({text(words::kBasisFits),
                                          text(casework::law_words(casework::bases(), row.kept.basis))}),
                            .hint = Hint{.text = row_hint(row.kept)}});
  radios.items.push_back({.divider = "or"});
  radios.items.push_back({.value = std::string(casework::kNoneFits),
                          .text = words::kBasisNoneFits,
                          .conditional = own_words(visit, decision, faults)});
  return render(radios);
}

Answer show(const Visit& visit, const DecisionOrPage& opened, const Faults& faults) {
  const DecisionView& decision = *opened.decision;
  const Policy::Versions rows = casework::rows_for(*visit.organisation->policy, decision);
  const Html agreed =
      render(Textarea{.id = "person_agreed",
                      .name = "person_agreed",
                      .value = typed_or(visit, "person_agreed", kept_in(decision, casework::kPersonNote)),
                      .rows = 3,
                      .label = {.text = words::kBasisPerson, .classes = "govuk-label--m"},
                      .hint = Hint{.text = words::kBasisPersonHint},
                      .error_message = message_for(faults, "person_agreed")});
  const Html choice = rows.empty() ? paragraph(words::kBasisNoRows) + own_words(visit, decision, faults)
                                   : row_radios(visit, decision, rows, faults);
  std::vector<Hidden> hidden{once_of(visit)};
  if (rows.empty()) hidden.push_back({"row", std::string(casework::kNoneFits)});
  const Url record = record_url(opened.file->ref, decision.sharing);
  const Html form = render(
      visit.form(record / "basis",
                 join({agreed, choice, not_known_box(visit, decision), render(Button{.text = words::kSave})}),
                 std::move(hidden)));
  const Html main =
      join({summary_of(faults), heading_l(words::kBasisTitle), paragraph(words::kBasisLead),
            cite_line({{4, "The seven golden rules to sharing information"}, {13, "Myth-busting guide"}}),
            form, explained(), contacts_html(visit, {"information-governance"})});
  return respond(visit, {.title = std::string(words::kBasisTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = record}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer basis(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  return show(visit, opened, {});
}

Answer save_basis(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const bool unknown = visit.typed("not_known") == "yes";
  const std::string row = unknown ? std::string(casework::kNotKnownYet) : visit.typed("row");
  const casework::BasisSaid said{row, visit.typed("basis"), visit.typed("condition"), visit.typed("power"),
                                 visit.typed("person_agreed")};
  SW_TRY(const auto kept, casework::say_basis(visit.desk(), *visit.organisation->policy, opened.file->ref,
                                              opened.decision->sharing, said, once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, opened, *faults);
  return go_to(record_url(opened.file->ref, opened.decision->sharing));
}

}  // namespace sharewell::web::pages
