// SPDX-License-Identifier: MIT
#include "casework/ways_out.h"

#include "base/limits.h"
#include "casework/due.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;
using record::ArrangementKept;

/// Whoever leads and may open the file already; this person, where nobody else does. A task lets nobody in.
PersonRef who_looks(const Desk& desk, const FileRef& file) {
  const auto card = desk.store.find_file(file);
  if (!card) return desk.me.ref;  // it was erased a moment ago, and the write will say so
  for (const access::Person& one : who_may_be_asked(desk, *card))
    if (one.leads() && one.ref != desk.me.ref && access::may_open(one, *card)) return one.ref;
  return desk.me.ref;
}

/// Somebody looks once at one way; another way is looked at again.
bool is_looked_at(const CaseFileView& file, const DecisionView& decision, std::string_view words) {
  const json::value* const before = decision.notes_now().if_contains(kWayNote);
  const bool same =
      before != nullptr && before->is_string() && std::string_view(before->get_string()) == words;
  return same && std::ranges::any_of(file.tasks, [&](const TaskView& task) {
           return task.row.sharing == decision.sharing && task.row.obligation == kLookAtWay;
         });
}

Result<std::vector<record::RaisedTask>> flags(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                                              std::string_view words) {
  SW_TRY(const FileOrAsk opened, open_file(desk, ref));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  std::vector<record::RaisedTask> tasks;
  if (!is_looked_at(*file, *decision, words))
    tasks.push_back({TaskRef::make(desk.random), std::string(kLookAtWay),
                     due_at(own_duty(kLookAtWay)->due, desk.clock()), who_looks(desk, ref)});
  return tasks;
}

}  // namespace

Result<DoneOrFaults> consider_with_way(const Desk& desk, const Arrangements& arrangements,
                                       const FileRef& file, const SharingRef& sharing, HowSteps steps,
                                       const WayChosen& chosen, std::string_view once) {
  const std::vector<ArrangementKept> allowed = of_kind(arrangements, kChannel);
  if (allowed.empty()) return consider(desk, file, sharing, steps, once);
  steps.notes.erase(std::string(kWayNote));
  std::vector<record::RaisedTask> tasks;
  if (chosen.way == kAnotherWay) {
    std::vector<FieldFault> faults;
    const std::string words =
        typed_text(chosen.words, kWayNote, limits::kOwnWordsBytes, "Say which way it went, and why", faults);
    if (!faults.empty()) return DoneOrFaults(std::move(faults));
    steps.notes[std::string(kWayNote)] = words;
    steps.notes[std::string(kOutsideNote)] = "yes";
    SW_TRY(tasks, flags(desk, file, sharing, words));
  } else if (!chosen.way.empty()) {
    const auto way = std::ranges::find_if(
        allowed, [&](const ArrangementKept& one) { return one.arrangement.text() == chosen.way; });
    if (way == allowed.end())
      return DoneOrFaults(std::vector<FieldFault>{{"way", "Choose one of the ways on the list"}});
    steps.notes[std::string(kWayNote)] = way->title;
    steps.notes[std::string(kOutsideNote)] = "";
  }
  return consider(desk, file, sharing, steps, once, std::move(tasks));
}

}  // namespace sharewell::casework
