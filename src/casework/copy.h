// SPDX-License-Identifier: MIT
// Takes a copy of what a case file says out of Sharewell, with everything that proves it.
//
// In: a desk, a case file, and for whom and why. Out: an entry that says so, and then, for who took it, the
// bundle (docs/formats/bundle.md). Never: a byte of it before that entry is durable; a copy for somebody who
// may not open the file, or of a copy that somebody else took.
#pragma once

#include <variant>

#include "casework/desk.h"
#include "casework/witnessing.h"
#include "decide/decision.h"

namespace sharewell::casework {

/// The index of the entry that says that a copy was taken, or what to put right ("purpose").
using CopyOrFaults = std::variant<std::uint64_t, std::vector<decide::FieldFault>>;

/// `once`: a client-made id, so that one form sent twice is one copy.
/// errors  NotFound: no such file, or not this person's to open.
[[nodiscard]] Result<CopyOrFaults> take_copy(const Desk& desk, const FileRef& file, std::string_view purpose,
                                             std::string_view once);

/// The bundle of a copy that this person took, with what witnesses saw of the register up to now. errors
/// NotFound: they did not. TooLarge: more than a bundle holds.
[[nodiscard]] Result<std::string> bundle_of(const Desk& desk, const Witnessing& witnessing,
                                            const FileRef& file, std::uint64_t copy);

}  // namespace sharewell::casework
