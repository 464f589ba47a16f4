// SPDX-License-Identifier: MIT
// Whether the only reason that somebody gives for not sharing is the right to private and family life, or
// human rights as such. That right does not stop sharing where the concern about safety is real, so that the
// person is asked what makes it real, or which fact makes this sharing wrong.
// @cite hmg-2018 p.8 Legislative framework; p.14 Myth-busting guide
//
// In: the person's own words. Out: whether anything but that is in them. Never: judges a reason.
#pragma once

#include <string_view>

namespace sharewell::casework {

/// "Article 8", "It is against her human rights (Art. 8 ECHR)"; not "Article 8: he has moved out".
[[nodiscard]] bool is_only_private_life(std::string_view words);

/// What is asked then.
inline constexpr std::string_view kPrivateLifeAlone =
    "The right to private and family life (article 8) is no reason by itself where a worry about safety is "
    "real (page 8). Say what makes it real, or which fact makes this sharing wrong";

}  // namespace sharewell::casework
