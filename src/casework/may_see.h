// SPDX-License-Identifier: MIT
// Who may see a case file: those of access::may_open, and, unless it is kept to few, whoever owes an open
// task in it, because somebody who may open it asked them.
//
// In: a desk and a file's card. Out: yes or no. Never: outlasts the task; lets anybody record a decision in
// the file or copy it, which stays with its team.
// @cite hmg-2018 p.10 Secure
#pragma once

#include "casework/desk.h"

namespace sharewell::casework {

[[nodiscard]] Result<bool> may_see(const Desk& desk, const store::FileCard& card);

/// The card of a file that was open a moment ago. NotFound if it was erased since.
[[nodiscard]] Result<store::FileCard> card_of(const Desk& desk, const FileRef& file);

/// Whom somebody asks who may not see it: the leads of its team, or whoever opened it.
[[nodiscard]] std::string whom_to_ask(const Desk& desk, const store::FileCard& card);

/// The open task, if this person may see its file. errors  NotFound for any other, settled ones too.
[[nodiscard]] Result<record::TaskRow> open_task(const Desk& desk, const TaskRef& task);

/// Who may be asked to do something about this file: those who may open it and, unless it is kept to few, the
/// safeguarding leads of the organisation; its team's leads first, then its team, by the order in which they
/// were added.
[[nodiscard]] std::vector<access::Person> who_may_be_asked(const Desk& desk, const store::FileCard& card);

}  // namespace sharewell::casework
