// SPDX-License-Identifier: MIT
#include "guidance/editions.h"

namespace sharewell::guidance {
// Dates as 2026-12-01 stand in the order of their letters.
bool serves(const Pack& pack, const Occasion& occasion) {
  if (&pack == &built_in()) return true;
  const Parts& parts = pack.parts();
  // An overlay says itself until when it serves: what it lies on may be the built-in pack, which always does.
  const bool overlay = !parts.base.empty();
  const std::string& from = overlay ? parts.local_from : parts.in_force_from;
  const std::string& until = overlay ? parts.local_until : parts.superseded_on;
  return from <= occasion.date && (until.empty() || occasion.date < until) &&
         (occasion.jurisdiction.empty() || parts.jurisdiction == occasion.jurisdiction);
}

const Pack& in_force(const Shelf& shelf, std::span<const InService> put, const Occasion& occasion) {
  const Pack* chosen = &built_in();
  std::string_view since;
  for (const InService& one : put) {
    if (one.from > occasion.date || one.from < since) continue;
    const Pack* pack = shelf.find(one.sha256);
    if (pack == nullptr) continue;
    // What an earlier program carried has ended by its dates; who went back to it meant the built-in one.
    if (!serves(*pack, occasion) && pack->id() == built_in().id()) pack = &built_in();
    if (!serves(*pack, occasion)) continue;
    chosen = pack;
    since = one.from;
  }
  return *chosen;
}

}  // namespace sharewell::guidance
