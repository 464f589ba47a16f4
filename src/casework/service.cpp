// SPDX-License-Identifier: MIT
#include "casework/service.h"

#include <fmt/format.h>

#include <mutex>

#include "record/bodies.h"

namespace sharewell::casework {

Result<void> Service::apply(const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::GuidanceChosen) return {};
  SW_TRY(const auto chosen, record::read_body<record::GuidanceChosen>(entry));
  // Less advice than the organisation chose, and nobody told, is worse than no start.
  if (shelf_.find(chosen.sha256) == nullptr)
    return fail(ErrorCode::NotFound,
                "a guidance pack that was put into service is lost; bring it back from a copy",
                fmt::format("packs/{}", chosen.sha256));
  const std::unique_lock lock(mutex_);
  put_.push_back({chosen.sha256, chosen.from});
  return {};
}

const guidance::Pack& Service::in_force(Instant now) const {
  const std::string today = day_of(now);
  const std::shared_lock lock(mutex_);
  // Which country a case belongs to is not asked; the organisation chose the pack for its own.
  return guidance::in_force(shelf_, put_, {today, {}});
}

std::vector<guidance::InService> Service::put() const {
  const std::shared_lock lock(mutex_);
  return put_;
}

Result<void> check_fits_pages(const guidance::Pack& pack) {
  std::string missing;
  const auto lacks = [&](std::string_view what, std::string_view id) {
    missing += fmt::format("{}{} `{}`", missing.empty() ? "" : ", ", what, id);
  };
  for (const guidance::Question& question : guidance::built_in().questions()) {
    const auto own = pack.find_question(question.id);
    if (!own) {
      lacks("question", question.id);
      continue;
    }
    for (const guidance::Answer& answer : question.answers)
      if (!pack.find_answer(*own, answer.id)) lacks(question.id + " answer", answer.id);
  }
  for (const guidance::Outcome& outcome : guidance::built_in().outcomes())
    if (!pack.find_outcome(outcome.id)) lacks("outcome", outcome.id);
  for (const auto& [key, text] : guidance::built_in().parts().texts)
    if (!pack.parts().texts.contains(key)) lacks("text", key);
  if (missing.empty()) return {};
  return fail(ErrorCode::BadPack, "the pages need what this pack does not have: " + missing, pack.id());
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto noon = from_rfc3339(fmt::format("{}T12:00:00.000Z", text));
  return noon && london_time(*noon).year >= 1900;  // a year that is a word counts as none, not as the year 0
}

std::string day_of(Instant at) {
  const LondonTime time = london_time(at);
  return fmt::format("{:04}-{:02}-{:02}", time.year, time.month, time.day);
}

}  // namespace sharewell::casework
