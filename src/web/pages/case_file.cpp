// SPDX-License-Identifier: MIT
#include "casework/file_moves.h"
#include "casework/may_see.h"
#include "web/asking_words.h"
#include "web/copy_words.h"
#include "web/delay.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/keeping_words.h"
#include "web/move_words.h"
#include "web/pages/advice.h"
#include "web/pages/from_others.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/papers.h"
#include "web/pages/people_on_file.h"
#include "web/pages/signs.h"
#include "web/pages/unfinished.h"
#include "web/search_words.h"
#include "web/ways_words.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::TimelineItem;

/// Said only where it differs: most things are recorded as they happen.
Html both_times(const TimelineItem& item) {
  const std::string happened = london_date_time(item.happened_at),
                    recorded = london_date_time(item.recorded_at);
  if (happened == recorded) return text(happened);
  return join({text(words::kHappened), text(" "), text(happened), text(", "), text(words::kRecorded),
               text(" "), text(recorded)});
}

TimelineEntry entry_of(const Visit& visit, const CaseFileView& file, const TimelineItem& item) {
  const bool decision =
      (item.kind == record::EntryKind::Decided || item.kind == record::EntryKind::SharingTaken) &&
      file.find(item.sharing) != nullptr;
  return {.title = decision ? link(item.summary, record_url(file.ref, item.sharing)) : text(item.summary),
          .when = both_times(item),
          .datetime = to_rfc3339(item.happened_at),
          .by = text(visit.organisation->people->name_of(item.by)),
          .text = item.detail.empty() ? Html{} : lines(item.detail),
          .late = item.late ? text(std::string(words::kDelayRecorded) +
                                   delay_words(item.happened_at, item.recorded_at) +
                                   std::string(words::kDelayAfter))
                            : Html{}};
}

Html decision_list(const Visit& visit, const CaseFileView& file) {
  std::vector<Html> items;
  for (auto one = file.decisions.rbegin(); one != file.decisions.rend(); ++one)
    items.push_back(join(
        {link(join({text(words_of(one->decided.choice)), text(", "), text(london_date(one->happened_at))}),
              record_url(file.ref, one->sharing)),
         text(" ("), text(visit.organisation->people->name_of(one->by)), text(")"),
         missing_line(file.ref, *one, file.mine)}));
  return items.empty() ? Html{} : bullet_list(items);
}

/// Who opens it, if not its team, and where people go on, if not here.
Html standing(const Visit& visit, const CaseFileView& file) {
  Html out;
  if (!file.goes_on_as.empty())
    out += render(InsetText{
        .text = join({text(words::kGoesOnAs), link(file.goes_on_as.spaced(), file_url(file.goes_on_as))})});
  if (file.kept_to) {
    std::string names = visit.organisation->people->name_of(file.opened_by);
    for (const PersonRef& one : *file.kept_to) names += ", " + visit.organisation->people->name_of(one);
    out += render(
        InsetText{.text = join({strong(words::kKeptToFew), text(". "), text(words::kKeptTo), text(names)})});
  }
  return out;
}

/// What may be done with the file. Not for somebody of another team who sees it because of a task.
Html ways_on(const Visit& visit, const CaseFileView& file) {
  if (!file.mine) return {};
  const Url here = file_url(file.ref);
  const auto button = [](words::Text what, const Url& where) {
    return render(Button{.text = what, .classes = "govuk-button--secondary", .href = where});
  };
  const words::Text name = file.label.empty() ? words::kNameTitle : words::kRenameTitle;
  const Html decide = render(visit.form(here / "decisions", render(Button{.text = words::kDecideHere})));
  Html out =
      join({decide, button(name, here / "name"), button(words::kPeopleTitle, here / "people"),
            button(words::kSignAdd, here / "signs"), button(words::kAskOthers, here / "ask"),
            button(words::kNoteReceived, here / "received"), button(words::kKnownTitle, here / "known"),
            file_papers(visit, file), button(words::kCopyTitle, here / "copy")});
  if (file.goes_on_as.empty()) out += button(words::kJoinTitle, here / "join");
  if (!file.kept_to) out += button(words::kRestrictTitle, here / "restrict");
  if (visit.me->leads()) out += button(words::kKeeping, here / "keeping");
  if (casework::may_open_to_team(*visit.me, file)) out += button(words::kOpenFileTitle, here / "open");
  return out;
}

Html exists_html(const casework::AskSomebody& ask) {
  const std::string whom = ask.whom.empty() ? std::string(words::kSomebodyElse) : ask.whom;
  return paragraph(join({text(words::kFileExistsText), strong(whom), text(".")}));
}

http::Response ask_somebody(const Visit& visit, const casework::AskSomebody& ask) {
  const Html main = join({heading_l(words::kFileExists), exists_html(ask)});
  return respond(visit, {.title = std::string(words::kFileExists),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/work"}),
                         .status = row(ErrorCode::NotAllowed).http_status});
}

}  // namespace

