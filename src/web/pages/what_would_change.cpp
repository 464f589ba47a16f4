// SPDX-License-Identifier: MIT
#include <charconv>

#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/words_changes.h"

namespace sharewell::web::pages {
namespace {

using casework::WhatWouldChange;
using guidance::Pack;

Url choose_url() { return "/guidance/what-would-change"; }

Url url_of(std::string_view sha256) { return choose_url() / sha256; }

Html back_link(const Url& to) { return render(BackLink{.href = to}); }

std::string state_of(const WhatWouldChange::Choice& choice) {
  std::string out(choice.in_force ? words::kInForceNow : words::Text{});
  const auto add = [&](const std::string& more) { out += (out.empty() ? "" : ". ") + more; };
  if (!choice.from.empty()) {
    const auto day = from_rfc3339(choice.from + "T12:00:00.000Z");
    add(std::string(words::kInServiceFrom) + (day ? london_date(*day) : choice.from));
  }
  if (choice.pack == &guidance::built_in()) add(std::string(words::kCarriedInside));
  return out;
}

/// `again`: a result is shown above it. Buttons beside each other must sound different.
Html start_form(const Visit& visit, const Pack& pack, bool again) {
  const Html label = join({text(again ? words::kFindOutAgain : words::kFindOut),
                           visually_hidden(join({text(": "), text(pack.edition())}))});
  const Button button{.text = label, .classes = again ? "govuk-button--secondary" : ""};
  return render(visit.form(choose_url(), render(button), {{"pack", pack.sha256()}}));
}

SummaryRow summary_row(words::Text key, std::string_view value) {
  return {.key = {.text = key}, .value = {.text = text(value)}};
}

Html counts_html(const WhatWouldChange::Found& found) {
  const casework::ReplayCounts& counts = found.counts;
  SummaryList list;
  const auto add = [&](words::Text key, std::uint64_t count) {
    list.rows.push_back(summary_row(key, std::to_string(count)));
  };
  list.rows.push_back(summary_row(words::kDoneAt, london_date_time(found.at)));
  add(words::kRunAgain, counts.replayed + counts.not_the_same);
  add(words::kSameBytes, counts.replayed);
  if (counts.not_the_same != 0) add(words::kNotSame, counts.not_the_same);
  add(words::kOutcomeDiffers, counts.outcomes_differ);
  add(words::kOnlyDutiesDiffer, counts.duties_differ);
  if (counts.lost_answers != 0) add(words::kLostAnswers, counts.lost_answers);
  return render(list);
}

std::string tasks_of(const Pack& pack, const std::vector<std::size_t>& duties) {
  std::string out;
  for (const std::size_t one : duties) out += (out.empty() ? "" : "; ") + pack.obligations()[one].task;
  return out;
}

std::string short_title(const guidance::Outcome& outcome) {
  return outcome.short_title.empty() ? outcome.title : outcome.short_title;
}

Html line_html(const WhatWouldChange::Line& line, const Pack& other) {
  const casework::WouldDiffer& one = line.what;
  const std::string then = short_title(one.made_under->outcomes()[one.outcome_then]);
  const std::string now = short_title(other.outcomes()[one.outcome_now]);
  std::vector<Html> items;
  const auto add = [&](words::Text before, const std::string& what) {
    if (!what.empty()) items.push_back(join({text(before), text(what)}));
  };
  if (one.considered) items.push_back(text(words::kWouldHow));
  add(one.same_outcome ? words::kWouldStill : words::kWouldThen, then);
  if (!one.same_outcome) add(words::kWouldNow, now);
  add(words::kWouldNew, tasks_of(other, one.duties_new));
  add(words::kWouldGone, tasks_of(*one.made_under, one.duties_gone));
  add(words::kWouldLost, one.answers_lost == 0 ? "" : std::to_string(one.answers_lost));
  const Html name = join({text(name_of_file(line.label)), text(", "), text(one.file.spaced()), text(", "),
                          text(london_date(one.happened_at))});
  return heading_s(link(name, record_url(one.file, one.sharing))) + bullet_list(items);
}

Html lines_html(const WhatWouldChange::Found& found) {
  const std::uint64_t others = found.counts.differences() - found.counts.in_reach;
  Html counted =
      others == 0 ? Html{}
                  : paragraph(join({text(words::kChangesOthers), text(std::to_string(others)), text(".")}));
  if (found.listed == 0) return counted;
  Html lines;
  for (const WhatWouldChange::Line& line : found.lines) lines += line_html(line, *found.pack);
  const Url here = url_of(found.pack->sha256());
  const auto to = [&](words::Text label, std::size_t first) {
    return paragraph(link(label, here.with("from", std::to_string(first))));
  };
  if (found.first >= WhatWouldChange::kOnAPage)
    lines += to(words::kOlder, found.first - WhatWouldChange::kOnAPage);
  if (found.first + WhatWouldChange::kOnAPage < found.listed)
    lines += to(words::kNewer, found.first + WhatWouldChange::kOnAPage);
  const Html cut =
      found.listed == found.counts.in_reach
          ? Html{}
          : paragraph(join({text(words::kChangesCut), text(std::to_string(found.listed)), text(".")}));
  return join({heading_m(words::kChangesListed), cut, small_print(words::kChangesAudit), lines, counted});
}

http::Response result_page(const Visit& visit, const WhatWouldChange::Found& found) {
  const bool fault = found.counts.not_the_same != 0;
  const Html verdict =
      found.counts.differences() == 0 ? paragraph(words::kChangesNothing) : paragraph(words::kChangesMeaning);
  const Html main =
      join({caption_l(text(found.pack->edition())), heading_l(words::kChangesTitle),
            fault ? render(WarningText{.text = words::kNotSameWarning}) : Html{}, counts_html(found), verdict,
            lines_html(found), start_form(visit, *found.pack, true)});
  return respond(visit, {.title = std::string(words::kChangesTitle),
                         .main = two_thirds(main),
                         .before = back_link(choose_url())});
}

http::Response progress_page(const Visit& visit, const WhatWouldChange::UnderWay& run) {
  const std::string far = std::to_string(run.done) + std::string(words::kFindingOutFar) +
                          std::to_string(run.of) + std::string(words::kFindingOutEntries);
  const Html main =
      join({heading_l(words::kFindingOut), run.of == 0 ? Html{} : paragraph(text(far)),
            paragraph(words::kFindingOutWait), paragraph(link(words::kLookAgain, url_of(run.sha256)))});
  http::Response page = respond(visit, {.title = std::string(words::kFindingOut),
                                        .main = two_thirds(main),
                                        .before = back_link(choose_url())});
  page.headers.emplace_back("Refresh", "2");
  return page;
}

std::size_t first_of(const Visit& visit) {
  const std::string_view typed = visit.request.query_value("from").value_or("");
  std::size_t first = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), first);
  return first;
}

}  // namespace

