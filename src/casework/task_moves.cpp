// SPDX-License-Identifier: MIT
#include "casework/task_moves.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "casework/due.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/typed_text.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;
using Faults = std::vector<FieldFault>;

constexpr std::array<std::string_view, 4> kAgain{"today", "tomorrow", "2 working days", "5 working days"};

std::string needed(std::string_view typed, std::string_view field, std::string_view missing, Faults& faults) {
  return typed_text(typed, field, limits::kOwnWordsBytes, missing, faults);
}

PersonRef chosen_of(const std::vector<access::Person>& people, std::string_view typed, Faults& faults) {
  for (const access::Person& person : people)
    if (person.ref.text() == typed) return person.ref;
  faults.push_back({"to", "Choose who"});
  return {};
}

Result<DoneOrFaults> keep(const Desk& desk, record::EntryKind kind, const FileRef& file,
                          const SharingRef& sharing, json::object body, std::string_view once) {
  record::EntryBody entry{kind, file, sharing, desk.me.ref, desk.clock(), desk.clock(), std::move(body)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  static_cast<void>(kept);
  return DoneOrFaults(file);
}

record::RaisedTask task_for(const Desk& desk, std::string_view duty, PersonRef owner) {
  return {TaskRef::make(desk.random), std::string(duty), due_at(own_duty(duty)->due, desk.clock()),
          std::move(owner)};
}

Result<DoneOrFaults> raise(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                           const record::TaskRaised& raised, std::string_view once) {
  return keep(desk, record::EntryKind::TaskRaised, file, sharing, record::to_json(raised), once);
}

Result<CaseFileView> open_decision(const Desk& desk, const FileRef& ref, const SharingRef& sharing) {
  SW_TRY(FileOrAsk opened, open_file(desk, ref));
  auto* file = std::get_if<CaseFileView>(&opened);
  if (file == nullptr || file->find(sharing) == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  return std::move(*file);
}

bool telling_is_risky(const DecisionView& decision) {
  const json::value* answer = decision.answers_now().if_contains("informing_increases_risk");
  return answer != nullptr && answer->is_string() && std::string_view(answer->get_string()) == "yes";
}

}  // namespace

std::span<const std::string_view> chase_again_choices() { return kAgain; }

Result<DoneOrFaults> chase(const Desk& desk, const TaskRef& task, std::string_view note,
                           std::string_view again, std::string_view once) {
  SW_TRY(const record::TaskRow row, open_task(desk, task));
  Faults faults;
  const std::string text = needed(note, "note", "Say whom you tried, and how", faults);
  if (std::ranges::find(kAgain, again) == kAgain.end())
    faults.push_back({"again", "Choose when you will look again"});
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  const record::TaskMoved moved{task, {}, due_at(again, desk.clock()), true, Personal<std::string>(text)};
  return keep(desk, record::EntryKind::TaskMoved, row.file, row.sharing, record::to_json(moved), once);
}

Result<DoneOrFaults> pass_on(const Desk& desk, const TaskRef& task, std::string_view to,
                             std::string_view note, std::string_view once) {
  SW_TRY(const record::TaskRow row, open_task(desk, task));
  Faults faults;
  SW_TRY(const store::FileCard card, card_of(desk, row.file));
  const PersonRef owner = chosen_of(who_may_be_asked(desk, card), to, faults);
  const std::string text = needed(note, "note", "Say why, and what they need to know", faults);
  if (faults.empty() && owner == row.owner) faults.push_back({"to", "Choose somebody who does not have it"});
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  const record::TaskMoved moved{task, owner, {}, false, Personal<std::string>(text)};
  return keep(desk, record::EntryKind::TaskMoved, row.file, row.sharing, record::to_json(moved), once);
}

Result<DoneOrFaults> escalate(const Desk& desk, const TaskRef& task, std::string_view to,
                              std::string_view note, std::string_view once) {
  SW_TRY(const record::TaskRow row, open_task(desk, task));
  Faults faults;
  SW_TRY(const store::FileCard card, card_of(desk, row.file));
  const PersonRef owner = chosen_of(who_may_be_asked(desk, card), to, faults);
  const std::string text = needed(note, "note", "Say what is not being done, and what you fear", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  return raise(desk, row.file, row.sharing,
               {task_for(desk, kEscalate, owner), task, Personal<std::string>(text)}, once);
}

std::vector<access::Person> advisers(const Desk& desk, const store::FileCard& card) {
  std::vector<access::Person> people = who_may_be_asked(desk, card);
  std::erase_if(people, [&](const access::Person& one) { return !one.leads() || one.ref == desk.me.ref; });
  return people;
}

Result<DoneOrFaults> ask_advice(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                                std::string_view whom, std::string_view question, std::string_view once) {
  SW_TRY(const CaseFileView opened, open_decision(desk, file, sharing));
  Faults faults;
  SW_TRY(const store::FileCard card, card_of(desk, file));
  const PersonRef owner = chosen_of(advisers(desk, card), whom, faults);
  const std::string text = needed(question, "note", "Write what you want to know", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  return raise(desk, opened.ref, sharing,
               {task_for(desk, kGiveAdvice, owner), {}, Personal<std::string>(text)}, once);
}

Result<DoneOrFaults> note_person_to_tell(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                                         const PersonToTell& person, std::string_view once) {
  SW_TRY(const CaseFileView opened, open_decision(desk, file, sharing));
  Faults faults;
  std::string text = needed(person.who, "who", "Write whom you mean", faults);
  const bool safe = person.adds_danger == "no";
  if (!safe && person.adds_danger != "yes" && person.adds_danger != "not-known")
    faults.push_back({"adds_danger", "Choose whether telling this person could add to any danger"});
  if (safe && telling_is_risky(*opened.find(sharing)))
    faults.push_back(
        {"adds_danger",
         "Your record says that telling adds to the danger. If that has changed, change it first "
         "under Settle how to share"});
  if (!safe) text += "\n" + needed(person.why, "why", "Say why not yet, and who judged it", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  const std::string_view duty = safe ? kTellPerson : kTellPersonLater;
  return raise(desk, file, sharing, {task_for(desk, duty, desk.me.ref), {}, Personal<std::string>(text)},
               once);
}

}  // namespace sharewell::casework
