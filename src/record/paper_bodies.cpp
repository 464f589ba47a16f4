// SPDX-License-Identifier: MIT
#include "record/paper_bodies.h"

#include "record/members.h"

namespace sharewell::record {

json::object to_json(const FormMade& b) {
  json::array lines;
  for (const FormLine& line : b.lines)
    lines.push_back(
        json::object{{"section", line.section}, {"label", line.label}, {"value", line.value.reveal()}});
  return {{"decision", static_cast<std::int64_t>(b.decision)},
          {"form", b.form},
          {"title", b.title},
          {"sha256", b.sha256},
          {"lines", std::move(lines)}};
}

template <>
Result<FormMade> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::FormMade));
  Members m(entry.body);
  FormMade body{static_cast<std::uint64_t>(m.number("decision")), m.text("form"), m.text("title"),
                m.text("sha256"), m.each("lines", [](Members& line) {
                  return FormLine{line.text("section"), line.text("label"),
                                  Personal<std::string>(line.text("value"))};
                })};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
