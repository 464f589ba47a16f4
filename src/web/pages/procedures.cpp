// SPDX-License-Identifier: MIT
#include "casework/procedures.h"

#include "casework/service.h"
#include "web/pages/day_fields.h"
#include "web/pages/kept_forms.h"
#include "web/pages/legal_shown.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::ProcedureKept;

Url procedure_url(const record::ProcedureRef& procedure) { return Url("/procedures") / procedure.text(); }

/// "edition 3, from 1 April 2026" with where and what.
Html stands_html(const Visit& visit, const ProcedureKept& stands) {
  Html out = edition_html(stands);
  if (stands.from <= casework::day_of(visit.parts.clock())) return out;
  return join({render(Tag{.text = words::kProcedureNotYet, .classes = "govuk-tag--yellow"}), text(" "), out});
}

SummaryRow row_of(const Visit& visit, const ProcedureKept& stands, Html value) {
  SummaryRow row{.key = {.text = text(stands.title)}, .value = {.text = std::move(value)}};
  row.actions =
      SummaryActions{.items = {{.text = text(visit.me->leads() ? words::kChange : words::kKeptVersions),
                                .href = procedure_url(stands.procedure),
                                .visually_hidden_text = stands.title}}};
  return row;
}

/// Each procedure with the edition that holds today, and the next one where it is written already.
Html list_html(const Visit& visit, const std::vector<ProcedureKept>& standing) {
  const auto today = casework::in_force(*visit.organisation->procedures, visit.parts.clock());
  SummaryList list;
  for (const ProcedureKept& stands : standing) {
    Html value = stands_html(visit, stands);
    for (const ProcedureKept& holds : today)
      if (holds.procedure == stands.procedure && record::to_json(holds) != record::to_json(stands))
        value = join({stands_html(visit, holds), markup("<br>"), value});
    list.rows.push_back(row_of(visit, stands, std::move(value)));
  }
  return render(list);
}

Html form_html(const Visit& visit, const ProcedureKept& stands, const Faults& faults) {
  const bool fresh = stands.procedure.empty();
  Html fields = join(
      {line_input(visit, "title", words::kProcedureTitle, {}, stands.title, faults),
       line_input(visit, "edition", words::kProcedureEdition, {}, stands.edition, faults),
       day_fields(visit, "from", words::kProcedureFrom, words::kProcedureFromHint, stands.from, faults),
       line_input(visit, "where", words::kProcedureWhere, words::kProcedureWhereHint, stands.where, faults),
       text_area(visit, "says", words::kProcedureSays, stands.says, faults)});
  if (!fresh) fields += gone_radios(visit, words::kProcedureGone, stands.gone);
  fields += render(Button{.text = words::kSave});
  const Url here = fresh ? Url("/procedures/new") : procedure_url(stands.procedure);
  return render(visit.form(here, fields, {once_of(visit)}));
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->procedures));
  const ProcedureKept stands = versions.empty() ? ProcedureKept{} : versions.back().kept;
  const bool leads = visit.me->leads();
  if (versions.empty() && !leads) return fail(ErrorCode::NotAllowed, "only a lead keeps the procedures");
  const std::string_view title = !leads             ? std::string_view(stands.title)
                                 : versions.empty() ? words::kProcedureAdd
                                                    : words::kProcedureChange;
  const Html main = join({summary_of(on_day(faults, "from")), heading_l(text(title)),
                          leads ? form_html(visit, stands, faults) : paragraph(words::kProceduresKeptBy),
                          versions_html(visit, versions, procedure_html)});
  return respond(visit, {.title = std::string(words::kProcedures),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/procedures"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer procedures(const Visit& visit) {
  const casework::Procedures& kept = *visit.organisation->procedures;
  const auto standing = kept.all(), gone = kept.gone();
  const bool leads = visit.me->leads();
  const Html add = leads ? render(Button{.text = words::kProcedureAdd, .href = Url("/procedures/new")})
                         : paragraph(words::kProceduresKeptBy);
  const Html off =
      gone.empty() || !leads ? Html{} : join({heading_m(words::kKeptGone), list_html(visit, gone)});
  const Html main = join({heading_l(words::kProcedures), lead(words::kProceduresLead),
                          standing.empty() ? paragraph(words::kProceduresNone) : list_html(visit, standing),
                          add, off, kept_ways(visit)});
  return respond(visit, {.title = std::string(words::kProcedures), .main = two_thirds(main)});
}

Answer procedure(const Visit& visit) { return show(visit, {}); }

Answer save_procedure(const Visit& visit) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->procedures));
  const record::ProcedureRef ref = versions.empty() ? record::ProcedureRef{} : versions.back().kept.procedure;
  SW_TRY(const auto kept, casework::keep_procedure(
                              visit.desk(), *visit.organisation->procedures,
                              {ref, visit.typed("title"), visit.typed("edition"), typed_day(visit, "from"),
                               visit.typed("where"), visit.typed("says"), visit.typed("gone") == "yes"},
                              once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/procedures");
}

}  // namespace sharewell::web::pages
