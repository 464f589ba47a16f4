// SPDX-License-Identifier: MIT
// The pages on which somebody asks others for information, sees the text to hand over, and notes what came.
//
// In: a visit. Out: a page, or 303. Never: sends anything.
#pragma once

#include "web/form_parts.h"
#include "web/pages/pages.h"

namespace sharewell::web::pages {

// ask_others.cpp
[[nodiscard]] Answer ask_others(const Visit& visit);
[[nodiscard]] Answer save_ask_others(const Visit& visit);
[[nodiscard]] Answer asked_text(const Visit& visit);
// received.cpp
[[nodiscard]] Answer received(const Visit& visit);
[[nodiscard]] Answer save_received(const Visit& visit);
/// A draft that is begun in this case file.
[[nodiscard]] Answer decide_here(const Visit& visit);

/// Radios with the bodies that the pack knows.
[[nodiscard]] Html body_radios(const Visit& visit, std::string_view name, std::string_view asks,
                               const Faults& faults);

}  // namespace sharewell::web::pages
