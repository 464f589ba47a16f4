// SPDX-License-Identifier: MIT
#include "casework/qualities.h"

#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

constexpr std::array<std::string_view, 8> kQualities{
    "necessary", "proportionate", "relevant", "adequate", "accurate", "timely", "secure", "need-to-know"};

}  // namespace

std::span<const std::string_view> quality_ids() { return kQualities; }

std::string unmet_note(std::string_view quality) {
  std::string note = "unmet_" + std::string(quality);
  for (char& c : note)
    if (c == '-') c = '_';
  return note;
}

bool has_choice(std::string_view kept, std::string_view choice) {
  while (!kept.empty()) {
    const std::size_t space = kept.find(' ');
    if (kept.substr(0, space) == choice) return true;
    kept = space == kept.npos ? std::string_view{} : kept.substr(space + 1);
  }
  return false;
}

std::array<QualityAnswer, 8> qualities_of(const json::object& notes) {
  using enum QualityAnswer::Met;
  const std::string_view met = text_in(notes, "qualities");
  std::array<QualityAnswer, 8> out;
  for (std::size_t i = 0; i < kQualities.size(); ++i) {
    const std::string why(text_in(notes, unmet_note(kQualities[i])));
    const bool ticked = has_choice(met, kAllQualities) || has_choice(met, kQualities[i]);
    out[i] = {kQualities[i], !why.empty() ? No : ticked ? Yes : NotSaid, why};
  }
  return out;
}

}  // namespace sharewell::casework
