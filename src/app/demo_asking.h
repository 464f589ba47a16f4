// SPDX-License-Identifier: MIT
// What the demo's people asked of others, were told, met in the way and were trained in.
//
// In: an installation whose people and case files are made. Out: entries by them. Never: a real person.
#pragma once

#include "casework/installation.h"

namespace sharewell::app {

/// What stood in the way, at a time so long ago that its quarter has ended and leads see figures.
[[nodiscard]] Result<void> add_barriers(casework::Installation& installation, const Clock& clock,
                                        const Random& random);
[[nodiscard]] Result<void> add_asking(casework::Installation& installation, const Clock& clock,
                                      const Random& random);

}  // namespace sharewell::app
