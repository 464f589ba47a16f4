// SPDX-License-Identifier: MIT
#include "record/work_bodies.h"

#include <algorithm>
#include <array>

#include "record/members.h"

namespace sharewell::record {
namespace {

constexpr std::array<std::string_view, 10> kContactKinds{"childrens-social-care",
                                                         "police",
                                                         "mash",
                                                         "lado",
                                                         "information-governance",
                                                         "delegated-provider",
                                                         "safeguarding-partner",
                                                         "lscb",
                                                         "other-practitioner",
                                                         "other"};

std::optional<std::string> contact_kind_named(std::string name) {
  if (std::ranges::find(kContactKinds, name) == kContactKinds.end()) return std::nullopt;
  return name;
}

}  // namespace

std::span<const std::string_view> contact_kinds() { return kContactKinds; }

json::object to_json(const TaskRaised& b) {
  return {{"task", b.task.ref.text()},    {"obligation", b.task.obligation}, {"due", b.task.due.ms},
          {"owner", b.task.owner.text()}, {"after", b.after.text()},         {"note", b.note.reveal()}};
}

json::object to_json(const TaskMoved& b) {
  return {{"task", b.task.text()},
          {"owner", b.owner.text()},
          {"due", b.due.ms},
          {"chased", b.chased},
          {"note", b.note.reveal()}};
}

json::object to_json(const ContactKept& b) {
  return {{"contact", b.contact.text()},
          {"kind", b.kind},
          {"name", b.name},
          {"phone", b.phone},
          {"hours", b.hours},
          {"notes", b.notes},
          {"gone", b.gone}};
}

template <>
Result<TaskRaised> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TaskRaised));
  Members m(entry.body);
  TaskRaised body{
      {m.ref<TaskRef>("task"), m.text("obligation"), Instant{m.number("due")}, m.ref<PersonRef>("owner")},
      m.ref<TaskRef>("after"),
      Personal<std::string>(m.text("note"))};
  return checked(m, std::move(body));
}

template <>
Result<TaskMoved> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::TaskMoved));
  Members m(entry.body);
  TaskMoved body{m.ref<TaskRef>("task"), m.ref<PersonRef>("owner"), Instant{m.number("due")},
                 m.truth("chased"), Personal<std::string>(m.text("note"))};
  return checked(m, std::move(body));
}

template <>
Result<ContactKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::ContactKept));
  Members m(entry.body);
  ContactKept body{m.ref<ContactRef>("contact"),
                   m.one_of(contact_kind_named(m.text("kind"))),
                   m.text("name"),
                   m.text("phone"),
                   m.text("hours"),
                   m.text("notes"),
                   m.truth("gone")};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
