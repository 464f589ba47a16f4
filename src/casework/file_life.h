// SPDX-License-Identifier: MIT
// What keeps a case file right as time goes on: naming it, correcting the words of a decision, noting a small
// sign. Each is an entry of the file that points at what it follows.
//
// In: a desk, a file, and what the person typed. Out: the file, or every fault in what was typed. Never:
// changes what an earlier entry says; lets somebody do it who sees the file only because they owe a task.
#pragma once

#include <variant>

#include "casework/desk.h"
#include "casework/tasks.h"

namespace sharewell::casework {

/// Names a file that has no name, or gives it the right one; `why` is needed then.
/// in      once: made when the form was shown.
/// errors  NotFound if there is no such file that this person may open.
[[nodiscard]] Result<DoneOrFaults> name_file(const Desk& desk, const FileRef& file, std::string_view label,
                                             std::string_view why, std::string_view once);

/// What a decision's words should have said, and why they did not. The decision itself is not corrected: one
/// decides again. @errors as name_file, and for a decision that is not of the file.
[[nodiscard]] Result<DoneOrFaults> correct_words(const Desk& desk, const FileRef& file,
                                                 const SharingRef& sharing, std::string_view words,
                                                 std::string_view why, std::string_view once);

/// As typed: `basis` is "fact" or "opinion", `whole` is "changes" or "same".
struct TypedSign {
  std::string what, own_words, present, basis, whole, why;
  Instant seen_at;
};
/// Notes one observation. errors  as name_file. @cite hmg-2018 p.6 Sharing Information
[[nodiscard]] Result<DoneOrFaults> note_sign(const Desk& desk, const FileRef& file, const TypedSign& typed,
                                             std::string_view once);

}  // namespace sharewell::casework
