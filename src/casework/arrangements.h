// SPDX-License-Identifier: MIT
// How the organisation is set up to share: how it collects, stores, shares, keeps and secures information,
// how it shares inside, and by which ways information may leave. Each with an owner and a day on which it is
// looked at again. @cite hmg-2018 p.5 GDPR and DPA 2018, p.8 Legislative framework, p.10 Secure
//
// In: what a lead typed; a day. Out: a line of the list (kept_list.h); what is missing or overdue. Never:
// holds anything up because something is missing.
#pragma once

#include "casework/kept_list.h"
#include "record/office_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool arrangement_before(const record::ArrangementKept& a, const record::ArrangementKept& b);
using Arrangements =
    KeptList<record::EntryKind::ArrangementKept, &record::ArrangementKept::arrangement, &arrangement_before>;

inline constexpr std::string_view kChannel = "channel";    ///< a way by which information may leave
inline constexpr std::string_view kInternal = "internal";  ///< how it is shared inside

/// Those of one kind that are on the list, in the order shown.
[[nodiscard]] std::vector<record::ArrangementKept> of_kind(const Arrangements& arrangements,
                                                           std::string_view kind);

/// What leads and the administrator are told. Ways out are no arrangement that has to be there.
struct ArrangementGap {
  enum class What : std::uint8_t { Missing, Overdue, NoReview } what = What::Missing;
  std::string_view kind;  ///< of arrangement_kinds()
  std::string title;      ///< empty: there is none
  std::string review;     ///< the day on which it was to be looked at
};
/// in      today: a day (2026-12-01). One is overdue from the day after its own.
[[nodiscard]] std::vector<ArrangementGap> gaps_in(const Arrangements& arrangements, std::string_view today);

/// As keep_line. Fields of faults: kind, title, owner, review, where, says.
using ArrangementOrFaults = LineOrFaults<Arrangements>;
[[nodiscard]] Result<ArrangementOrFaults> keep_arrangement(const Desk& desk, Arrangements& arrangements,
                                                           record::ArrangementKept typed,
                                                           std::string_view once);

}  // namespace sharewell::casework
