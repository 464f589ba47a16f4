// SPDX-License-Identifier: MIT
// What the demo's leads keep for everybody: invented procedures, a policy table for each organisation, how it
// shares, a duty in law.
//
// In: a demo folder that is open. Out: entries in its office files. Never: a procedure that exists; a table
// to copy without advice.
#pragma once

#include "casework/installation.h"

namespace sharewell::app {

[[nodiscard]] Result<void> add_settings(casework::Installation& installation, const Clock& clock,
                                        const Random& random);

}  // namespace sharewell::app
