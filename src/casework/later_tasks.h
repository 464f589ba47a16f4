// SPDX-License-Identifier: MIT
// Tasks that something said after a decision adds: whose they are, and which the decision brought along.
//
// In: a desk, a case file, a decision. Out: an owner; whether there was such a task. Never: lets somebody who
// sees the file only for a task lengthen that by a task of their own making.
#pragma once

#include "casework/case_file.h"
#include "casework/desk.h"

namespace sharewell::casework {

/// This person, or whoever decided where this person only owes a task here.
[[nodiscard]] PersonRef owner_of_more(const Desk& desk, const CaseFileView& file,
                                      const DecisionView& decision);
/// Whether a decision that came from another case file had such a task there: what became of it is not asked
/// again here. @pre obligation is an id
[[nodiscard]] bool was_raised_before_the_move(const DecisionView& decision, std::string_view obligation);

}  // namespace sharewell::casework
