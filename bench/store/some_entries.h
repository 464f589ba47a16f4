// SPDX-License-Identifier: MIT
// Entries as a page would send them, to measure with.
// In: a case file, who acts, randomness. Out: an entry not yet kept. Never: says anything of anybody.
#pragma once

#include "record/bodies.h"

namespace sharewell::bench {

inline record::EntryBody an_entry(record::EntryKind kind, const FileRef& file, const PersonRef& actor,
                                  json::object body) {
  return {kind, file, {}, actor, system_clock_now(), {}, std::move(body)};
}

inline record::EntryBody an_opening(const FileRef& file, const PersonRef& actor) {
  return an_entry(record::EntryKind::FileOpened, file, actor,
                  record::to_json(record::FileOpened{Personal(std::string("A child")), "Duty team"}));
}

/// Of about 1 KB, with two tasks.
inline record::EntryBody a_decision(const FileRef& file, const PersonRef& actor, const Random& random) {
  record::Decided body;
  body.answers = {
      {"risk", "some-risk"}, {"requested", "no"}, {"consent", "not-asked"}, {"recipient", "police"}};
  body.recommendation = {{"outcome", "share"}, {"rule", "D9"}, {"flow", "yes"}};
  body.words = Personal(std::string(600, 'w'));
  for (const char* obligation : {"tell-the-family", "record-the-reply"})
    body.tasks.push_back({TaskRef::make(random), obligation, Instant{1'790'000'000'000}, actor});
  return an_entry(record::EntryKind::Decided, file, actor, record::to_json(std::move(body)));
}

}  // namespace sharewell::bench
