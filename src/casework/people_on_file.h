// SPDX-License-Identifier: MIT
// Who a case file is about and concerns: noted, corrected, taken off. Each is an entry of the file.
//
// In: a desk, a file, and what the person typed. Out: the file, or every fault in what was typed. Never:
// changes what an earlier entry says; as file_life.h, lets somebody do it who sees the file only for a task.
#pragma once

#include "casework/case_file.h"
#include "casework/tasks.h"

namespace sharewell::casework {

/// A birth date in the three parts of its field. Year alone, or month and year, may be all that is known.
struct TypedDay {
  std::string day, month, year;
};
/// "2014-03-09", "2014-03", "2014" or ""; nullopt if it is no date, or one that is yet to come.
[[nodiscard]] std::optional<std::string> birth_as_typed(const TypedDay& typed, Instant now);

/// As typed; `part` is a name of record::Part.
struct TypedPerson {
  std::string name, known_as;
  TypedDay born;
  std::string nhs_number, pupil_number, other_number, part;
  std::string why;  ///< needed to correct
};

/// Notes somebody on the file. errors  NotFound if there is no such file that this person may open.
[[nodiscard]] Result<DoneOrFaults> note_person(const Desk& desk, const FileRef& file,
                                               const TypedPerson& typed, std::string_view once);
/// Says rightly what was noted of somebody. errors  NotFound too if nobody on the file was noted by `of`.
[[nodiscard]] Result<DoneOrFaults> correct_person(const Desk& desk, const FileRef& file, std::uint64_t of,
                                                  const TypedPerson& typed, std::string_view once);
/// Takes somebody off who does not belong there. errors  as correct_person.
[[nodiscard]] Result<DoneOrFaults> take_person_off(const Desk& desk, const FileRef& file, std::uint64_t of,
                                                   std::string_view why, std::string_view once);

}  // namespace sharewell::casework
