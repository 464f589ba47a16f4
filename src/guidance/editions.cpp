// SPDX-License-Identifier: MIT
#include "guidance/editions.h"

namespace sharewell::guidance {
namespace {

/// Dates as 2026-12-01 stand in the order of their letters.
bool serves(const Pack& pack, const Occasion& occasion) {
  if (&pack == &built_in()) return true;
  const Parts& parts = pack.parts();
  return parts.in_force_from <= occasion.date &&
         (parts.superseded_on.empty() || occasion.date < parts.superseded_on) &&
         (occasion.jurisdiction.empty() || parts.jurisdiction == occasion.jurisdiction);
}

}  // namespace

const Pack& in_force(const Shelf& shelf, std::span<const InService> put, const Occasion& occasion) {
  const Pack* chosen = &built_in();
  std::string_view since;
  for (const InService& one : put) {
    if (one.from > occasion.date || one.from < since) continue;
    const Pack* pack = shelf.find(one.sha256);
    if (pack == nullptr || !serves(*pack, occasion)) continue;
    chosen = pack;
    since = one.from;
  }
  return *chosen;
}

}  // namespace sharewell::guidance
