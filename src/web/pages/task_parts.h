// SPDX-License-Identifier: MIT
// What the pages of one task share.
//
// In: a visit whose address holds a task's reference. Out: the task with its file, which was looked at; a
// choice of people; a line of a list. Never: a task of a file that this person may not see: it is not found.
#pragma once

#include <vector>

#include "casework/work.h"
#include "web/form_parts.h"
#include "web/pages/record_url.h"
#include "web/visit.h"

namespace sharewell::web::pages {

struct OpenedTask {
  casework::CaseFileView file;
  casework::TaskView task;
};
[[nodiscard]] Result<OpenedTask> open_task_page(const Visit& visit);

/// What is asked, why and where the advice says so, whose it is and by when.
[[nodiscard]] Html about_task(const Visit& visit, const OpenedTask& opened);
/// Raised, chased, passed on, settled: who, when, and what they said.
[[nodiscard]] Html task_history(const Visit& visit, const casework::TaskView& task);

/// Radios named "to", one a person, with position and team.
[[nodiscard]] Html people_radios(const Visit& visit, const std::vector<access::Person>& people,
                                 std::string_view legend, std::string_view hint, const Faults& faults);
/// A textarea named `name`.
[[nodiscard]] Html note_area(const Visit& visit, std::string_view name, std::string_view label,
                             std::string_view hint, const Faults& faults);
/// The form's own id, kept when it comes back with a fault.
[[nodiscard]] Hidden once_of(const Visit& visit);

/// One list a case file, the file with the earliest due date first: what is owed to each child at a glance.
/// `whose`: says whose each task is, where it is not the reader's.
[[nodiscard]] Html work_lists(const Visit& visit, std::string_view id,
                              const std::vector<casework::WorkItem>& items, bool whose);

}  // namespace sharewell::web::pages
