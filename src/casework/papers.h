// SPDX-License-Identifier: MIT
// What a case file says, for somebody who takes it out on paper or as a table: on record first, like a copy
// (copy.h), then read.
//
// In: a desk, a case file, and what is taken. Out: the file as it stood when that was recorded. Never: a word
// of it before the entry is durable; for somebody who sees the file only because they owe a task.
// @cite hmg-2018 p.10 Secure
#pragma once

#include "casework/case_file.h"

namespace sharewell::casework {

/// `what`: as the timeline says it, "a PDF of decision 7K3MP-9XQ2A-C". `once`: a client-made id, so that a
/// button pressed twice is one paper.
/// errors  NotFound: no such file, or not this person's to open.
[[nodiscard]] Result<CaseFileView> take_on_paper(const Desk& desk, const FileRef& file, std::string_view what,
                                                 std::string_view once);

}  // namespace sharewell::casework
