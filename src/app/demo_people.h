// SPDX-License-Identifier: MIT
// The demo's people on case files: names that are easily misspelt, birth dates and numbers, to be searched
// for.
//
// In: the demo's installation after its invented cases. Out: entries. Never: a person who exists, or an NHS
// number that may be given to one (999 in front is kept for tests).
#pragma once

#include "casework/installation.h"

namespace sharewell::app {

[[nodiscard]] Result<void> add_people_on_files(casework::Installation& installation, const Clock& clock,
                                               const Random& random);

}  // namespace sharewell::app
