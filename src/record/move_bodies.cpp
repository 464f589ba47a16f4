// SPDX-License-Identifier: MIT
#include "record/move_bodies.h"

#include <iterator>

#include "record/members.h"

namespace sharewell::record {

json::object to_json(const SharingMoved& b) {
  return {{"to", b.to.text()},
          {"decision", static_cast<std::int64_t>(b.decision)},
          {"ended", refs_json(b.ended)},
          {"why", b.why.reveal()}};
}

json::object to_json(const SharingTaken& b) {
  json::array entries;
  for (const TakenEntry& one : b.entries)
    entries.push_back(json::object{{"index", static_cast<std::int64_t>(one.index)},
                                   {"text", one.text.reveal()},
                                   {"opening", one.opening.reveal()}});
  return {{"from", b.from.text()},
          {"entries", std::move(entries)},
          {"tasks", tasks_json(b.tasks)},
          {"why", b.why.reveal()}};
}

json::object to_json(const FileJoined& b) {
  return {{"other", b.other.text()}, {"goes_on", b.goes_on}, {"why", b.why.reveal()}};
}

json::object to_json(const FileRestricted& b) {
  return {{"restricted", b.restricted}, {"people", refs_json(b.people)}, {"why", b.why.reveal()}};
}

template <>
Result<SharingMoved> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::SharingMoved));
  Members m(entry.body);
  SharingMoved body{m.ref<FileRef>("to"), static_cast<std::uint64_t>(m.number("decision")),
                    m.refs<TaskRef>("ended"), Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

template <>
Result<SharingTaken> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::SharingTaken));
  Members m(entry.body);
  SharingTaken body{m.ref<FileRef>("from"),
                    m.each("entries",
                           [](Members& one) {
                             return TakenEntry{static_cast<std::uint64_t>(one.number("index")),
                                               Personal<std::string>(one.text("text")),
                                               Personal<std::string>(one.text("opening"))};
                           }),
                    m.tasks("tasks"), Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

template <>
Result<FileJoined> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FileJoined));
  Members m(entry.body);
  FileJoined body{m.ref<FileRef>("other"), m.truth("goes_on"), Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

template <>
Result<FileRestricted> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FileRestricted));
  Members m(entry.body);
  FileRestricted body{m.truth("restricted"), m.refs<PersonRef>("people"),
                      Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

Result<std::vector<EntryBody>> entries_in(const SharingTaken& taken) {
  std::vector<EntryBody> out;
  for (const TakenEntry& one : taken.entries) {
    SW_TRY(EntryBody body, entry_from_canonical(one.text.reveal()));
    const bool decision = body.kind == EntryKind::Decided || body.kind == EntryKind::SharingTaken;
    const bool follows = body.kind == EntryKind::Considered || body.kind == EntryKind::Corrected;
    if (out.empty() ? !decision : !follows)
      return fail(ErrorCode::Damaged,
                  "what was taken from another case file is no decision with what followed it");
    if (body.file != taken.from)
      return fail(ErrorCode::Damaged, "what was taken is of another case file than it says");
    out.push_back(std::move(body));
  }
  if (out.empty()) return fail(ErrorCode::Damaged, "nothing was taken from the other case file");
  return out;
}

Result<std::vector<EntryBody>> recommended_in(const EntryBody& entry) {
  if (entry.kind == EntryKind::Decided || entry.kind == EntryKind::Considered) return std::vector{entry};
  std::vector<EntryBody> out;
  if (entry.kind != EntryKind::SharingTaken) return out;
  SW_TRY(const SharingTaken taken, read_body<SharingTaken>(entry));
  SW_TRY(const auto held, entries_in(taken));
  for (const EntryBody& one : held) {
    SW_TRY(std::vector<EntryBody> inner, recommended_in(one));
    out.insert(out.end(), std::move_iterator(inner.begin()), std::move_iterator(inner.end()));
  }
  return out;
}

}  // namespace sharewell::record
