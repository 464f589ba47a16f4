// SPDX-License-Identifier: MIT
#include "casework/tasks.h"
#include "web/form_parts.h"
#include "web/pages/pages.h"
#include "web/pages/record_url.h"
#include "web/words.h"

namespace sharewell::web::pages {
namespace {

Html items_html(words::Text heading, std::string_view id, const std::vector<casework::WorkItem>& items) {
  TaskList list{.id_prefix = std::string(id)};
  for (const casework::WorkItem& item : items) {
    TaskItem shown{.title = {.text = item.task},
                   .hint = join({text(name_of_file(item.file_label)), text(". "), text(words::kDue),
                                 text(london_date(item.row.due))}),
                   .href = task_url(item.row.ref)};
    shown.status.tag = item.overdue ? Tag{.text = words::kOverdue, .classes = "govuk-tag--red"}
                                    : Tag{.text = words::kToDo, .classes = "govuk-tag--blue"};
    list.items.push_back(std::move(shown));
  }
  return join({heading_m(heading), list.items.empty() ? paragraph(words::kNothingDue) : render(list)});
}

Html drafts_html(const std::vector<casework::Draft>& drafts) {
  if (drafts.empty()) return join({heading_m(words::kDrafts), paragraph(words::kDraftsNone)});
  SummaryList list;
  for (const casework::Draft& draft : drafts) {
    const Url here = Url("/drafts") / draft.ref.text();
    const std::string began = london_date_time(draft.started);
    list.rows.push_back(
        {.key = {.text = join({text(words::kDraftOf), text(began)})},
         .value = {.text = join({text(words::kLastSaved), text(london_date_time(draft.saved_at))})},
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
