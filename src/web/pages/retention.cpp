// SPDX-License-Identifier: MIT
#include "casework/retention.h"

#include <fmt/format.h>

#include <charconv>

#include "access/people.h"
#include "casework/erasures.h"
#include "web/components/stacked_table.h"
#include "web/pages/file_form.h"
#include "web/pages/keeping.h"
#include "web/pages/kept_forms.h"
#include "web/pages/record_url.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using record::RetentionKept;

constexpr std::size_t kErasedShown = 20;

Url class_url(const RetentionKept& one) { return Url("/retention") / one.retention.text(); }

Result<void> require_lead(const Visit& visit) {
  if (visit.me->leads()) return {};
  return fail(ErrorCode::NotAllowed, "only a safeguarding lead decides how long case files are kept");
}

std::int64_t typed_number(const Visit& visit, std::string_view field) {
  const std::string typed = visit.typed(field);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return problem == std::errc() && end == typed.data() + typed.size() ? number : 0;
}

std::string number_words(std::int64_t number) { return number == 0 ? std::string{} : std::to_string(number); }

Html due_html(const std::vector<casework::KeepingDue>& due) {
  if (due.empty()) return paragraph(words::kRetentionDueNone);
  std::vector<Html> items;
  for (const casework::KeepingDue& one : due)
    items.push_back(join(
        {link(name_of_file(one.label), file_url(one.file) / "keeping", one.file.spaced()), markup("<br>"),
         text(one.hold       ? words::kRetentionDueHold
              : one.standard ? words::kRetentionDueStandard
                             : words::kRetentionDueReview),
         text(". "), text(words::kRetentionDueSince), text(london_date(one.due)), text(".")}));
  return bullet_list(items);
}

/// Of case files that this lead may open: others learn nothing of one that is kept to few.
std::vector<casework::ErasureWaiting> waiting_here(const Visit& visit) {
  auto waiting = visit.organisation->erasures->waiting();
  std::erase_if(waiting, [&](const casework::ErasureWaiting& one) {
    const auto card = visit.organisation->store->find_file(one.asked.file);
    return !card || !access::may_open(*visit.me, *card);
  });
  return waiting;
}

Html asked_html(const Visit& visit, const std::vector<casework::ErasureWaiting>& waiting) {
  if (waiting.empty()) return paragraph(words::kRetentionAskedNone);
  std::vector<Html> items;
  for (const casework::ErasureWaiting& one : waiting)
    items.push_back(join({link(one.asked.file.spaced(), file_url(one.asked.file) / "keeping"), markup("<br>"),
                          text(words::kEraseAskedBy), text(visit.organisation->people->name_of(one.by)),
                          text(", "), text(london_date(one.at)), text(". "), text(words::kEraseNotBefore),
                          text(london_date_time(one.earliest())), text(".")}));
  return bullet_list(items);
}

Html classes_html(const Visit& visit) {
  const auto own = visit.organisation->retentions->all();
  SummaryList list;
  for (const RetentionKept& one : casework::retentions_here(*visit.organisation->retentions)) {
    Html said = join({text(counts_words(one)), markup("<br>"), text(one.source)});
    if (one.standard) said += join({markup("<br>"), render(Tag{.text = words::kRetentionStandard})});
    SummaryRow row{.key = {.text = text(one.title)}, .value = {.text = std::move(said)}};
    if (std::ranges::find(own, one.retention, &RetentionKept::retention) != own.end())
      row.actions = SummaryActions{
          .items = {
              {.text = text(words::kChange), .href = class_url(one), .visually_hidden_text = one.title}}};
    list.rows.push_back(std::move(row));
  }
  return render(list);
}

Html erased_html(const Visit& visit) {
  const auto done = visit.organisation->erasures->done();
  if (done.empty()) return paragraph(words::kRetentionErasedNone);
  std::vector<Html> items;
  for (auto one = done.rbegin(); one != done.rend() && items.size() < kErasedShown; ++one)
    items.push_back(join({text(one->erased.file.spaced()), text(", "), text(london_date(one->at)), text(", "),
                          text(visit.organisation->people->name_of(one->by))}));
  const Html open =
      visit.organisation->erasures->is_unfinished() ? paragraph(words::kRetentionUnfinished) : Html{};
  return join({open, bullet_list(items), paragraph(words::kRetentionBackup)});
}

