// SPDX-License-Identifier: MIT
// What is owed at a glance: by me, and in the case files of my team.
//
// In: a desk. Out: open tasks sorted by when they are due, and what a lead is told beside them. Naming case
// files is a look on record. Never: says what a colleague's draft says; ranks or counts people against each
// other; sends anything to anybody.
#pragma once

#include "casework/draft.h"
#include "casework/tasks.h"

namespace sharewell::casework {

struct WorkItem {
  record::TaskRow row;
  std::string task, detail;  ///< words of the pack, or our own
  std::string file_label;    ///< empty: not yet named
  bool overdue = false;
};

/// A draft whose answers say that a child may be at risk. What they are is not said.
/// @cite requirements R045, R102: what waits helps nobody
[[nodiscard]] bool says_a_child_may_be_at_risk(const guidance::Pack& pack, const Draft& draft);

struct MyWork {
  std::vector<WorkItem> overdue, today, later;  ///< each soonest first
  std::vector<Draft> drafts;
  std::vector<LostDraft> lost_drafts;
  std::vector<FileLine> files;  ///< of the team
};
/// This person's open tasks, drafts and files.
[[nodiscard]] Result<MyWork> my_work(const Desk& desk);

/// The rows of this person's tasks in one state, soonest due first; settled ones in the files that they may
/// open. A row names nobody, so that this is no look.
[[nodiscard]] Result<std::vector<record::TaskRow>> my_tasks(const Desk& desk, record::TaskState state);

/// A draft of worry that was last saved more than an hour ago; or one that may be, since nobody can read it.
struct WaitingDraft {
  PersonRef author;
  Instant saved_at;
  bool opens = true;  ///< false: it is damaged
};

struct OwedBy {
  PersonRef owner;
  std::vector<WorkItem> overdue;
};

/// Open tasks in the files that this person may see.
struct TeamWork {
  std::vector<WorkItem> advice_wanted, escalated, departures, unowned;
  std::vector<OwedBy> overdue;       ///< of the rest; by name
  std::size_t open = 0;              ///< all of them, due or not
  std::vector<WaitingDraft> drafts;  ///< only for a safeguarding lead: of those whose lead they are
};
[[nodiscard]] Result<TeamWork> team_work(const Desk& desk);

}  // namespace sharewell::casework
