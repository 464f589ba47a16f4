// SPDX-License-Identifier: MIT
#include "casework/arrangements.h"

#include "base/limits.h"
#include "casework/service.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using record::ArrangementKept;

std::size_t place_of(std::string_view kind) {
  const auto kinds = record::arrangement_kinds();
  return static_cast<std::size_t>(std::ranges::find(kinds, kind) - kinds.begin());
}

std::vector<decide::FieldFault> faults_of(ArrangementKept& typed) {
  std::vector<decide::FieldFault> faults;
  const auto check = [&](std::string& text, std::string_view field, std::size_t most, const char* missing) {
    text = typed_text(text, field, most, missing, faults);
  };
  if (place_of(typed.kind) == record::arrangement_kinds().size())
    faults.push_back({"kind", "Choose what it is about"});
  check(typed.title, "title", limits::kShortTextBytes, "Write what it is called");
  check(typed.owner, "owner", limits::kShortTextBytes, "Write who answers for it, as a position");
  if (!typed.review.empty() && !is_day(typed.review))
    faults.push_back({"review", "Enter the day on which it is looked at again, or leave it empty"});
  check(typed.where, "where", 2 * limits::kShortTextBytes, "");
  check(typed.says, "says", 5 * limits::kShortTextBytes, "");
  return faults;
}

}  // namespace

bool arrangement_before(const ArrangementKept& a, const ArrangementKept& b) {
  return std::pair(place_of(a.kind), std::string_view(a.title)) <
         std::pair(place_of(b.kind), std::string_view(b.title));
}

std::vector<ArrangementKept> of_kind(const Arrangements& arrangements, std::string_view kind) {
  std::vector<ArrangementKept> out = arrangements.all();
  std::erase_if(out, [&](const ArrangementKept& one) { return one.kind != kind; });
  return out;
}

std::vector<ArrangementGap> gaps_in(const Arrangements& arrangements, std::string_view today) {
  using What = ArrangementGap::What;
  const std::vector<ArrangementKept> all = arrangements.all();
  std::vector<ArrangementGap> gaps;
  for (const std::string_view kind : record::arrangement_kinds())
    if (kind != kChannel && std::ranges::find(all, kind, &ArrangementKept::kind) == all.end())
      gaps.push_back({What::Missing, kind, {}, {}});
  for (const ArrangementKept& one : all) {
    const std::string_view kind = record::arrangement_kinds()[place_of(one.kind)];  // outlives the copy
    if (one.review.empty() && kind != kChannel)
      gaps.push_back({What::NoReview, kind, one.title, {}});
    else if (!one.review.empty() && one.review < today)
      gaps.push_back({What::Overdue, kind, one.title, one.review});
  }
  return gaps;
}

Result<ArrangementOrFaults> keep_arrangement(const Desk& desk, Arrangements& arrangements,
                                             ArrangementKept typed, std::string_view once) {
  auto faults = faults_of(typed);
  return keep_line(desk, arrangements, std::move(typed), std::move(faults), once);
}

}  // namespace sharewell::casework
