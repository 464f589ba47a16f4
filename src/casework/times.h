// SPDX-License-Identifier: MIT
// When a concern arose, when it was decided about, when information was shared: and how long it took.
// @cite hmg-2018 p.9 Timely; requirements R102
//
// In: a decision on record; what a person says of it. Out: the three moments, each with whether somebody said
// it; a `considered` entry that says it. Never: holds up a decision for one; takes a guess for something
// said.
#pragma once

#include "casework/tasks.h"

namespace sharewell::casework {

struct Times {
  Instant arose;  ///< as said; else when it was asked for, or the questions were begun
  bool arose_said = false;
  Instant decided;                  ///< when it happened
  std::optional<Instant> shared{};  ///< none: not yet, or nobody said
  bool shares = false;              ///< it was decided to share
};
[[nodiscard]] Times times_of(const DecisionView& decision);

/// in      arose, shared: empty ones stay as they stand.
/// out     faults by "arose" and "shared": a moment that is to come, or before what it follows.
/// errors  NotFound if there is no such decision in a file that this person may add to.
struct SaidTimes {
  std::optional<Instant> arose{}, shared{};
};
[[nodiscard]] Result<DoneOrFaults> say_times(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                                             const SaidTimes& said, std::string_view once);

/// Whether the later notes say another moment than the earlier ones.
[[nodiscard]] bool says_times_anew(const json::object& later, const json::object& earlier);

}  // namespace sharewell::casework
