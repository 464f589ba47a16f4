// SPDX-License-Identifier: MIT
// What the pages of the lists that leads keep have in common: contacts, procedures, the policy table, how the
// organisation shares, duties in law.
//
// In: a visit, how a line stands. Out: fields that keep what was typed, versions, the way between the lists.
// Never: a form for anybody but a lead.
#pragma once

#include "casework/kept_list.h"
#include "web/form_parts.h"
#include "web/policy_words.h"
#include "web/visit.h"

namespace sharewell::web::pages {

/// From one of the lists to the others.
[[nodiscard]] Html kept_ways(const Visit& visit);
/// What was typed, else how the line stands.
[[nodiscard]] std::string typed_or(const Visit& visit, std::string_view field, const std::string& stands);
[[nodiscard]] Html line_input(const Visit& visit, std::string_view name, words::Text label, words::Text hint,
                              const std::string& stands, const Faults& faults);
[[nodiscard]] Html text_area(const Visit& visit, std::string_view name, words::Text label,
                             const std::string& stands, const Faults& faults);
/// Where something is found: an https address as a link, or words.
[[nodiscard]] Html where_html(const std::string& where);
/// Whether a line stays on the list.
[[nodiscard]] Html gone_radios(const Visit& visit, words::Text ask, bool gone);

/// The versions of the line that the address names; none for "/.../new".
template <class List>
[[nodiscard]] Result<typename List::Versions> versions_at(const Visit& visit, const List& list) {
  if (visit.captured.empty()) return typename List::Versions{};
  SW_TRY(const auto ref, ref_at<typename List::LineRef>(visit, 0));
  auto versions = list.versions(ref);
  if (versions.empty()) return fail(ErrorCode::NotFound, "no such line of the list");
  return versions;
}

/// Newest first, each as `say` puts it, with who wrote it and when.
template <class Versions, class Say>
[[nodiscard]] Html versions_html(const Visit& visit, const Versions& versions, Say say) {
  std::vector<TimelineEntry> entries;
  for (auto one = versions.rbegin(); one != versions.rend(); ++one)
    entries.push_back({.title = say(one->kept),
                       .when = text(london_date_time(one->at)),
                       .datetime = to_rfc3339(one->at),
                       .by = text(visit.organisation->people->name_of(one->by)),
                       .text = one->kept.gone ? text(words::kKeptOff) : Html{}});
  return versions.empty() ? Html{} : join({heading_m(words::kKeptVersions), timeline(entries)});
}

}  // namespace sharewell::web::pages
