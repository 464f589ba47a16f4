// SPDX-License-Identifier: MIT
// What stood in the way of sharing: noted by practitioners, counted for those who can take it away. A fold of
// the organisation's office entries. @cite hmg-2018 p.8 Legislative framework
//
// In: office entries in register order; one barrier as somebody typed it; a quarter. Out: how often each kind
// was met at each type of body in it, once it is on record who sees that; to whoever noted one, their own
// words. Any thread may call it. Never: a name or a free text in what is counted; one person's words to
// another; figures of a quarter that goes on.
#pragma once

#include <shared_mutex>
#include <variant>
#include <vector>

#include "casework/desk.h"
#include "casework/quarter.h"
#include "casework/small_numbers.h"
#include "decide/decision.h"
#include "record/office_bodies.h"

namespace sharewell::casework {

/// How often: a row for each kind, a column for each type of body.
struct BarrierCounts {
  std::vector<std::string> kinds, agencies;  ///< ids, in the order shown
  Counts counts;
};

class Barriers {
 public:
  struct Noted {
    record::BarrierNoted barrier;
    PersonRef by;
    Instant at;
  };
  /// errors  Damaged if an office entry cannot be read.
  [[nodiscard]] Result<void> apply(const record::EntryBody& entry);
  /// Of what was recorded in the quarter. Every kind; every body of the pack that may be named, and any other
  /// that was.
  [[nodiscard]] BarrierCounts counts(const guidance::Pack& pack, const Quarter& quarter) const;
  /// Those that have ended and in which anything was recorded, newest first.
  [[nodiscard]] std::vector<Quarter> quarters(Instant now) const;
  /// What this person noted, newest first.
  [[nodiscard]] std::vector<Noted> of(const PersonRef& person) const;

 private:
  mutable std::shared_mutex mutex_;
  std::vector<Noted> noted_;
};

/// Kept, or every fault in what was typed, by the members of BarrierNoted. Anybody here may.
using NotedOrFaults = std::variant<std::monostate, std::vector<decide::FieldFault>>;
[[nodiscard]] Result<NotedOrFaults> note_barrier(const Desk& desk, record::BarrierNoted typed,
                                                 std::string_view once);

/// How figures are had: on a page, or as a file to hand over.
enum class FiguresWay : std::uint8_t { Seen, Table };

/// The counts of a quarter, once it is on record that this lead sees or takes them; the same again within 15
/// minutes is one entry. errors  NotAllowed for anybody but a lead. NotFound: no quarter that has ended.
[[nodiscard]] Result<BarrierCounts> take_figures(const Desk& desk, const Barriers& barriers,
                                                 const Quarter& quarter, FiguresWay way);

}  // namespace sharewell::casework
