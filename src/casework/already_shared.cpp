// SPDX-License-Identifier: MIT
#include "casework/already_shared.h"

#include <charconv>

namespace sharewell::casework {
namespace {

constexpr std::string_view kSharedAt = "shared_at";

}  // namespace

std::optional<Instant> shared_at(const Draft& draft) {
  const Values* kept = draft.find(kSharedAt);
  if (kept == nullptr) return std::nullopt;
  const std::string& digits = kept->front();
  Instant at;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), at.ms);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return at;
}

void set_shared_at(Draft& draft, Instant at) { draft.set(kSharedAt, {std::to_string(at.ms)}); }

std::string in_its_tense(const guidance::Pack& pack, const Draft& draft, std::string_view id,
                         std::string_view present) {
  if (!shared_at(draft)) return std::string(present);
  const std::string key = "past_" + std::string(id);
  const std::string_view past = pack.text(key);
  return std::string(past == key ? present : past);
}

}  // namespace sharewell::casework
