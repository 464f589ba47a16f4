// SPDX-License-Identifier: MIT
// Which pack is in force for a new decision.
//
// In: the packs that are here, those that the organisation put into service, and the day and jurisdiction of
// the decision. Out: one pack, always. Never: reads a clock; looks at old decisions, which keep the pack they
// were made under; calls any edition the latest: the built-in one stays the default after it was superseded,
// because it is what Sharewell implements, and its notices say so.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "guidance/shelf.h"

namespace sharewell::guidance {

/// A pack that an organisation put into service: an overlay of its own, another edition, or the built-in one
/// again.
struct InService {
  std::string sha256;
  std::string from;  ///< the first day, as 2026-12-01
};

struct Occasion {
  std::string_view date;          ///< as 2026-12-01
  std::string_view jurisdiction;  ///< as in pack.toml; empty: whichever
};

/// Whether a pack is in force on that day by its own dates and of that jurisdiction. The built-in one always
/// is.
[[nodiscard]] bool serves(const Pack& pack, const Occasion& occasion);

/// The pack put into service last (latest `from`, then latest in the list) that has begun, is on the shelf,
/// is of this jurisdiction and in force on that day by its own dates; else the built-in one. Today's built-in
/// one stands for those that earlier programs carried.
[[nodiscard]] const Pack& in_force(const Shelf& shelf, std::span<const InService> put,
                                   const Occasion& occasion);

}  // namespace sharewell::guidance
