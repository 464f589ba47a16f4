// SPDX-License-Identifier: MIT
// A draft about something that was shared before anybody asked what the advice says: when it was shared.
//
// In: a draft. Out: the moment, or nothing for a draft about what may yet be shared. Never: changes what the
// questions mean; only their tense, and when the decision happened.
#pragma once

#include <optional>

#include "casework/draft.h"

namespace sharewell::casework {

/// When it was shared, if it was.
[[nodiscard]] std::optional<Instant> shared_at(const Draft& draft);
void set_shared_at(Draft& draft, Instant at);

/// The words of a field or a page for this draft: in the past tense if the pack has them, for what was
/// shared. `present` is what stands there otherwise.
[[nodiscard]] std::string in_its_tense(const guidance::Pack& pack, const Draft& draft, std::string_view id,
                                       std::string_view present);

}  // namespace sharewell::casework
