// SPDX-License-Identifier: MIT
#include "casework/work.h"

#include "casework/request.h"
#include "casework/tasks.h"
#include "web/form_parts.h"
#include "web/lead_words.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/pages/task_parts.h"
#include "web/ways_words.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

/// "You have 2 overdue, 1 due today and 4 later."
Html count_line(const casework::MyWork& mine) {
  if (mine.overdue.empty() && mine.today.empty() && mine.later.empty()) return lead(words::kNothingOwed);
  const auto some = [](std::size_t count, words::Text what) {
    return std::to_string(count) + std::string(what);
  };
  return lead(text(std::string(words::kYouHave) + some(mine.overdue.size(), words::kCountOverdue) + ", " +
                   some(mine.today.size(), words::kCountToday) + " and " +
                   some(mine.later.size(), words::kCountLater) + "."));
}

Html items_html(const Visit& visit, words::Text heading, std::string_view id,
                const std::vector<casework::WorkItem>& items) {
  if (items.empty()) return {};
  return join({heading_m(heading), work_lists(visit, id, items, false)});
}

/// The author is reminded while there is still time to act. @cite requirements R045, R102
Html draft_of_worry(const Visit& visit, const std::vector<casework::Draft>& drafts) {
  for (const casework::Draft& draft : drafts)
    if (casework::says_a_child_may_be_at_risk(visit.pack(), draft))
      return render(NotificationBanner{
          .content = join({paragraph(strong(words::kDraftOfWorryTitle)), paragraph(words::kDraftOfWorry),
                           paragraph(link(words::kResume, Url("/drafts") / draft.ref.text()))})});
  return {};
}

/// What cannot be read can still be put away.
Html lost_html(const std::vector<casework::LostDraft>& lost) {
  Html out;
  for (const casework::LostDraft& draft : lost)
    out += render(
        InsetText{.text = join({text(words::kDraftLost), text(london_date_time(draft.saved_at)), text(". "),
                                link(words::kDiscardDraft, Url("/drafts") / draft.ref.text() / "discard")})});
  return out;
}

Html drafts_html(const std::vector<casework::Draft>& drafts) {
  if (drafts.empty()) return join({heading_m(words::kDrafts), paragraph(words::kDraftsNone)});
  SummaryList list;
  for (const casework::Draft& draft : drafts) {
    const Url here = Url("/drafts") / draft.ref.text();
    const std::string began = london_date_time(draft.started);
    std::string saved = std::string(words::kLastSaved) + london_date_time(draft.saved_at);
    if (const auto request = casework::request_of(draft))
      saved += ", " + std::string(words::kDraftReplyBy) +
               london_date(casework::reply_due(*request, request->asked));
    list.rows.push_back(
        {.key = {.text = join({text(words::kDraftOf), text(began)})},
         .value = {.text = saved},
         .actions = SummaryActions{
             .items = {{.text = words::kResume, .href = here, .visually_hidden_text = "draft begun " + began},
                       {.text = words::kDiscard,
                        .href = here / "discard",
                        .visually_hidden_text = "draft begun " + began}}}});
  }
  return join({heading_m(words::kDrafts), render(list)});
}

Html files_html(const Visit& visit, const std::vector<casework::FileLine>& files) {
  if (files.empty()) return join({heading_m(words::kCaseFiles), paragraph(words::kFilesNone)});
  Table table{.head = std::vector<TableCell>{
                  {.text = words::kCaseFile}, {.text = words::kOpenedOn}, {.text = words::kBy}}};
  for (const casework::FileLine& file : files)
    table.rows.push_back({{.text = link(name_of_file(file.label), file_url(file.ref), file.ref.spaced())},
                          {.text = london_date(file.opened_at)},
                          {.text = visit.organisation->people->name_of(file.opened_by)}});
  return join({heading_m(words::kCaseFiles), render(table)});
}

}  // namespace

Answer work(const Visit& visit) {
  SW_TRY(const casework::MyWork mine, casework::my_work(visit.desk()));
  const Html begin = render(visit.form("/drafts", render(Button{.text = words::kStartDecision})));
  const Html main = join({draft_of_worry(visit, mine.drafts), heading_l(words::kMyWork), count_line(mine),
                          items_html(visit, words::kOverdue, "overdue", mine.overdue),
                          items_html(visit, words::kDueToday, "today", mine.today), begin,
                          items_html(visit, words::kDueLater, "later", mine.later), drafts_html(mine.drafts),
                          lost_html(mine.lost_drafts), files_html(visit, mine.files),
                          paragraph(link(words::kBarriers, "/barriers"))});
  return respond(visit, {.title = std::string(words::kMyWork), .main = two_thirds(main)});
}

}  // namespace sharewell::web::pages
