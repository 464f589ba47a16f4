// SPDX-License-Identifier: MIT
#include "casework/policy.h"

#include "casework/fields.h"
#include "web/components/select.h"
#include "web/components/stacked_table.h"
#include "web/pages/kept_forms.h"
#include "web/pages/legal_shown.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using casework::LegalChoice;
using record::PolicyKept;

Url row_url(const record::PolicyRef& row) { return Url("/policy") / row.text(); }

void say(Html& out, words::Text label, const std::string& what) {
  if (what.empty()) return;
  if (!out.empty()) out += markup("<br>");
  out += join({text(label), text(what)});
}

Html conditions_html(const PolicyKept& row) {
  Html out;
  say(out, words::kPolicySpecial, casework::law_words(casework::conditions(), row.condition));
  say(out, words::kPolicyOffence, casework::law_words(casework::offence_conditions(), row.offence));
  return out;
}

Html powers_html(const PolicyKept& row) {
  Html out = text(row.power);
  say(out, words::kPolicyAgreementIs, row.agreement);
  say(out, words::kPolicyControllersAre, row.controllers);
  return out;
}

std::vector<Html> cells_of(const Visit& visit, const PolicyKept& row) {
  const std::string whom = row_for_whom(visit, row);
  Html first = text(whom);
  first += row.says.empty() ? markup("<br>") : small_print(row.says);
  first += link(visit.me->leads() ? words::kChange : words::kKeptVersions, row_url(row.row), whom);
  return {std::move(first), text(casework::law_words(casework::bases(), row.basis)), conditions_html(row),
          powers_html(row)};
}

Html table_html(const Visit& visit, words::Text caption, const std::vector<PolicyKept>& rows) {
  StackedTable table{.caption = caption,
                     .head = {std::string(words::kPolicyTo), std::string(words::kPolicyBasis),
                              std::string(words::kPolicyConditions), std::string(words::kPolicyPowers)}};
  for (const PolicyKept& row : rows) table.rows.push_back(cells_of(visit, row));
  return render(table);
}

/// A row as one of its versions: for whom, then a line for each thing that it says.
Html row_html(const Visit& visit, const PolicyKept& row) {
  Html out = strong(row_for_whom(visit, row));
  for (const casework::LegalLine& line : casework::row_lines(row))
    out += join({markup("<br>"), text(line.label), text(": "), lines(line.text)});
  return out;
}

Html select_html(const Visit& visit, std::string_view name, std::string_view field, words::Text label,
                 words::Text any, const std::string& stands, const Faults& faults) {
  Select select{.id = std::string(name),
                .name = std::string(name),
                .value = typed_or(visit, name, stands),
                .label = {.text = label, .classes = "govuk-label--s"},
                .error_message = message_for(faults, name),
                .items = {{.value = "", .text = std::string(words::kPolicyChoose)},
                          {.value = std::string(casework::kAny), .text = std::string(any)}}};
  for (const casework::Choice& choice : casework::field_of(visit.pack(), field, {}).choices)
    if (choice.id != "not-known") select.items.push_back({.value = choice.id, .text = choice.label});
  return render(select);
}

Html law_radios(const Visit& visit, std::string_view name, std::span<const LegalChoice> choices,
                words::Text ask, words::Text hint, const std::string& stands, const Faults& faults) {
  Radios radios{.name = std::string(name),
                .value = typed_or(visit, name, stands),
                .classes = "govuk-radios--small",
                .fieldset = Fieldset{.legend = {.text = ask, .classes = "govuk-fieldset__legend--s"}},
                .error_message = message_for(faults, name)};
  if (!hint.empty()) radios.hint = Hint{.text = hint};
  for (const LegalChoice& choice : choices) {
    RadioItem item{.value = std::string(choice.id), .text = text(choice.words)};
    std::string about(choice.law);
    if (!choice.when.empty()) about.append(about.empty() ? "" : ". ").append(choice.when);
    if (!about.empty()) item.hint = Hint{.text = text(about)};
    radios.items.push_back(std::move(item));
  }
  return render(radios);
}

