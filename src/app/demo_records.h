// SPDX-License-Identifier: MIT
// The demo's one finished record: an invented agreement with all that makes it count, and every part said.
// The others stay incomplete, as most are on the day after.
//
// In: the demo's installation after its invented cases. Out: entries. Never: a person who exists.
#pragma once

#include "casework/installation.h"

namespace sharewell::app {

[[nodiscard]] Result<void> finish_a_record(casework::Installation& installation, const Clock& clock,
                                           const Random& random);

}  // namespace sharewell::app
