// SPDX-License-Identifier: MIT
// What can be done with an open task besides settling it: chase it, pass it to somebody else, take it to
// somebody more senior, ask for advice, note one more person to tell. Each is an entry of the case file.
//
// In: a desk, a task or a sharing, and what the person typed. Out: the file it belongs to, or every fault in
// what was typed. Never: sends anything; settles a task; lets a chain end before somebody says that they have
// it.
#pragma once

#include "casework/may_see.h"
#include "casework/tasks.h"

namespace sharewell::casework {

/// When to look again at what was chased, in the words of the pack's due dates.
[[nodiscard]] std::span<const std::string_view> chase_again_choices();

/// Nobody answered: what was tried, and when to look again. It stays open, due then.
/// in      again: one of chase_again_choices(). `once`: made when the form was shown.
/// errors  NotFound if it is no open task in a file that this person may see.
/// @cite hmg-2018 p.6 Sharing Information
[[nodiscard]] Result<DoneOrFaults> chase(const Desk& desk, const TaskRef& task, std::string_view note,
                                         std::string_view again, std::string_view once);

/// The task is `to`'s from now on, with why. @errors as chase.
[[nodiscard]] Result<DoneOrFaults> pass_on(const Desk& desk, const TaskRef& task, std::string_view to,
                                           std::string_view note, std::string_view once);

/// A task that follows from this one, to go higher up, due today. This one stays open until it is done.
/// @errors as chase. @cite hmg-2018 p.6 Sharing Information
[[nodiscard]] Result<DoneOrFaults> escalate(const Desk& desk, const TaskRef& task, std::string_view to,
                                            std::string_view note, std::string_view once);

/// Those whom somebody may ask for advice about a file: safeguarding leads, without oneself.
[[nodiscard]] std::vector<access::Person> advisers(const Desk& desk, const store::FileCard& card);

/// Asks for advice on a decision; the question is the task of whoever is asked. Their answer is what the task
/// is settled with (settle_task). errors  NotFound if there is no such decision that this person may see.
/// @cite hmg-2018 p.4 The seven golden rules to sharing information (rule 3)
[[nodiscard]] Result<DoneOrFaults> ask_advice(const Desk& desk, const FileRef& file,
                                              const SharingRef& sharing, std::string_view whom,
                                              std::string_view question, std::string_view once);

/// One person to be told, or not yet.
/// in      adds_danger: "no", "yes" or "not-known", whether telling this person could add to any danger;
/// `why`
///         is needed unless "no".
/// out     a fault also where the sharing's own answer is that telling adds to danger: that answer comes
/// first.
/// @cite hmg-2018 p.11 How
struct PersonToTell {
  std::string who, adds_danger, why;
};
[[nodiscard]] Result<DoneOrFaults> note_person_to_tell(const Desk& desk, const FileRef& file,
                                                       const SharingRef& sharing, const PersonToTell& person,
                                                       std::string_view once);

}  // namespace sharewell::casework