Html form_html(const Visit& visit, const PolicyKept& stands, const Faults& faults) {
  const bool fresh = stands.row.empty();
  Html fields =
      join({select_html(visit, "recipient", "recipient", words::kPolicyRecipient, words::kPolicyAnyRecipient,
                        stands.recipient, faults),
            select_html(visit, "purpose", "purpose_kind", words::kPolicyPurpose, words::kPolicyAnyPurpose,
                        stands.purpose, faults),
            law_radios(visit, "basis", casework::bases(), words::kPolicyBasis, {}, stands.basis, faults),
            law_radios(visit, "condition", casework::conditions(), words::kPolicyCondition,
                       words::kPolicyConditionHint, stands.condition, faults),
            law_radios(visit, "offence", casework::offence_conditions(), words::kPolicyOffenceAsk, {},
                       stands.offence, faults),
            line_input(visit, "power", words::kPolicyPower, words::kPolicyPowerHint, stands.power, faults),
            line_input(visit, "agreement", words::kPolicyAgreement, {}, stands.agreement, faults),
            line_input(visit, "controllers", words::kPolicyControllers, words::kPolicyControllersHint,
                       stands.controllers, faults),
            text_area(visit, "says", words::kPolicySays, stands.says, faults)});
  if (!fresh) fields += gone_radios(visit, words::kPolicyGone, stands.gone);
  fields += render(Button{.text = words::kSave});
  return render(visit.form(fresh ? Url("/policy/new") : row_url(stands.row), fields, {once_of(visit)}));
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->policy));
  const PolicyKept stands = versions.empty() ? PolicyKept{} : versions.back().kept;
  const bool leads = visit.me->leads();
  if (versions.empty() && !leads) return fail(ErrorCode::NotAllowed, "only a lead keeps the policy table");
  const words::Text title = !leads             ? words::kPolicy
                            : versions.empty() ? words::kPolicyAdd
                                               : words::kPolicyChange;
  const Html main =
      join({summary_of(faults), heading_l(title),
            leads ? paragraph(words::kPolicyNotConsent) + form_html(visit, stands, faults)
                  : paragraph(words::kPolicyKeptBy),
            versions_html(visit, versions, [&](const PolicyKept& row) { return row_html(visit, row); })});
  return respond(visit, {.title = std::string(words::kPolicy),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/policy"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer policy(const Visit& visit) {
  const casework::Policy& kept = *visit.organisation->policy;
  const auto standing = kept.all(), gone = kept.gone();
  const bool leads = visit.me->leads();
  const Html top = two_thirds(join({heading_l(words::kPolicy), lead(words::kPolicyLead),
                                    paragraph(words::kPolicyNotConsent), paragraph(words::kPolicyKeptBy)}));
  const Html add = leads ? render(Button{.text = words::kPolicyAdd, .href = Url("/policy/new")}) : Html{};
  const Html off = gone.empty() || !leads
                       ? Html{}
                       : join({heading_m(words::kKeptGone), table_html(visit, words::kKeptGone, gone)});
  const Html main = join(
      {top,
       standing.empty() ? paragraph(words::kPolicyNone) : table_html(visit, words::kPolicyCaption, standing),
       add, off, kept_ways(visit)});
  return respond(visit, {.title = std::string(words::kPolicy), .main = main});
}

Answer policy_row(const Visit& visit) { return show(visit, {}); }

Answer save_policy_row(const Visit& visit) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->policy));
  const record::PolicyRef ref = versions.empty() ? record::PolicyRef{} : versions.back().kept.row;
  SW_TRY(const auto kept,
         casework::keep_row(visit.desk(), *visit.organisation->policy,
                            {ref, visit.typed("recipient"), visit.typed("purpose"), visit.typed("basis"),
                             visit.typed("condition"), visit.typed("offence"), visit.typed("power"),
                             visit.typed("agreement"), visit.typed("controllers"), visit.typed("says"),
                             visit.typed("gone") == "yes"},
                            once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/policy");
}

}  // namespace sharewell::web::pages
