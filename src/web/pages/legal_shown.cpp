// SPDX-License-Identifier: MIT
#include "web/pages/legal_shown.h"

#include <algorithm>

#include "casework/fields.h"
#include "casework/procedures.h"
#include "web/pages/record_url.h"
#include "web/policy_words.h"
#include "web/record_words.h"

namespace sharewell::web::pages {
namespace {

std::string noted(const json::object& notes, std::string_view note) {
  const json::value* value = notes.if_contains(note);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
}

/// Where the words came from: the table as it stood then, or the practitioner.
Html source_of(const json::object& notes) {
  const auto at = from_rfc3339(noted(notes, casework::kRowKeptNote));
  if (noted(notes, casework::kRowNote) == casework::kNotKnownYet) return text(words::kBasisAskLead);
  return at ? text(std::string(words::kBasisBy) + london_date_time(*at)) : text(words::kBasisByOwn);
}

std::string choice_words(const Visit& visit, std::string_view field, const std::string& id) {
  const casework::Field known = casework::field_of(visit.pack(), field, {});
  const auto choice = std::ranges::find(known.choices, id, &casework::Choice::id);
  return choice == known.choices.end() ? id : choice->label;
}

}  // namespace

Html edition_html(const record::ProcedureKept& procedure) {
  const auto day = from_rfc3339(procedure.from + "T12:00:00.000Z");
  const auto address = Url::outside(procedure.where);
  Html out = join({text(procedure.edition), text(words::kProcedureFromDay),
                   text(day ? london_date(*day) : procedure.from), text(". "),
                   address ? link(procedure.where, *address) : text(procedure.where)});
  if (!procedure.says.empty()) out += join({markup("<br>"), lines(procedure.says)});
  return out;
}

Html procedure_html(const record::ProcedureKept& procedure) {
  return join({strong(procedure.title), text(", "), edition_html(procedure)});
}

Html procedures_then(const Visit& visit, Instant at) {
  std::vector<Html> held;
  for (const record::ProcedureKept& one : casework::in_force(*visit.organisation->procedures, at))
    held.push_back(procedure_html(one));
  if (held.empty()) return {};
  return render(Details{.summary = words::kProceduresThen, .text = bullet_list(held)});
}

Html basis_html(const casework::CaseFileView& file, const casework::DecisionView& decision) {
  const json::object& notes = decision.notes_now();
  const Url here = record_url(file.ref, decision.sharing) / "basis";
  SummaryList list;
  for (const casework::LegalLine& line : casework::said_lines(notes))
    list.rows.push_back({.key = {.text = text(line.label)}, .value = {.text = lines(line.text)}});
  if (noted(notes, casework::kRowNote).empty())
    return join({heading_m(words::kBasisHeading), paragraph(link(words::kBasisSay, here))});
  list.rows.push_back({.key = {.text = words::kBasisFrom}, .value = {.text = source_of(notes)}});
  return join({heading_m(words::kBasisHeading), render(list), paragraph(link(words::kBasisSayAgain, here))});
}

std::string row_for_whom(const Visit& visit, const record::PolicyKept& row) {
  const std::string to = row.recipient == casework::kAny ? std::string(words::kPolicyAnyRecipient)
                                                         : choice_words(visit, "recipient", row.recipient);
  const std::string what_for = row.purpose == casework::kAny
                                   ? std::string(words::kPolicyAnyPurpose)
                                   : choice_words(visit, "purpose_kind", row.purpose);
  return to + ". " + what_for;
}

}  // namespace sharewell::web::pages
