// SPDX-License-Identifier: MIT
#include "casework/barriers.h"

#include <array>

#include "paper/document.h"
#include "web/components/stacked_table.h"
#include "web/lead_words.h"
#include "web/pages/asking.h"
#include "web/pages/file_form.h"
#include "web/pages/from_others.h"
#include "web/pages/leads.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

struct KindWords {
  std::string_view kind;
  words::Text said;
};
constexpr std::array<KindWords, 7> kKinds{{{"refused", words::kBarrierRefused},
                                           {"no-answer", words::kBarrierNoAnswer},
                                           {"late", words::kBarrierLate},
                                           {"not-clear", words::kBarrierNotClear},
                                           {"no-way", words::kBarrierNoWay},
                                           {"systems", words::kBarrierSystems},
                                           {"other", words::kBarrierOther}}};

words::Text kind_words(std::string_view kind) {
  for (const KindWords& one : kKinds)
    if (one.kind == kind) return one.said;
  return words::kBarrierOther;
}

std::string cell(const std::optional<std::uint64_t>& count) {
  return count ? std::to_string(*count) : std::string(words::kHeldBack);
}

/// "October to December 2026".
std::string quarter_words(const casework::Quarter& quarter) {
  constexpr std::array<words::Text, 4> kOf{words::kQuarter1, words::kQuarter2, words::kQuarter3,
                                           words::kQuarter4};
  return std::string(kOf.at(static_cast<std::size_t>(quarter.nth - 1))) + std::to_string(quarter.year);
}

/// The one asked for, else the newest; none where nothing was noted in a quarter that has ended.
std::optional<casework::Quarter> quarter_asked(const Visit& visit, std::string_view asked) {
  if (const auto quarter = casework::quarter_from(asked)) return quarter;
  const auto known = visit.organisation->barriers->quarters(visit.parts.clock());
  return known.empty() ? std::nullopt : std::optional(known.front());
}

