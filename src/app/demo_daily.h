// SPDX-License-Identifier: MIT
// The demo's daily work: invented contacts, and a question that waits for a safeguarding lead.
//
// In: the demo's installation after its invented cases. Out: entries. Never: a number that anybody answers
// (Ofcom keeps 01632 960000 to 960999 for fiction).
#pragma once

#include "casework/installation.h"

namespace sharewell::app {

[[nodiscard]] Result<void> add_daily_work(casework::Installation& installation, const Clock& clock,
                                          const Random& random);

}  // namespace sharewell::app
