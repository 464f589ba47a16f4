// SPDX-License-Identifier: MIT
#include "casework/file_moves.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/limits.h"
#include "casework/case_file.h"
#include "casework/may_see.h"
#include "casework/typed_text.h"
#include "record/move_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using record::EntryKind;
using Faults = std::vector<decide::FieldFault>;

Personal<std::string> reason(std::string_view typed, std::string_view missing, Faults& faults) {
  return Personal<std::string>(typed_text(typed, "why", limits::kOwnWordsBytes, missing, faults));
}

record::EntryBody by_me(const Desk& desk, EntryKind kind, const FileRef& file, const SharingRef& sharing,
                        json::object body) {
  return {kind, file, sharing, desk.me.ref, desk.clock(), desk.clock(), std::move(body)};
}

Result<DoneOrFaults> keep(const Desk& desk, std::vector<record::EntryBody> entries, FileRef next,
                          std::string_view once) {
  SW_TRY(const auto done, desk.store.commit({std::move(entries), std::string(once), {}}));
  static_cast<void>(done);
  return DoneOrFaults(std::move(next));
}

bool goes_with(const record::EntryBody& entry, const SharingRef& sharing) {
  return entry.sharing == sharing &&
         (entry.kind == EntryKind::Decided || entry.kind == EntryKind::SharingTaken ||
          entry.kind == EntryKind::Considered || entry.kind == EntryKind::Corrected);
}

/// The decision as it stands in `file` now, each entry with its opening. It may have come and gone before:
/// its newest coming counts.
Result<std::vector<record::TakenEntry>> taken_entries(const Desk& desk, const FileRef& file,
                                                      const DecisionView& decision) {
  SW_TRY(const store::Looked looked, desk.store.look(file, desk.me.ref));
  SW_TRY(const auto entries, desk.store.read(looked, file));
  std::vector<record::TakenEntry> out;
  for (const record::Entry& entry : entries) {
    if (entry.index() < decision.index || !goes_with(entry.body(), decision.sharing)) continue;
    SW_TRY(store::Proof proof, desk.store.proof_of(looked, entry.index()));
    out.push_back({entry.index(), std::move(proof.canonical), Personal<std::string>(to_base64(proof.blind))});
  }
  return out;
}

/// Raised anew for every task of the sharing that is still open.
void move_tasks(const Desk& desk, const CaseFileView& file, const SharingRef& sharing,
                record::SharingMoved& moved, record::SharingTaken& taken) {
  for (const TaskView& task : file.tasks)
    if (task.row.sharing == sharing && task.row.state == record::TaskState::Open) {
      moved.ended.push_back(task.row.ref);
      taken.tasks.push_back({TaskRef::make(desk.random), task.row.obligation, task.row.due, task.row.owner});
    }
}

/// What somebody owes who does not see the file any more goes to one who does.
void pass_tasks(const CaseFileView& file, const std::vector<PersonRef>& let_in,
                const Personal<std::string>& why, const Desk& desk, std::vector<record::EntryBody>& out) {
  const PersonRef to = let_in.empty() ? file.opened_by : let_in.front();
  for (const TaskView& task : file.tasks)
    if (task.row.state == record::TaskState::Open && task.row.owner != file.opened_by &&
        std::ranges::find(let_in, task.row.owner) == let_in.end())
      out.push_back(by_me(desk, EntryKind::TaskMoved, file.ref, task.row.sharing,
                          record::to_json(record::TaskMoved{task.row.ref, to, {}, false, why})));
}

}  // namespace

Result<DoneOrFaults> move_decision(const Desk& desk, const FileRef& from, const SharingRef& sharing,
                                   const ChosenFile& to, std::string_view why, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, from));
  const DecisionView* const decision = file.find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  SW_TRY(FileChoice chosen, choose_file(desk, to, desk.clock()));
  Faults faults = std::move(chosen.faults);
  if (chosen.file == from) faults.push_back({"file", "Choose another case file: it is in this one"});
  const auto said = reason(why, "Say why it belongs there, and how you know", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  SW_TRY(auto entries, taken_entries(desk, from, *decision));
  record::SharingMoved moved{chosen.file, decision->index, {}, said};
  record::SharingTaken taken{from, std::move(entries), {}, said};
  move_tasks(desk, file, sharing, moved, taken);
  std::vector<record::EntryBody> kept = std::move(chosen.opening);
  kept.push_back(by_me(desk, EntryKind::SharingMoved, from, sharing, record::to_json(moved)));
  kept.push_back(by_me(desk, EntryKind::SharingTaken, chosen.file, sharing, record::to_json(taken)));
  return keep(desk, std::move(kept), chosen.file, once);
}

Result<DoneOrFaults> join_files(const Desk& desk, const FileRef& ref, const FileRef& goes_on,
                                std::string_view why, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  SW_TRY(const CaseFileView other, open_mine(desk, goes_on));
  Faults faults;
  if (ref == goes_on) faults.push_back({"file", "Choose another case file than this one"});
  if (!file.goes_on_as.empty() || !other.goes_on_as.empty())
    faults.push_back({"file", "One of the two was joined with another before: open that one"});
  const auto said = reason(why, "Say how you know that it is the same child", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  return keep(
      desk,
      {by_me(desk, EntryKind::FileJoined, ref, {}, record::to_json(record::FileJoined{goes_on, false, said})),
       by_me(desk, EntryKind::FileJoined, goes_on, {}, record::to_json(record::FileJoined{ref, true, said}))},
      goes_on, once);
}

std::vector<access::Person> who_may_be_let_in(const Desk& desk, const store::FileCard& card) {
  std::vector<access::Person> leads;
  for (access::Person& person : desk.people.all())
    if (person.leads() && person.ref != desk.me.ref && person.ref != card.opened_by())
      leads.push_back(std::move(person));
  std::ranges::stable_partition(leads, [&](const access::Person& one) { return one.team == card.team(); });
  return leads;
}

Result<DoneOrFaults> restrict_file(const Desk& desk, const FileRef& ref, const std::vector<PersonRef>& people,
                                   std::string_view why, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  SW_TRY(const store::FileCard card, card_of(desk, ref));
  const auto leads = who_may_be_let_in(desk, card);
  Faults faults;
  std::vector<PersonRef> let_in;
  for (const access::Person& lead : leads)
    if (std::ranges::find(people, lead.ref) != people.end()) let_in.push_back(lead.ref);
  if (let_in.empty() && !desk.me.leads())
    faults.push_back({"people", "Choose a safeguarding lead, who is to look into it"});
  const auto said = reason(why, "Say why few should see it", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  if (desk.me.ref != file.opened_by) let_in.push_back(desk.me.ref);
  std::vector<record::EntryBody> entries = keeping_to_few(desk, ref, let_in, said);
  pass_tasks(file, let_in, said, desk, entries);
  return keep(desk, std::move(entries), ref, once);
}

bool may_open_to_team(const access::Person& person, const CaseFileView& file) {
  return file.mine && file.kept_to && person.leads();
}

Result<DoneOrFaults> open_to_team(const Desk& desk, const FileRef& ref, std::string_view why,
                                  std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  Faults faults;
  if (!may_open_to_team(desk.me, file))
    return fail(ErrorCode::NotAllowed, "only a safeguarding lead to whom it is kept opens it to the team");
  const auto said = reason(why, "Say why the team may see it now", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  return keep(desk,
              {by_me(desk, EntryKind::FileRestricted, ref, {},
                     record::to_json(record::FileRestricted{false, {}, said}))},
              ref, once);
}

}  // namespace sharewell::casework
