// SPDX-License-Identifier: MIT
#include "record/asking_bodies.h"

#include "record/members.h"

namespace sharewell::record {

json::object to_json(const InformationAsked& b) {
  return {{"of", b.of},
          {"whom", b.whom.reveal()},
          {"what", b.what.reveal()},
          {"why", b.why.reveal()},
          {"purpose", b.purpose},
          {"basis", b.basis},
          {"burden", b.burden.reveal()},
          {"by", b.by},
          {"tasks", tasks_json(b.tasks)}};
}

json::object to_json(const InformationReceived& b) {
  return {{"asked", static_cast<std::int64_t>(b.asked)},
          {"from", b.from},
          {"whom", b.whom.reveal()},
          {"what", b.what.reveal()},
          {"fact", b.fact},
          {"keep_until", b.keep_until},
          {"ended", refs_json(b.ended)}};
}

template <>
Result<InformationAsked> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::InformationAsked));
  Members m(entry.body);
  InformationAsked body{m.text("of"),
                        Personal<std::string>(m.text("whom")),
                        Personal<std::string>(m.text("what")),
                        Personal<std::string>(m.text("why")),
                        m.text("purpose"),
                        m.text("basis"),
                        Personal<std::string>(m.text("burden")),
                        m.text("by"),
                        m.tasks("tasks")};
  return checked(m, std::move(body));
}

template <>
Result<InformationReceived> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::InformationReceived));
  Members m(entry.body);
  InformationReceived body{static_cast<std::uint64_t>(m.number("asked")),
                           m.text("from"),
                           Personal<std::string>(m.text("whom")),
                           Personal<std::string>(m.text("what")),
                           m.truth("fact"),
                           m.text("keep_until"),
                           m.refs<TaskRef>("ended")};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
