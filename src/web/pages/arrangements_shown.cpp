// SPDX-License-Identifier: MIT
#include "web/pages/arrangements_shown.h"

#include <algorithm>

#include "casework/service.h"
#include "casework/ways_out.h"
#include "web/arrangement_words.h"
#include "web/pages/kept_forms.h"

namespace sharewell::web::pages {
namespace {

using casework::ArrangementGap;
using record::ArrangementKept;

std::string noted(const casework::DecisionView& decision, std::string_view note) {
  const json::value* value = decision.notes_now().if_contains(note);
  return value != nullptr && value->is_string() ? std::string(std::string_view(value->get_string())) : "";
}

std::string day_words(const std::string& day) {
  const auto at = from_rfc3339(day + "T12:00:00.000Z");
  return at ? london_date(*at) : day;
}

std::vector<ArrangementGap> gaps_of(const Visit& visit) {
  return casework::gaps_in(*visit.organisation->arrangements, casework::day_of(visit.parts.clock()));
}

Html gap_words(const ArrangementGap& gap) {
  const Html what = strong(gap.title.empty() ? std::string(arrangement_words(gap.kind)) : gap.title);
  switch (gap.what) {
    case ArrangementGap::What::Missing:
      return join({what, text(words::kGapMissing)});
    case ArrangementGap::What::Overdue:
      return join({what, text(words::kGapOverdue), text(day_words(gap.review))});
    case ArrangementGap::What::NoReview:
      break;
  }
  return join({what, text(words::kGapNoReview)});
}

/// What is chosen: as sent; else the listed way that is on record, or that it went by another.
std::string chosen_way(const Visit& visit, const casework::DecisionView& decision,
                       const std::vector<ArrangementKept>& ways) {
  if (visit.request.method == "POST") return visit.typed("way");
  if (noted(decision, casework::kOutsideNote) == "yes") return std::string(casework::kAnotherWay);
  const auto same = std::ranges::find(ways, noted(decision, casework::kWayNote), &ArrangementKept::title);
  return same == ways.end() ? "" : same->arrangement.text();
}

}  // namespace

std::string_view arrangement_words(std::string_view kind) {
  const auto at = std::ranges::find(words::kArrangementKinds, kind, &words::KindWords::id);
  return at == words::kArrangementKinds.end() ? kind : at->heading;
}

Html arrangement_html(const ArrangementKept& one) {
  Html out = join({text(words::kOwnerIs), text(one.owner)});
  const auto line = [&](const Html& more) { out += join({markup("<br>"), more}); };
  if (!one.review.empty()) line(join({text(words::kReviewIs), text(day_words(one.review))}));
  if (!one.where.empty()) line(where_html(one.where));
  if (!one.says.empty()) line(lines(one.says));
  return out;
}

Html gaps_html(const Visit& visit) {
  if (!visit.me->leads()) return {};
  std::vector<Html> items;
  for (const ArrangementGap& gap : gaps_of(visit)) items.push_back(gap_words(gap));
  if (items.empty()) return {};
  return render(InsetText{
      .text = join({heading_m(words::kGapsHeading), bullet_list(items), small_print(words::kGapsNever)})});
}

Html gaps_line(const Visit& visit) {
  if (!visit.me->leads()) return {};
  const std::size_t count = gaps_of(visit).size();
  if (count == 0) return {};
  const std::string said =
      count == 1 ? std::string(words::kGapTeam) : std::to_string(count) + std::string(words::kGapsTeam);
  return paragraph(join({text(said), text(": "), link(words::kArrangements, "/arrangements"), text(".")}));
}

Html inside_html(const Visit& visit, std::string_view recipient) {
  if (!visit.signed_in() || (recipient != "own-organisation" && recipient != "own-safeguarding-lead"))
    return {};
  std::vector<Html> items;
  for (const ArrangementKept& one : casework::of_kind(*visit.organisation->arrangements, casework::kInternal))
    items.push_back(join({strong(one.title), markup("<br>"), arrangement_html(one)}));
  if (items.empty()) return {};
  return join(
      {heading_m(words::kInsideHeading), bullet_list(items), cite_line({{8, "Legislative framework"}})});
}

Html way_html(const Visit& visit, const casework::DecisionView& decision, const Faults& faults) {
  const auto ways = casework::of_kind(*visit.organisation->arrangements, casework::kChannel);
  if (ways.empty()) return {};
  Radios radios{
      .name = "way",
      .value = chosen_way(visit, decision, ways),
      .fieldset = Fieldset{.legend = {.text = words::kWayAsk, .classes = "govuk-fieldset__legend--s"}},
      .hint = Hint{.text = words::kWayHint},
      .error_message = message_for(faults, "way")};
  for (const ArrangementKept& one : ways) {
    RadioItem item{.value = one.arrangement.text(), .text = text(one.title)};
    if (!one.says.empty()) item.hint = Hint{.text = lines(one.says)};
    radios.items.push_back(std::move(item));
  }
  const bool outside = radios.value == casework::kAnotherWay;
  const std::string stands = noted(decision, casework::kWayNote);
  radios.items.push_back({.divider = "or"});
  radios.items.push_back(
      {.value = std::string(casework::kAnotherWay),
       .text = words::kWayAnother,
       .hint = Hint{.text = words::kWayAnotherHint},
       .conditional = line_input(visit, "way_words", words::kWayWords, {}, outside ? stands : "", faults)});
  const Html before = radios.value.empty() && !stands.empty()
                          ? paragraph(join({text(words::kWayBefore), text(stands)}))
                          : Html{};
  return join({before, render(radios)});
}

}  // namespace sharewell::web::pages
