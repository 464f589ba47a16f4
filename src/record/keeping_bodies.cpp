// SPDX-License-Identifier: MIT
#include "record/keeping_bodies.h"

#include <algorithm>
#include <array>

#include "record/members.h"

namespace sharewell::record {
namespace {

constexpr std::array<std::string_view, 4> kEvents{"birth", "last-activity", "opened", "never"};
constexpr std::array<std::string_view, 4> kGrounds{"time-is-over", "asked-by-person", "never-needed",
                                                   "other"};

std::optional<std::string> named(std::string name, std::span<const std::string_view> names) {
  if (std::ranges::find(names, name) == names.end()) return std::nullopt;
  return name;
}

}  // namespace

std::span<const std::string_view> retention_events() { return kEvents; }
std::span<const std::string_view> erasure_grounds() { return kGrounds; }

json::object to_json(const RetentionKept& b) {
  return {{"retention", b.retention.text()},  {"title", b.title},
          {"counts_from", b.counts_from},     {"years", b.years},
          {"review_months", b.review_months}, {"source", b.source},
          {"standard", b.standard},           {"gone", b.gone}};
}

json::object to_json(const KeepingSet& b) {
  return {{"retention", b.retention.text()}, {"why", b.why.reveal()},        {"held", b.held},
          {"hold_why", b.hold_why.reveal()}, {"tasks", tasks_json(b.tasks)}, {"ended", refs_json(b.ended)}};
}

json::object to_json(const ErasureAsked& b) {
  return {{"file", b.file.text()}, {"ground", b.ground}, {"words", b.words}, {"withdrawn", b.withdrawn}};
}

json::object to_json(const FileErased& b) {
  return {{"file", b.file.text()},
          {"asked", static_cast<std::int64_t>(b.asked)},
          {"epoch", b.epoch},
          {"entries", static_cast<std::int64_t>(b.entries)},
          {"numbers", b.numbers}};
}

template <>
Result<RetentionKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::RetentionKept));
  Members m(entry.body);
  RetentionKept body{m.ref<RetentionRef>("retention"),
                     m.text("title"),
                     m.one_of(named(m.text("counts_from"), kEvents)),
                     m.number("years"),
                     m.number("review_months"),
                     m.text("source"),
                     m.truth("standard"),
                     m.truth("gone")};
  return checked(m, std::move(body));
}

template <>
Result<KeepingSet> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::KeepingSet));
  Members m(entry.body);
  KeepingSet body{m.ref<RetentionRef>("retention"),
                  Personal<std::string>(m.text("why")),
                  m.truth("held"),
                  Personal<std::string>(m.text("hold_why")),
                  m.tasks("tasks"),
                  m.refs<TaskRef>("ended")};
  return checked(m, std::move(body));
}

template <>
Result<ErasureAsked> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::ErasureAsked));
  Members m(entry.body);
  ErasureAsked body{m.ref<FileRef>("file"), m.one_of(named(m.text("ground"), kGrounds)), m.text("words"),
                    m.truth("withdrawn")};
  return checked(m, std::move(body));
}

template <>
Result<FileErased> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FileErased));
  Members m(entry.body);
  FileErased body{m.ref<FileRef>("file"), static_cast<std::uint64_t>(m.number("asked")), m.number("epoch"),
                  static_cast<std::uint64_t>(m.number("entries")), m.text("numbers")};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