/// The counts as they may be shown, with their totals, a column a kind: there are more bodies than kinds.
paper::Table counted(const Visit& visit, const casework::BarrierCounts& all) {
  const casework::Shown shown =
      casework::shown_counts(all.counts, static_cast<std::uint32_t>(visit.parts.least_count));
  paper::Table table;
  table.head.emplace_back(words::kBarrierAgency);
  for (const std::string& kind : all.kinds) table.head.emplace_back(kind_words(kind));
  table.head.emplace_back(words::kBarrierTotal);
  for (std::size_t column = 0; column <= all.agencies.size(); ++column) {
    std::vector<std::string> row{column < all.agencies.size() ? body_words(visit, all.agencies[column])
                                                              : std::string(words::kBarrierTotal)};
    for (const auto& counts : shown) row.push_back(cell(counts[column]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Html other_quarters(const Visit& visit, const casework::Quarter& shown) {
  std::vector<Html> ways;
  for (const casework::Quarter& one : visit.organisation->barriers->quarters(visit.parts.clock()))
    if (one != shown)
      ways.push_back(link(quarter_words(one), Url("/barriers").with("quarter", casework::to_text(one))));
  return ways.empty() ? Html{} : join({heading_s(words::kBarrierOtherQuarters), bullet_list(ways)});
}

Html table_html(const Visit& visit, const casework::BarrierCounts& counts, const casework::Quarter& quarter) {
  const paper::Table table = counted(visit, counts);
  StackedTable shown{.caption = quarter_words(quarter), .head = table.head};
  for (const auto& row : table.rows) {
    std::vector<Html> cells;
    for (const std::string& one : row) cells.push_back(text(one));
    shown.rows.push_back(std::move(cells));
  }
  return join({heading_s(text(quarter_words(quarter))), render(shown),
               render(Button{.text = words::kFiguresShare,
                             .classes = "govuk-button--secondary",
                             .href = Url("/barriers/figures").with("quarter", casework::to_text(quarter))})});
}

/// What only a lead sees.
Result<Html> counts_html(const Visit& visit) {
  const Html top = join({heading_m(words::kBarrierCounts),
                         paragraph(text(std::string(words::kBarrierCountsLead) +
                                        std::to_string(visit.parts.least_count) + ".")),
                         paragraph(words::kBarrierQuarters)});
  const auto quarter = quarter_asked(visit, visit.request.query_value("quarter").value_or(""));
  if (!quarter) return two_thirds(join({top, paragraph(words::kBarrierNoQuarter)}));
  const auto counts = casework::take_figures(visit.desk(), *visit.organisation->barriers, *quarter,
                                             casework::FiguresWay::Seen);
  if (!counts && counts.error().code == ErrorCode::NotFound) return std::unexpected(counts.error());
  // Where nothing can be put on record, the page is still there for whoever notes what stood in the way.
  if (!counts) return two_thirds(join({top, paragraph(text(row(counts.error().code).sentence))}));
  return join(
      {two_thirds(top), table_html(visit, *counts, *quarter), two_thirds(other_quarters(visit, *quarter))});
}

Html mine_html(const Visit& visit) {
  std::vector<TimelineEntry> entries;
  for (const casework::Barriers::Noted& one : visit.organisation->barriers->of(visit.me->ref))
    entries.push_back({.title = join({text(kind_words(one.barrier.kind)), text(": "),
                                      text(body_words(visit, one.barrier.agency))}),
                       .when = text(london_date_time(one.at)),
                       .datetime = to_rfc3339(one.at),
                       .by = text(visit.me->name),
                       .text = lines(one.barrier.effect.reveal())});
  return join({heading_m(words::kBarriersMine),
               entries.empty() ? paragraph(words::kBarriersMineNone) : timeline(entries)});
}

http::Response show(const Visit& visit, const Faults& faults) {
  Radios kinds{
      .name = "kind",
      .value = visit.typed("kind"),
      .fieldset = Fieldset{.legend = {.text = words::kBarrierKind, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "kind")};
  for (const KindWords& one : kKinds)
    kinds.items.push_back({.value = std::string(one.kind), .text = one.said});
  const Html main =
      join({heading_l(words::kBarrierAdd),
            form_once(visit, "/barriers/new",
                      {render(kinds), body_radios(visit, "agency", words::kBarrierAgency, faults),
                       note_area(visit, "effect", words::kBarrierEffect, words::kBarrierEffectHint, faults)},
                      words::kSave),
            cite_line({{8, "Legislative framework"}})});
  return form_page(visit, words::kBarrierAdd, main, "/barriers", faults);
}

http::Response show_figures(const Visit& visit, const casework::Quarter& quarter, const Faults& faults) {
  const Html asks = render(Radios{
      .name = "recognised",
      .value = visit.typed("recognised"),
      .fieldset = Fieldset{.legend = {.text = words::kFiguresAsk, .classes = "govuk-fieldset__legend--m"}},
      .hint = Hint{.text = words::kFiguresAskHint},
      .error_message = message_for(faults, "recognised"),
      .items = {{.value = "no", .text = words::kFiguresNo},
                {.value = "yes", .text = words::kFiguresYes},
                {.value = "not-known", .text = words::kFiguresNotSure}}});
  const Html main =
      join({caption_l(text(quarter_words(quarter))), heading_l(words::kFiguresShare),
            render(visit.form("/barriers/figures", join({asks, render(Button{.text = words::kFiguresTake})}),
                              {{"quarter", casework::to_text(quarter)}})),
            cite_line({{11, "When"}})});
  return form_page(visit, words::kFiguresShare, main, "/barriers", faults);
}

/// For a lead, of a quarter of which there are figures.
Result<casework::Quarter> quarter_of_figures(const Visit& visit, std::string_view asked) {
  if (!visit.me->leads()) return fail(ErrorCode::NotAllowed, "only a lead sees the figures");
  const auto quarter = quarter_asked(visit, asked);
  if (!quarter || !casework::has_ended(*quarter, visit.parts.clock()))
    return fail(ErrorCode::NotFound, "there are no figures of that quarter");
  return *quarter;
}

}  // namespace

Answer barriers(const Visit& visit) {
  const Html top =
      two_thirds(join({heading_l(words::kBarriers), lead(words::kBarriersLead),
                       render(Button{.text = words::kBarrierAdd, .href = Url("/barriers/new")})}));
  Html counts;
  if (visit.me->leads()) {
    SW_TRY(counts, counts_html(visit));
  }
  const Html main = join({top, counts, two_thirds(mine_html(visit))});
  return respond(
      visit,
      {.title = std::string(words::kBarriers), .main = main, .before = render(BackLink{.href = "/work"})});
}

Answer barrier(const Visit& visit) { return show(visit, {}); }

Answer save_barrier(const Visit& visit) {
  SW_TRY(const auto kept, casework::note_barrier(visit.desk(),
                                                 {visit.typed("kind"), visit.typed("agency"),
                                                  Personal<std::string>(visit.typed("effect"))},
                                                 once_of(visit).value));
  if (const auto* faults = std::get_if<Faults>(&kept)) return show(visit, *faults);
  return go_to("/barriers");
}

Answer barrier_figures(const Visit& visit) {
  SW_TRY(const casework::Quarter quarter,
         quarter_of_figures(visit, visit.request.query_value("quarter").value_or("")));
  return show_figures(visit, quarter, {});
}

Answer take_barrier_figures(const Visit& visit) {
  SW_TRY(const casework::Quarter quarter, quarter_of_figures(visit, visit.typed("quarter")));
  const std::string recognised = visit.typed("recognised");
  if (recognised != "no")
    return show_figures(
        visit, quarter,
        {{"recognised", std::string(recognised.empty() ? words::kFiguresChoose : words::kFiguresNot)}});
  SW_TRY(const casework::BarrierCounts counts,
         casework::take_figures(visit.desk(), *visit.organisation->barriers, quarter,
                                casework::FiguresWay::Table));
  return download("text/csv; charset=utf-8", "what-stood-in-the-way-" + casework::to_text(quarter) + ".csv",
                  "\xef\xbb\xbf" + paper::to_csv(counted(visit, counts)));
}

}  // namespace sharewell::web::pages
