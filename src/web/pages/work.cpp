// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/request.h"
#include "casework/tasks.h"
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

TaskItem shown(const casework::WorkItem& item) {
  TaskItem line{.title = {.text = item.task},
                .hint = join({text(words::kDue), text(london_date(item.row.due))}),
                .href = task_url(item.row.ref)};
  line.status.tag = item.overdue ? Tag{.text = words::kOverdue, .classes = "govuk-tag--red"}
                                 : Tag{.text = words::kToDo, .classes = "govuk-tag--blue"};
  return line;
}

/// One list a case file, the file with the earliest due date first: what is owed to each child at a glance.
Html items_html(words::Text heading, std::string_view id, const std::vector<casework::WorkItem>& items) {
  if (items.empty()) return join({heading_m(heading), paragraph(words::kNothingDue)});
  std::vector<const casework::WorkItem*> firsts;
  for (const casework::WorkItem& item : items)
    if (std::ranges::none_of(firsts, [&](const auto* first) { return first->row.file == item.row.file; }))
      firsts.push_back(&item);
  Html out = heading_m(heading);
  for (const casework::WorkItem* first : firsts) {
    TaskList list{.id_prefix = std::string(id) + "-" + first->row.file.text()};
    for (const casework::WorkItem& item : items)
      if (item.row.file == first->row.file) list.items.push_back(shown(item));
    const std::string unnamed = first->file_label.empty() ? ", " + first->row.file.spaced() : "";
    out +=
        heading_s(link(name_of_file(first->file_label) + unnamed, file_url(first->row.file))) + render(list);
  }
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
  const Html main =
      join({heading_l(words::kMyWork), begin, items_html(words::kOverdue, "overdue", mine.overdue),
            items_html(words::kDueThisWeek, "this-week", mine.this_week),
            items_html(words::kDueLater, "later", mine.later), drafts_html(mine.drafts),
            files_html(visit, mine.files)});
  return respond(visit, {.title = std::string(words::kMyWork), .main = two_thirds(main)});
}

}  // namespace sharewell::web::pages
