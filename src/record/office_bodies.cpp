// SPDX-License-Identifier: MIT
#include "record/office_bodies.h"

#include <algorithm>
#include <array>

#include "record/members.h"

namespace sharewell::record {
namespace {

constexpr std::array<std::string_view, 7> kArrangements{"collection", "storage",  "sharing", "retention",
                                                        "security",   "internal", "channel"};
constexpr std::array<std::string_view, 7> kBarriers{"refused", "no-answer", "late", "not-clear",
                                                    "no-way",  "systems",   "other"};

constexpr std::array<std::string_view, 1> kFigures{"barriers"};
constexpr std::array<std::string_view, 2> kFigureWays{"seen", "table"};

std::optional<std::string> named(std::string name, std::span<const std::string_view> names) {
  if (std::ranges::find(names, name) == names.end()) return std::nullopt;
  return name;
}

}  // namespace

std::span<const std::string_view> arrangement_kinds() { return kArrangements; }
std::span<const std::string_view> barrier_kinds() { return kBarriers; }

json::object to_json(const ArrangementKept& b) {
  return {{"arrangement", b.arrangement.text()},
          {"kind", b.kind},
          {"title", b.title},
          {"owner", b.owner},
          {"review", b.review},
          {"where", b.where},
          {"says", b.says},
          {"gone", b.gone}};
}

json::object to_json(const DutyKept& b) {
  return {{"duty", b.duty.text()}, {"title", b.title}, {"cites", b.cites},
          {"binds", b.binds},      {"says", b.says},   {"gone", b.gone}};
}

json::object to_json(const BarrierNoted& b) {
  return {{"kind", b.kind}, {"agency", b.agency}, {"effect", b.effect.reveal()}};
}

json::object to_json(const TrainingKept& b) {
  return {{"training", b.training.text()},
          {"person", b.person.text()},
          {"title", b.title},
          {"day", b.day},
          {"gone", b.gone}};
}

json::object to_json(const FiguresTaken& b) { return {{"of", b.of}, {"quarter", b.quarter}, {"way", b.way}}; }

template <>
Result<ArrangementKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::ArrangementKept));
  Members m(entry.body);
  ArrangementKept body{m.ref<ArrangementRef>("arrangement"),
                       m.one_of(named(m.text("kind"), kArrangements)),
                       m.text("title"),
                       m.text("owner"),
                       m.text("review"),
                       m.text("where"),
                       m.text("says"),
                       m.truth("gone")};
  return checked(m, std::move(body));
}

template <>
Result<DutyKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::DutyKept));
  Members m(entry.body);
  DutyKept body{m.ref<DutyRef>("duty"), m.text("title"), m.text("cites"),
                m.text("binds"),        m.text("says"),  m.truth("gone")};
  return checked(m, std::move(body));
}

template <>
Result<BarrierNoted> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::BarrierNoted));
  Members m(entry.body);
  BarrierNoted body{m.one_of(named(m.text("kind"), kBarriers)), m.text("agency"),
                    Personal<std::string>(m.text("effect"))};
  return checked(m, std::move(body));
}

template <>
Result<TrainingKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TrainingKept));
  Members m(entry.body);
  TrainingKept body{m.ref<TrainingRef>("training"), m.ref<PersonRef>("person"), m.text("title"),
                    m.text("day"), m.truth("gone")};
  return checked(m, std::move(body));
}

template <>
Result<FiguresTaken> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FiguresTaken));
  Members m(entry.body);
  FiguresTaken body{m.one_of(named(m.text("of"), kFigures)), m.text("quarter"),
                    m.one_of(named(m.text("way"), kFigureWays))};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