Answer what_would_change(const Visit& visit) {
  const casework::Desk desk = visit.desk();
  const WhatWouldChange& asked = *visit.organisation->what_would_change;
  SW_TRY(const auto choices, asked.choices(desk));
  const auto running = asked.under_way(desk);
  Html list;
  for (const WhatWouldChange::Choice& choice : choices) {
    list += heading_m(text(choice.pack->edition()));
    list += paragraph(join({text(choice.pack->title()), text(". "), text(state_of(choice)), text(".")}));
    if (!running) list += start_form(visit, *choice.pack, false);
  }
  const Html busy = !running        ? Html{}
                    : running->mine ? paragraph(link(words::kSeeProgress, url_of(running->sha256)))
                                    : render(InsetText{.text = words::kFindingOutOther});
  const Html main = join({heading_l(words::kChangesTitle), paragraph(words::kChangesLead), busy, list,
                          small_print(words::kChangesHow)});
  return respond(visit, {.title = std::string(words::kChangesTitle),
                         .main = two_thirds(main),
                         .before = back_link("/guidance")});
}

Answer find_out_what_would_change(const Visit& visit) {
  const std::string pack = visit.typed("pack");
  const auto started = visit.organisation->what_would_change->start(visit.desk(), pack);
  if (!started && started.error().code == ErrorCode::Busy) return go_to(choose_url());  // which says so
  SW_DO(started);
  return go_to(url_of(pack));
}

Answer what_it_would_change(const Visit& visit) {
  const casework::Desk desk = visit.desk();
  const WhatWouldChange& asked = *visit.organisation->what_would_change;
  const std::string& pack = visit.captured.at(0);
  if (const auto running = asked.under_way(desk); running && running->mine && running->sha256 == pack)
    return progress_page(visit, *running);
  SW_TRY(const auto found, asked.see(desk, pack, first_of(visit)));
  if (!found) return go_to(choose_url());
  return result_page(visit, *found);
}

}  // namespace sharewell::web::pages
