// SPDX-License-Identifier: MIT
// Duties in law: those that the advice names, which of them bind a kind of body, and those that leads add.
// @cite requirements R065, R066, R067, R068, R069
#include "casework/duties.h"

#include <algorithm>

#include "web/components/select.h"
#include "web/components/stacked_table.h"
#include "web/duty_words.h"
#include "web/pages/kept_forms.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::DutyKept;

Url duty_url(const record::DutyRef& duty) { return Url("/duties") / duty.text(); }

/// Asked by GET and kept nowhere: it says nothing of a case.
Html ask_html(std::string_view chosen) {
  Select select{.id = "body",
                .name = "body",
                .value = std::string(chosen),
                .label = {.text = words::kDutyAsk, .classes = "govuk-label--m"},
                .items = {{.value = "", .text = std::string(words::kDutyChoose)}}};
  for (const words::BodyKind& kind : words::kBodyKinds)
    select.items.push_back({.value = std::string(kind.id), .text = std::string(kind.label)});
  const Html fields =
      join({render(select), render(Button{.text = words::kDutyShow, .classes = "govuk-button--secondary"})});
  return render(Form{.action = "/guidance/duties", .content = fields, .get = true});
}

Html bound_html(const words::Bound& bound) {
  return join(
      {strong(bound.duty), text(". "), text(bound.law), text("."), cite_line({{bound.page, words::kOnLaw}})});
}

Html result_html(std::string_view chosen) {
  if (chosen.empty()) return {};
  const auto kind = std::ranges::find(words::kBodyKinds, chosen, &words::BodyKind::id);
  if (kind == words::kBodyKinds.end()) return render(InsetText{.text = words::kDutyUnknown});
  std::vector<Html> bound;
  for (const words::Bound& one : kind->bound) bound.push_back(bound_html(one));
  const Html note = kind->note.empty() ? Html{} : paragraph(kind->note);
  return render(
      InsetText{.text = join({heading_m(join({text(words::kDutyResult), text(": "), text(kind->label)})),
                              bound.empty() ? paragraph(words::kDutyNone) : bullet_list(bound), note,
                              paragraph(words::kDutySharing), paragraph(words::kDutyNotAll)}),
                .id = "result"});
}

/// The entries as the advice has them; what later law changed stands beside them as a note.
Html section_11_html() {
  StackedTable table{.caption = words::kSection11Caption,
                     .head = {std::string(words::kListBody), std::string(words::kListCite)}};
  for (const words::ListedBody& one : words::kSection11) {
    Html body = text(one.body);
    if (!one.note.empty()) body += small_print(join({text(words::kDutyNote), text(one.note)}));
    table.rows.push_back({body, cite_line({{7, words::kOnLaw}})});
  }
  return join({heading_m(words::kSection11Heading), paragraph(words::kDutyOfJuly), render(table),
               small_print(join({text(words::kDutyNote), text(words::kSection11Since)})),
               paragraph(words::kSection11Not)});
}

Html others_html() {
  return join({heading_m(words::kOthersHeading), paragraph(words::kOther175), cite_line({{8, words::kOnLaw}}),
               paragraph(words::kOther55), cite_line({{8, words::kOnLaw}})});
}

/// One that a lead added: where it stands, whom it binds, what it says.
Html added_html(const DutyKept& duty) {
  Html out =
      join({text(words::kDutyIn), text(duty.cites), markup("<br>"), text(words::kDutyFor), text(duty.binds)});
  if (!duty.says.empty()) out += join({markup("<br>"), lines(duty.says)});
  return out;
}

Html version_html(const DutyKept& duty) {
  return join({strong(duty.title), markup("<br>"), added_html(duty)});
}

Html added_list(const Visit& visit, const std::vector<DutyKept>& duties) {
  SummaryList list;
  for (const DutyKept& duty : duties) {
    SummaryRow row{.key = {.text = text(duty.title)}, .value = {.text = added_html(duty)}};
    row.actions =
        SummaryActions{.items = {{.text = text(visit.me->leads() ? words::kChange : words::kKeptVersions),
                                  .href = duty_url(duty.duty),
                                  .visually_hidden_text = duty.title}}};
    list.rows.push_back(std::move(row));
  }
  return render(list);
}

Html added_section(const Visit& visit) {
  if (!visit.signed_in()) return {};
  const auto all = visit.organisation->duties->all(), gone = visit.organisation->duties->gone();
  const bool leads = visit.me->leads();
  const Html add = leads ? render(Button{.text = words::kDutyAdd, .href = Url("/duties/new")})
                         : paragraph(words::kAddedKeptBy);
  const Html off =
      gone.empty() || !leads ? Html{} : join({heading_m(words::kKeptGone), added_list(visit, gone)});
  return join({heading_m(words::kAddedHeading),
               all.empty() ? paragraph(words::kAddedNone) : added_list(visit, all), add, off});
}

Html form_html(const Visit& visit, const DutyKept& stands, const Faults& faults) {
  const bool fresh = stands.duty.empty();
  Html fields =
      join({line_input(visit, "title", words::kDutyName, words::kDutyNameHint, stands.title, faults),
            line_input(visit, "cites", words::kDutyCites, words::kDutyCitesHint, stands.cites, faults),
            line_input(visit, "binds", words::kDutyBinds, {}, stands.binds, faults),
            text_area(visit, "says", words::kDutySays, stands.says, faults)});
  if (!fresh) fields += gone_radios(visit, words::kDutyGone, stands.gone);
  fields += render(Button{.text = words::kSave});
  return render(visit.form(fresh ? Url("/duties/new") : duty_url(stands.duty), fields, {once_of(visit)}));
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->duties));
  const DutyKept stands = versions.empty() ? DutyKept{} : versions.back().kept;
  const bool leads = visit.me->leads();
  if (versions.empty() && !leads) return fail(ErrorCode::NotAllowed, "only a lead adds a duty");
  const std::string_view title = !leads             ? std::string_view(stands.title)
                                 : versions.empty() ? words::kDutyAdd
                                                    : words::kDutyChange;
  const Html main = join({summary_of(faults), heading_l(text(title)),
                          leads ? form_html(visit, stands, faults) : paragraph(words::kAddedKeptBy),
                          versions_html(visit, versions, version_html)});
  return respond(visit, {.title = std::string(words::kDutyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/guidance/duties"}),
                         .has_errors = !faults.empty()});
}

}  // namespace

Answer duties(const Visit& visit) {
  const std::string chosen(visit.request.query_value("body").value_or(""));
  const Html main =
      join({heading_l(words::kDutyTitle), lead(words::kDutyLead), paragraph(words::kDutyNotAll),
            ask_html(chosen), result_html(chosen), section_11_html(), others_html(), added_section(visit)});
  return respond(visit, {.title = std::string(words::kDutyTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/guidance"}),
                         .exit_this_page = visit.signed_in()});
}

Answer duty(const Visit& visit) { return show(visit, {}); }

Answer save_duty(const Visit& visit) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->duties));
  const record::DutyRef ref = versions.empty() ? record::DutyRef{} : versions.back().kept.duty;
  SW_TRY(const auto kept,
         casework::keep_duty(visit.desk(), *visit.organisation->duties,
                             {ref, visit.typed("title"), visit.typed("cites"), visit.typed("binds"),
                              visit.typed("says"), visit.typed("gone") == "yes"},
                             once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/guidance/duties");
}

}  // namespace sharewell::web::pages
