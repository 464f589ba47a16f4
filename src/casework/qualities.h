// SPDX-License-Identifier: MIT
// The eight qualities that shared information should have, each answered: met, or not met and why. One tick
// says that all are met but those that are named as exceptions.
// @cite hmg-2018 p.4 The seven golden rules to sharing information (rule 6)
//
// In: the notes of a decision. Out: eight answers, in order. Never: takes a quality for met that nobody said.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "base/json.h"

namespace sharewell::casework {

/// "necessary", "proportionate", "relevant", "adequate", "accurate", "timely", "secure", "need-to-know".
[[nodiscard]] std::span<const std::string_view> quality_ids();

struct QualityAnswer {
  enum class Met : std::uint8_t { NotSaid, Yes, No };
  std::string_view id;
  Met met = Met::NotSaid;
  std::string why{};  ///< of one that is not met
};
[[nodiscard]] std::array<QualityAnswer, 8> qualities_of(const json::object& notes);

inline constexpr std::string_view kAllQualities = "all";  ///< the choice that ticks all at once
/// The note of an exception: "unmet_necessary".
[[nodiscard]] std::string unmet_note(std::string_view quality);

/// Whether the choice is among those kept with a space between.
[[nodiscard]] bool has_choice(std::string_view kept, std::string_view choice);

}  // namespace sharewell::casework