Html event_radios(const Visit& visit, const RetentionKept& stands, const Faults& faults) {
  Radios radios{
      .name = "counts_from",
      .value = typed_or(visit, "counts_from", stands.counts_from),
      .fieldset = Fieldset{.legend = {.text = words::kRetentionFrom, .classes = "govuk-fieldset__legend--s"}},
      .error_message = message_for(faults, "counts_from")};
  for (const auto& [id, said] : words::kRetentionEvents)
    radios.items.push_back({.value = std::string(id), .text = text(said)});
  return render(radios);
}

Html standard_radios(const Visit& visit, bool standard) {
  return render(Radios{.name = "standard",
                       .value = typed_or(visit, "standard", standard ? "yes" : "no"),
                       .classes = "govuk-radios--inline",
                       .fieldset = Fieldset{.legend = {.text = words::kRetentionIsStandard,
                                                       .classes = "govuk-fieldset__legend--s"}},
                       .hint = Hint{.text = words::kRetentionIsStandardHint},
                       .items = {{.value = "yes", .text = words::kRetentionYes},
                                 {.value = "no", .text = words::kRetentionNo}}});
}

Answer show(const Visit& visit, const Faults& faults) {
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->retentions));
  const bool fresh = versions.empty();
  const RetentionKept stands = fresh ? RetentionKept{} : versions.back().kept;
  const words::Text title = fresh ? words::kRetentionAdd : words::kRetentionChange;
  std::vector<Html> fields{
      line_input(visit, "title", words::kRetentionTitle, words::kRetentionTitleHint, stands.title, faults),
      event_radios(visit, stands, faults),
      line_input(visit, "years", words::kRetentionYears, words::kRetentionYearsHint,
                 number_words(stands.years), faults),
      line_input(visit, "review_months", words::kRetentionMonths, words::kRetentionMonthsHint,
                 number_words(stands.review_months), faults),
      line_input(visit, "source", words::kRetentionSource, {}, stands.source, faults),
      standard_radios(visit, stands.standard)};
  if (!fresh) fields.push_back(gone_radios(visit, words::kRetentionGone, stands.gone));
  const Html main = join(
      {heading_l(title),
       form_once(visit, fresh ? Url("/retention/new") : class_url(stands), std::move(fields), words::kSave),
       versions_html(visit, versions, [](const RetentionKept& one) {
         return join(
             {strong(one.title), markup("<br>"), text(counts_words(one)), markup("<br>"), text(one.source)});
       })});
  return form_page(visit, words::kRetention, main, "/retention", faults);
}

}  // namespace

std::string counts_words(const RetentionKept& one) {
  if (one.counts_from == "never")
    return fmt::format(
        fmt::runtime(one.review_months == 1 ? words::kKeepingEveryMonth : words::kKeepingEveryMonths),
        one.review_months);
  return fmt::format(
      "{}. {}: {}",
      fmt::format(fmt::runtime(one.years == 1 ? words::kKeepingYear : words::kKeepingYears), one.years),
      words::kKeepingCounts, words_of(words::kRetentionEvents, one.counts_from));
}

Answer retention(const Visit& visit) {
  SW_DO(require_lead(visit));
  SW_TRY(const auto due, casework::keeping_due(visit.desk(), *visit.organisation->retentions));
  const Html main =
      join({heading_l(words::kRetention), lead(words::kRetentionLead), cite_line({{10, "Record"}}),
            heading_m(words::kRetentionDue), due_html(due), heading_m(words::kRetentionAsked),
            asked_html(visit, waiting_here(visit)), heading_m(words::kRetentionClasses), classes_html(visit),
            render(Button{.text = words::kRetentionAdd, .href = Url("/retention/new")}),
            heading_m(words::kRetentionErased), erased_html(visit)});
  return respond(visit, {.title = std::string(words::kRetention),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/team"})});
}

Answer retention_class(const Visit& visit) {
  SW_DO(require_lead(visit));
  return show(visit, {});
}

Answer save_retention_class(const Visit& visit) {
  SW_DO(require_lead(visit));
  SW_TRY(const auto versions, versions_at(visit, *visit.organisation->retentions));
  const record::RetentionRef ref = versions.empty() ? record::RetentionRef{} : versions.back().kept.retention;
  SW_TRY(const auto kept,
         casework::keep_retention(
             visit.desk(), *visit.organisation->retentions,
             {ref, visit.typed("title"), visit.typed("counts_from"), typed_number(visit, "years"),
              typed_number(visit, "review_months"), visit.typed("source"), visit.typed("standard") == "yes",
              visit.typed("gone") == "yes"},
             once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/retention");
}

}  // namespace sharewell::web::pages
