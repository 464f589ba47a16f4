// SPDX-License-Identifier: MIT
// How the organisation is set up to share, kept by leads. @cite requirements R032, R074, R107
#include "casework/arrangements.h"

#include "web/arrangement_words.h"
#include "web/pages/arrangements_shown.h"
#include "web/pages/day_fields.h"
#include "web/pages/kept_forms.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::ArrangementKept;

Url arrangement_url(const record::ArrangementRef& one) { return Url("/arrangements") / one.text(); }

Html list_of(const Visit& visit, const std::vector<ArrangementKept>& all) {
  SummaryList list;
  for (const ArrangementKept& one : all) {
    SummaryRow row{.key = {.text = text(one.title)}, .value = {.text = arrangement_html(one)}};
    row.actions =
        SummaryActions{.items = {{.text = text(visit.me->leads() ? words::kChange : words::kKeptVersions),
                                  .href = arrangement_url(one.arrangement),
                                  .visually_hidden_text = one.title}}};
    list.rows.push_back(std::move(row));
  }
  return render(list);
}

/// A heading for each kind that there is, and for the ways also where there is none.
Html kinds_html(const Visit& visit) {
  Html out;
  for (const std::string_view kind : record::arrangement_kinds()) {
    const auto all = casework::of_kind(*visit.organisation->arrangements, kind);
    const bool ways = kind == casework::kChannel;
    if (all.empty() && !ways) continue;
    out += heading_m(arrangement_words(kind));
    if (ways) out += paragraph(all.empty() ? words::kWaysFree : words::kWaysListed);
    if (!all.empty()) out += list_of(visit, all);
  }
  return out;
}

Html kind_radios(const Visit& visit, const std::string& stands, const Faults& faults) {
  Radios radios{.name = "kind",
                .value = typed_or(visit, "kind", stands),
                .classes = "govuk-radios--small",
                .fieldset = Fieldset{.legend = {.text = words::kArrangementKind,
                                                .classes = "govuk-fieldset__legend--s"}},
                .error_message = message_for(faults, "kind")};
  for (const std::string_view kind : record::arrangement_kinds())
    radios.items.push_back({.value = std::string(kind), .text = text(arrangement_words(kind))});
  return render(radios);
}

Html form_html(const Visit& visit, const ArrangementKept& stands, const Faults& faults) {
  const bool fresh = stands.arrangement.empty();
  Html fields = join({kind_radios(visit, stands.kind, faults),
                      line_input(visit, "title", words::kArrangementTitle, words::kArrangementTitleHint,
                                 stands.title, faults),
                      line_input(visit, "owner", words::kArrangementOwner, words::kArrangementOwnerHint,
                                 stands.owner, faults),
                      day_fields(visit, "review", words::kArrangementReview, words::kArrangementReviewHint,
                                 stands.review, faults),
                      line_input(visit, "where", words::kArrangementWhere, words::kArrangementWhereHint,
                                 stands.where, faults),
                      text_area(visit, "says", words::kArrangementSays, stands.says, faults)});
  if (!fresh) fields += gone_radios(visit, words::kArrangementGone, stands.gone);
  fields += render(Button{.text = words::kSave});
  const Url here = fresh ? Url("/arrangements/new") : arrangement_url(stands.arrangement);
  return render(visit.form(here, fields, {once_of(visit)}));
}

Html version_html(const ArrangementKept& one) {
  return join({strong(one.title), text(" ("), text(arrangement_words(one.kind)), text(")"), markup("<br>"),
               arrangement_html(one)});
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->arrangements));
  const ArrangementKept stands = versions.empty() ? ArrangementKept{} : versions.back().kept;
  const bool leads = visit.me->leads();
  if (versions.empty() && !leads) return fail(ErrorCode::NotAllowed, "only a lead keeps the arrangements");
  const std::string_view title = !leads             ? std::string_view(stands.title)
                                 : versions.empty() ? words::kArrangementAdd
                                                    : words::kArrangementChange;
  const Html main = join({summary_of(on_day(faults, "review")), heading_l(text(title)),
                          leads ? form_html(visit, stands, faults) : paragraph(words::kArrangementsKeptBy),
                          versions_html(visit, versions, version_html)});
  return respond(visit, {.title = std::string(words::kArrangements),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/arrangements"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer arrangements(const Visit& visit) {
  const casework::Arrangements& kept = *visit.organisation->arrangements;
  const auto gone = kept.gone();
  const bool leads = visit.me->leads();
  const Html add = leads ? render(Button{.text = words::kArrangementAdd, .href = Url("/arrangements/new")})
                         : paragraph(words::kArrangementsKeptBy);
  const Html off =
      gone.empty() || !leads ? Html{} : join({heading_m(words::kKeptGone), list_of(visit, gone)});
  const Html none = kept.all().empty() ? paragraph(words::kArrangementsNone) : Html{};
  const Html main = join({heading_l(words::kArrangements), lead(words::kArrangementsLead),
                          cite_line({{5,
                                      "The General Data Protection Regulation (GDPR) and Data Protection "
                                      "Act 2018"},
                                     {8, "Legislative framework"},
                                     {10, "Secure"}}),
                          gaps_html(visit), none, kinds_html(visit), add, off, kept_ways(visit)});
  return respond(visit, {.title = std::string(words::kArrangements), .main = two_thirds(main)});
}

Answer arrangement(const Visit& visit) { return show(visit, {}); }

Answer save_arrangement(const Visit& visit) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->arrangements));
  const record::ArrangementRef ref =
      versions.empty() ? record::ArrangementRef{} : versions.back().kept.arrangement;
  SW_TRY(const auto kept,
         casework::keep_arrangement(visit.desk(), *visit.organisation->arrangements,
                                    {ref, visit.typed("kind"), visit.typed("title"), visit.typed("owner"),
                                     typed_day(visit, "review"), visit.typed("where"), visit.typed("says"),
                                     visit.typed("gone") == "yes"},
                                    once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/arrangements");
}

}  // namespace sharewell::web::pages