Html tasks_html(const Visit& visit, const std::vector<casework::TaskView>& tasks) {
  const casework::Desk desk = visit.desk();
  Html out;
  for (const std::string_view group : duty_groups()) {
    TaskList list{.id_prefix = "task-" + std::string(group)};
    for (const bool open : {true, false})
      for (const casework::TaskView& task : tasks)
        if (const guidance::Obligation* duty = casework::find_duty(desk, task.row.obligation);
            duty != nullptr && duty->group == group && (task.row.state == record::TaskState::Open) == open)
          list.items.push_back(task_item(visit, *duty, task));
    if (!list.items.empty()) out += join({heading_s(group_words(visit.pack(), group)), render(list)});
  }
  return out.empty() ? paragraph(words::kTasksNone) : out;
}

TaskItem task_item(const Visit& visit, const guidance::Obligation& duty, const casework::TaskView& task) {
  const auto state = task.row.state;
  const bool open = state == record::TaskState::Open;
  const bool overdue = open && task.row.due < visit.parts.clock();
  Html hint = open ? join({text(words::kDue), text(london_date(task.row.due))}) : lines(task.note);
  if (open && task.row.owner != visit.me->ref)
    hint += join({text(". "), text(words::kFor), text(visit.organisation->people->name_of(task.row.owner))});
  if (open && !task.note.empty()) hint += join({markup("<br>"), lines(task.note)});
  TaskItem item{.title = {.text = duty.task}, .hint = std::move(hint), .href = task_url(task.row.ref)};
  if (overdue)
    item.status.tag = Tag{.text = words::kOverdue, .classes = "govuk-tag--red"};
  else if (open)
    item.status.tag = Tag{.text = words::kToDo, .classes = "govuk-tag--blue"};
  else
    item.status.text = state == record::TaskState::Done      ? words::kStateDone
                       : state == record::TaskState::NotDone ? words::kStateNotDone
                                                             : words::kStateNoLonger;
  return item;
}

FileOrPage open_own_file(const Visit& visit) {
  FileOrPage out = open_case_file(visit);
  if (out.file && !out.file->mine) out = {{}, failure(visit, {ErrorCode::NotFound, "no such case file", {}})};
  return out;
}

FileOrPage open_case_file(const Visit& visit) {
  FileOrPage out;
  const auto ref = ref_at<FileRef>(visit, 0);
  if (!ref) {
    out.page = failure(visit, ref.error());
    return out;
  }
  auto opened = casework::open_file(visit.desk(), *ref);
  if (!opened)
    out.page = failure(visit, opened.error());
  else if (const auto* ask = std::get_if<casework::AskSomebody>(&*opened))
    out.page = ask_somebody(visit, *ask);
  else
    out.file = std::get<CaseFileView>(*std::move(opened));
  return out;
}

Html file_html(const Visit& visit, const CaseFileView& file) {
  std::vector<TimelineEntry> entries;
  entries.reserve(file.timeline.size());
  for (const TimelineItem& item : file.timeline) entries.push_back(entry_of(visit, file, item));
  const Html noted =
      file.signs.empty() ? Html{} : join({heading_m(words::kSignsTitle), signs_html(visit, file.signs)});
  return join(
      {caption_l(join({text(words::kReference), text(file.ref.spaced())})),
       heading_l(name_of_file(file.label)), helps_html(file), standing(visit, file), ask_first_html(file),
       paragraph(join({text(words::kOpenedBy), text(visit.organisation->people->name_of(file.opened_by)),
                       text(", "), text(london_date_time(file.opened_at))})),
       people_html(file.people), file.decisions.empty() ? Html{} : heading_m(words::kDecisions),
       decision_list(visit, file), openness_html(visit, file), noted, from_others_html(visit, file),
       heading_m(words::kTasks), tasks_html(visit, file.tasks), heading_m(words::kTimeline),
       timeline(entries)});
}

namespace {

/// What stands in the files about the same child that go on as this one, as far as the reader may see it.
Result<Html> joined_html(const Visit& visit, const CaseFileView& file) {
  Html out;
  for (const FileRef& ref : file.joined) {
    const auto card = visit.organisation->store->find_file(ref);
    if (!card) {
      out += join({heading_m(join({text(words::kJoinedHeading), text(ref.spaced())})),
                   paragraph(words::kJoinedErased)});
      continue;
    }
    out += heading_m(join({text(words::kJoinedHeading), link(ref.spaced(), file_url(ref))}));
    SW_TRY(const bool seen, casework::may_see(visit.desk(), *card));
    if (!seen) {  // nobody tried to open it: no refusal to record
      out += exists_html({ref, casework::whom_to_ask(visit.desk(), *card)});
      continue;
    }
    SW_TRY(const auto other, casework::open_file(visit.desk(), ref));
    if (const auto* view = std::get_if<CaseFileView>(&other))
      out += join({decision_list(visit, *view), tasks_html(visit, view->tasks)});
  }
  return out;
}

}  // namespace

Answer case_file(const Visit& visit) {
  const FileOrPage opened = open_case_file(visit);
  if (opened.page) return *opened.page;
  const CaseFileView& file = *opened.file;
  SW_TRY(const Html joined, joined_html(visit, file));
  const Html main = join({file_html(visit, file), joined, ways_on(visit, file)});
  return respond(visit, {.title = std::string(words::kCaseFile),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = "/work"})});
}

}  // namespace sharewell::web::pages
