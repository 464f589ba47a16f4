// SPDX-License-Identifier: MIT
#include "record/file_bodies.h"

#include "record/members.h"

namespace sharewell::record {

json::object to_json(const FileNamed& b) { return {{"label", b.label.reveal()}, {"why", b.why.reveal()}}; }

json::object to_json(const Corrected& b) {
  return {{"decision", static_cast<std::int64_t>(b.decision)},
          {"words", b.words.reveal()},
          {"why", b.why.reveal()}};
}

json::object to_json(const SignNoted& b) {
  return {{"what", b.what.reveal()},       {"own_words", b.own_words.reveal()},
          {"present", b.present.reveal()}, {"fact", b.fact},
          {"changes", b.changes},          {"why", b.why.reveal()}};
}

template <>
Result<FileNamed> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FileNamed));
  Members m(entry.body);
  FileNamed body{Personal<std::string>(m.text("label")), Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

template <>
Result<Corrected> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::Corrected));
  Members m(entry.body);
  Corrected body{static_cast<std::uint64_t>(m.number("decision")), Personal<std::string>(m.text("words")),
                 Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

template <>
Result<SignNoted> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::SignNoted));
  Members m(entry.body);
  SignNoted body{Personal<std::string>(m.text("what")),
                 Personal<std::string>(m.text("own_words")),
                 Personal<std::string>(m.text("present")),
                 m.truth("fact"),
                 m.truth("changes"),
                 Personal<std::string>(m.text("why"))};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
