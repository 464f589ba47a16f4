// SPDX-License-Identifier: MIT
// What puts right which case file holds what, and who opens it: a decision goes to the file where it belongs
// (an old one, or a new one: that splits a file), two files of one child are joined, a file is kept to few.
//
// In: a desk, a file that is this person's, and what they typed. Out: the file to go on with, or every fault.
// Never: takes away what was recorded; touches a file that is not theirs to open.
#pragma once

#include "casework/choose_file.h"
#include "casework/tasks.h"

namespace sharewell::casework {

/// Moves one decision with what followed it; what is still to be done is to be done there.
/// in      once: made when the form was shown.
/// errors  NotFound if either file is none that this person may open, or the decision is not in `from`.
[[nodiscard]] Result<DoneOrFaults> move_decision(const Desk& desk, const FileRef& from,
                                                 const SharingRef& sharing, const ChosenFile& to,
                                                 std::string_view why, std::string_view once);

/// From now on `file` goes on as `goes_on`. @errors as move_decision
[[nodiscard]] Result<DoneOrFaults> join_files(const Desk& desk, const FileRef& file, const FileRef& goes_on,
                                              std::string_view why, std::string_view once);

/// Who could open it if it were kept to few: the safeguarding leads of the organisation but `desk.me`, those
/// of its team first.
[[nodiscard]] std::vector<access::Person> who_may_be_let_in(const Desk& desk, const store::FileCard& card);

/// Keeps the file to its opener and `people`, one of them a lead, who gets a task to see to it.
/// @cite hmg-2018 p.10 Secure
[[nodiscard]] Result<DoneOrFaults> restrict_file(const Desk& desk, const FileRef& file,
                                                 const std::vector<PersonRef>& people, std::string_view why,
                                                 std::string_view once);

/// Whether this person opens a file that is kept to few to its team: a lead who sees it.
[[nodiscard]] bool may_open_to_team(const access::Person& person, const CaseFileView& file);
/// Opens it to its team again. errors  NotAllowed if they may not.
[[nodiscard]] Result<DoneOrFaults> open_to_team(const Desk& desk, const FileRef& file, std::string_view why,
                                                std::string_view once);

}  // namespace sharewell::casework
