// SPDX-License-Identifier: MIT
// What entries of the daily work say, as types, and their JSON: tasks given by hand and moved, and whom to
// ring (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: judges; a
// body that cannot be read is Damaged.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

using ContactRef = Ref<struct ContactTag>;  ///< somebody or some service to ring

struct TaskRaised {
  RaisedTask task;
  TaskRef after;  ///< the task that it follows from in a chain; may be empty
  Personal<std::string>
      note;  ///< what is asked or wanted: the question, the person to tell, why it escalates
};

/// An open task that was chased, or that is somebody else's from now on. It stays open.
struct TaskMoved {
  TaskRef task;
  PersonRef owner;  ///< empty: as before
  Instant due;      ///< 0: as before
  bool chased = false;
  Personal<std::string> note;  ///< whom one tried to reach, or why it was passed on
};

struct ContactKept {
  ContactRef contact;
  std::string kind;  ///< a name of contact_kinds()
  std::string name, phone, hours, notes;
  bool gone = false;  ///< taken off the list; what it said stays as it was
};

/// "childrens-social-care", "police", "mash", "lado", "information-governance", "other", in the order shown.
[[nodiscard]] std::span<const std::string_view> contact_kinds();

[[nodiscard]] json::object to_json(const TaskRaised& body);
[[nodiscard]] json::object to_json(const TaskMoved& body);
[[nodiscard]] json::object to_json(const ContactKept& body);

template <>
[[nodiscard]] Result<TaskRaised> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<TaskMoved> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<ContactKept> read_body(const EntryBody& entry);

}  // namespace sharewell::record
