// SPDX-License-Identifier: MIT
// By which way a sharing goes. Once a lead has listed the ways that the organisation's policy allows, one of
// these is chosen for what is still to go; what has gone another way already is kept as it was, and somebody
// who leads looks at it. @cite hmg-2018 p.10 Secure
//
// In: the list as it stands, the how-steps, what was chosen. Out: an entry of the case file, or faults.
// Never: holds up a call or an urgent sharing; leaves out what happened.
#pragma once

#include "casework/arrangements.h"
#include "casework/tasks.h"

namespace sharewell::casework {

inline constexpr std::string_view kWayNote = "channel";              ///< of the how-steps: in words
inline constexpr std::string_view kOutsideNote = "channel_outside";  ///< "yes": by no way of the list

struct WayChosen {
  std::string way;    ///< reference of an arrangement of kind kChannel, kAnotherWay, or empty
  std::string words;  ///< with kAnotherWay: which it was
};
inline constexpr std::string_view kAnotherWay = "another";  ///< it has gone, by a way that is not listed

/// consider(), with the way. While nothing is listed, the way is whatever the note in `steps` says. Else that
/// note does not count: without a choice what is on record stands.
/// out     faults also of "way" (not on the list) and "channel" (no word of which other way it was).
[[nodiscard]] Result<DoneOrFaults> consider_with_way(const Desk& desk, const Arrangements& arrangements,
                                                     const FileRef& file, const SharingRef& sharing,
                                                     HowSteps steps, const WayChosen& chosen,
                                                     std::string_view once);

}  // namespace sharewell::casework
