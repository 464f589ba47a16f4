// SPDX-License-Identifier: MIT
// What to do when somebody is in danger now, as several pages show it.
//
// In: the pack. Out: markup. Never: anything about a person or a case, so that it can be cached and read
// offline.
#pragma once

#include "guidance/pack.h"
#include "web/html.h"

namespace sharewell::web::pages {

/// Kept by browsers for a day, for when there is no network.
inline constexpr std::string_view kDangerCaching = "public, max-age=86400";

/// Whom to ring, that no agreement is needed, what to say. Its first heading is the page's.
[[nodiscard]] Html danger_help(const guidance::Pack& pack);

}  // namespace sharewell::web::pages
