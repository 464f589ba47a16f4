// SPDX-License-Identifier: MIT
#include "casework/work.h"
#include "web/keeping_words.h"
#include "web/lead_words.h"
#include "web/pages/arrangements_shown.h"
#include "web/pages/pages.h"
#include "web/pages/task_parts.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

Html section(const Visit& visit, words::Text heading, words::Text hint, std::string_view id,
             const std::vector<casework::WorkItem>& items) {
  if (items.empty()) return {};
  const Html about = hint.empty() ? Html{} : small_print(text(std::string(hint) + "."));
  return join({heading_m(text(std::string(heading) + ": " + std::to_string(items.size()))), about,
               work_lists(visit, id, items, true)});
}

Html overdue_html(const Visit& visit, const std::vector<casework::OwedBy>& people) {
  if (people.empty()) return {};
  Html out = heading_m(words::kTeamOverdue);
  for (const casework::OwedBy& one : people)
    out += render(Details{.summary = visit.organisation->people->name_of(one.owner) + ": " +
                                     std::to_string(one.overdue.size()) + std::string(words::kCountOverdue),
                          .text = work_lists(visit, "overdue-" + one.owner.text(), one.overdue, false)});
  return out;
}

/// For supervision, not for today: how many is seen at once, which they are when somebody asks.
Html departures_html(const Visit& visit, const std::vector<casework::WorkItem>& departures) {
  if (departures.empty()) return {};
  return join({heading_m(words::kTeamDepartures),
               small_print(text(std::string(words::kTeamDeparturesHint) + ".")),
               render(Details{.summary = std::to_string(departures.size()) + std::string(words::kTeamOpen),
                              .text = work_lists(visit, "departures", departures, true)})});
}

/// That one waits and since when; never what it says.
Html drafts_html(const Visit& visit, const std::vector<casework::WaitingDraft>& drafts) {
  if (drafts.empty()) return {};
  std::vector<Html> items;
  for (const casework::WaitingDraft& draft : drafts)
    items.push_back(
        join({strong(visit.organisation->people->name_of(draft.author)), text(", "), text(words::kLastSaved),
              text(london_date_time(draft.saved_at)), draft.opens ? Html{} : text(words::kTeamDraftLost)}));
  return join({heading_m(words::kTeamDrafts), small_print(text(std::string(words::kTeamDraftsHint) + ".")),
               bullet_list(items)});
}

/// What only a lead sees.
Html lead_ways(const Visit& visit) {
  if (!visit.me->leads()) return {};
  std::vector<Html> ways{link(words::kOpenFiles, "/team/files"), link(words::kBarriers, "/barriers"),
                         link(words::kEvidence, "/evidence"), link(words::kRetention, "/retention")};
  if (visit.parts.training) ways.push_back(link(words::kTraining, "/training"));
  return join({heading_m(words::kForLeads), bullet_list(ways)});
}

}  // namespace

Answer team(const Visit& visit) {
  SW_TRY(const casework::TeamWork team, casework::team_work(visit.desk()));
  std::size_t overdue = 0;
  for (const casework::OwedBy& one : team.overdue) overdue += one.overdue.size();
  const bool well = overdue == 0 && team.advice_wanted.empty() && team.escalated.empty() &&
                    team.unowned.empty() && team.drafts.empty();
  const std::string count = std::to_string(overdue) + std::string(words::kCountOverdue) + ", " +
                            std::to_string(team.open) + std::string(words::kTeamOpen) + ".";
  const Html main = join(
      {caption_l(text(visit.me->team)), heading_l(words::kTeam), lead(text(count)),
       paragraph(words::kTeamLead), well ? paragraph(words::kTeamAllWell) : Html{},
       drafts_html(visit, team.drafts), section(visit, words::kTeamAdvice, {}, "advice", team.advice_wanted),
       section(visit, words::kTeamEscalated, {}, "escalated", team.escalated),
       section(visit, words::kTeamUnowned, words::kTeamUnownedHint, "unowned", team.unowned),
       overdue_html(visit, team.overdue), departures_html(visit, team.departures), gaps_line(visit),
       lead_ways(visit)});
  return respond(visit, {.title = std::string(words::kTeam), .main = two_thirds(main)});
}

}  // namespace sharewell::web::pages
