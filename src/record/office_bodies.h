// SPDX-License-Identifier: MIT
// What entries say about how an organisation is set up to share: its arrangements and duties, what stood in
// the way, who was trained (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: says
// anything about a case.
#pragma once

#include <span>

#include "record/bodies.h"

namespace sharewell::record {

using ArrangementRef = Ref<struct ArrangementTag>;
using DutyRef = Ref<struct DutyTag>;
using TrainingRef = Ref<struct TrainingTag>;

/// How something is done here, or a way by which information may leave. @cite hmg-2018 p.5, p.8, p.10
struct ArrangementKept {
  ArrangementRef arrangement;
  std::string kind;    ///< a name of arrangement_kinds()
  std::string title;   ///< of the policy, or of the way
  std::string owner;   ///< who answers for it, as a position
  std::string review;  ///< the day on which it is looked at again: 2026-12-01; empty: none is set
  std::string where;   ///< an https address, or in words; may be empty
  std::string says;    ///< in a few sentences; may be empty
  bool gone = false;
};
/// A duty in law beside those that the advice names. @cite hmg-2018 p.8 Legislative framework
struct DutyKept {
  DutyRef duty;
  std::string title;
  std::string cites;  ///< the act and section
  std::string binds;  ///< which bodies
  std::string says;   ///< may be empty
  bool gone = false;
};
/// What stood in the way of sharing; names nobody. @cite hmg-2018 p.8 Legislative framework
struct BarrierNoted {
  std::string kind;              ///< a name of barrier_kinds()
  std::string agency;            ///< an answer of the pack's `recipient`
  Personal<std::string> effect;  ///< in words; is shown to no partner
};
/// That somebody here was trained with other agencies. @cite hmg-2018 p.8 Legislative framework
struct TrainingKept {
  TrainingRef training;
  PersonRef person;
  std::string title;
  std::string day;  ///< 2026-12-01
  bool gone = false;
};

/// That figures were seen, or taken to be handed over. Say nothing of what they were: those of a quarter that
/// has ended do not change. @cite hmg-2018 p.5
struct FiguresTaken {
  std::string of;       ///< "barriers"
  std::string quarter;  ///< 2026-Q4, by London time
  std::string way;      ///< "seen", or "table": as a file to hand over
};

/// Closed lists, in the order shown.
[[nodiscard]] std::span<const std::string_view> arrangement_kinds();
[[nodiscard]] std::span<const std::string_view> barrier_kinds();

[[nodiscard]] json::object to_json(const ArrangementKept& body);
[[nodiscard]] json::object to_json(const DutyKept& body);
[[nodiscard]] json::object to_json(const BarrierNoted& body);
[[nodiscard]] json::object to_json(const TrainingKept& body);
[[nodiscard]] json::object to_json(const FiguresTaken& body);

template <>
[[nodiscard]] Result<ArrangementKept> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<DutyKept> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<BarrierNoted> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<TrainingKept> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<FiguresTaken> read_body(const EntryBody& entry);

}  // namespace sharewell::record
