// SPDX-License-Identifier: MIT
#include "casework/times.h"

#include <array>

#include "casework/request.h"
#include "casework/said_note.h"
#include "decide/answers_json.h"

namespace sharewell::casework {
namespace {

constexpr const char* kArose = "arose_at";
constexpr const char* kLeft = "left_at";
constexpr const char* kBegun = "draft_begun";

std::optional<Instant> moment_in(const json::object& notes, std::string_view note) {
  return from_rfc3339(own_text_in(notes, note));
}

std::vector<decide::FieldFault> faults_of(const Desk& desk, const Times& stands, const SaidTimes& said) {
  std::vector<decide::FieldFault> faults;
  const Instant now = desk.clock();
  const Instant arose = said.arose.value_or(stands.arose);
  if (said.arose && (*said.arose > now || *said.arose > stands.decided))
    faults.push_back({"arose", "Enter a time that is not after the decision"});
  if (said.shared && !stands.shares)
    faults.push_back({"shared", "It was not decided to share. Decide again first"});
  else if (said.shared && (*said.shared > now || *said.shared < arose))
    faults.push_back({"shared", "Enter a time that is not to come, and not before the concern arose"});
  return faults;
}

}  // namespace

Times times_of(const DecisionView& decision) {
  const json::object& notes = decision.notes_now();
  const json::object& first = decision.decided.notes;
  Times times;
  times.decided = decision.happened_at;
  times.shares = decision.decided.choice == record::Choice::Share;
  times.arose = decision.happened_at;
  if (const auto begun = moment_in(first, kBegun); begun && *begun < times.arose) times.arose = *begun;
  if (const auto request = request_in(first); request && request->asked < times.arose)
    times.arose = request->asked;
  if (const auto said = moment_in(notes, kArose)) {
    times.arose = *said;
    times.arose_said = true;
  }
  times.shared = moment_in(notes, kLeft);
  const bool at_once = decision.decided.emergency || first.if_contains("already_shared") != nullptr;
  if (!times.shared && times.shares && at_once) times.shared = decision.happened_at;
  return times;
}

Result<DoneOrFaults> say_times(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                               const SaidTimes& said, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  const DecisionView* const decision = file.find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  if (auto faults = faults_of(desk, times_of(*decision), said); !faults.empty())
    return DoneOrFaults(std::move(faults));
  std::map<std::string, std::string> notes;
  if (said.arose) notes[kArose] = to_rfc3339(*said.arose);
  if (said.shared) notes[kLeft] = to_rfc3339(*said.shared);
  if (notes.empty()) return DoneOrFaults(ref);
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, *decision));
  SW_TRY(const guidance::Answers answers,
         decide::answers_from_json(*pack, to_canonical_json(decision->answers_now()), "kept answers"));
  SW_TRY(const record::Considered body, considered(desk, file, *decision, answers, notes));
  SW_TRY(const auto kept, desk.store.commit({{{record::EntryKind::Considered, ref, sharing, desk.me.ref,
                                               desk.clock(), desk.clock(), record::to_json(body)}},
                                             std::string(once),
                                             {}}));
  static_cast<void>(kept);
  return DoneOrFaults(ref);
}

bool says_times_anew(const json::object& later, const json::object& earlier) {
  return own_text_in(later, kArose) != own_text_in(earlier, kArose) ||
         own_text_in(later, kLeft) != own_text_in(earlier, kLeft);
}

}  // namespace sharewell::casework
