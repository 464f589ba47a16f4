// SPDX-License-Identifier: MIT
#include "casework/work.h"

#include <algorithm>

#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/retention.h"

namespace sharewell::casework {
namespace {

WorkItem work_item(const Desk& desk, const record::TaskRow& row, std::string label) {
  const guidance::Obligation* duty = find_duty(desk, row.obligation);
  return {row, duty != nullptr ? duty->task : row.obligation, duty != nullptr ? duty->detail : "",
          std::move(label), row.due < desk.clock()};
}

/// A task in a file that is kept to few shows itself, as its file does, only to them.
bool is_kept_from(const Desk& desk, const record::TaskRow& row) {
  const auto card = desk.store.find_file(row.file);
  return card && card->kept_to() && !access::may_open(desk.me, *card);
}

/// Those of the open tasks that `wanted` takes, each with its file's name. Naming them is a look on record.
template <class Wanted>
Result<std::vector<WorkItem>> named_tasks(const Desk& desk, Wanted wanted) {
  SW_TRY(std::vector<record::TaskRow> rows, desk.store.open_tasks());
  std::erase_if(rows, [&](const record::TaskRow& row) {
    return !wanted(row) || is_kept_from(desk, row) || is_far_off(row, desk.clock());
  });
  std::vector<FileRef> files;
  for (const record::TaskRow& row : rows) files.push_back(row.file);
  std::ranges::sort(files);
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::vector<WorkItem> items;
  if (files.empty()) return items;
  SW_TRY(const store::Looked looked, desk.store.look_list(files, desk.me.ref));
  for (const record::TaskRow& row : rows)
    if (const auto card = desk.store.find_file(row.file))
      items.push_back(work_item(desk, row, card->label(looked).reveal()));
  return items;
}

/// Nobody who answers for it now: the owner is not known, or left the file's team and leads nobody.
bool is_unowned(const Desk& desk, const record::TaskRow& row) {
  const auto owner = desk.people.find(row.owner);
  const auto card = desk.store.find_file(row.file);
  return !owner || (!owner->leads() && card && !access::may_open(*owner, *card));
}

bool leads_them(const Desk& desk, const PersonRef& author) {
  const auto person = desk.people.find(author);
  if (!person) return false;
  const auto leads = desk.people.leads_of(person->team);
  return std::ranges::any_of(leads, [&](const access::Person& lead) { return lead.ref == desk.me.ref; });
}

Result<std::vector<WaitingDraft>> waiting_drafts(const Desk& desk) {
  std::vector<WaitingDraft> waiting;
  if (!desk.me.leads()) return waiting;
  const Instant before = desk.clock() + -kHourMs;
  SW_TRY(const auto drafts, desk.store.drafts_that([&](const store::Draft& stored) {
    if (stored.saved_at > before || stored.author == desk.me.ref || !leads_them(desk, stored.author))
      return false;
    const auto draft = read_draft(stored);
    return !draft || says_a_child_may_be_at_risk(desk.pack, *draft);
  }));
  for (const store::DraftSaved& draft : drafts)
    waiting.push_back({draft.author, draft.saved_at, draft.opens});
  return waiting;
}

void sort_into(const Desk& desk, WorkItem item, TeamWork& team) {
  if (is_unowned(desk, item.row)) return team.unowned.push_back(std::move(item));
  if (item.row.obligation == kGiveAdvice) return team.advice_wanted.push_back(std::move(item));
  if (item.row.obligation == kEscalate) return team.escalated.push_back(std::move(item));
  if (item.row.obligation == kTalkOver) return team.departures.push_back(std::move(item));
  if (!item.overdue) return;
  const auto same = std::ranges::find(team.overdue, item.row.owner, &OwedBy::owner);
  if (same == team.overdue.end())
    team.overdue.push_back({item.row.owner, {std::move(item)}});
  else
    same->overdue.push_back(std::move(item));
}

}  // namespace

bool says_a_child_may_be_at_risk(const guidance::Pack& pack, const Draft& draft) {
  const auto risk = pack.find_question("risk");
  if (!risk) return false;
  const guidance::AnswerIndex answer = answers_of(pack, draft).at[*risk];
  if (answer == guidance::kAbsent) return false;
  const std::string& said = pack.questions()[*risk].answers[answer].id;
  return said != "none" && said != "support-need";
}

Result<MyWork> my_work(const Desk& desk) {
  MyWork work;
  SW_TRY(work.files, my_files(desk));
  SW_TRY(MyDrafts drafts, my_drafts(desk));
  work.drafts = std::move(drafts.drafts);
  work.lost_drafts = std::move(drafts.lost);
  SW_TRY(auto mine, named_tasks(desk, [&](const record::TaskRow& row) { return row.owner == desk.me.ref; }));
  const Instant today = end_of_london_day(desk.clock(), 0);
  for (WorkItem& item : mine)
    (item.overdue            ? work.overdue
     : item.row.due <= today ? work.today
                             : work.later)
        .push_back(std::move(item));
  return work;
}

Result<std::vector<record::TaskRow>> my_tasks(const Desk& desk, record::TaskState state) {
  std::vector<record::TaskRow> rows;
  if (state == record::TaskState::Open) {
    SW_TRY(rows, desk.store.open_tasks());
  } else {
    for (const store::FileCard& card : desk.store.files()) {
      if (!access::may_open(desk.me, card)) continue;
      SW_TRY(const auto of_file, desk.store.tasks_of(card.file()));
      rows.insert(rows.end(), of_file.begin(), of_file.end());
    }
  }
  std::erase_if(rows, [&](const record::TaskRow& row) {
    return row.owner != desk.me.ref || row.state != state || is_kept_from(desk, row);
  });
  std::ranges::sort(rows, {}, [](const record::TaskRow& row) { return std::pair(row.due, row.ref); });
  return rows;
}

Result<TeamWork> team_work(const Desk& desk) {
  TeamWork team;
  SW_TRY(auto items, named_tasks(desk, [&](const record::TaskRow& row) {
           const auto card = desk.store.find_file(row.file);
           return card && (access::may_open(desk.me, *card) || row.owner == desk.me.ref);
         }));
  team.open = items.size();
  for (WorkItem& item : items) sort_into(desk, std::move(item), team);
  std::ranges::sort(team.overdue, {}, [&](const OwedBy& one) { return desk.people.name_of(one.owner); });
  SW_TRY(team.drafts, waiting_drafts(desk));
  return team;
}

}  // namespace sharewell::casework
