// SPDX-License-Identifier: MIT
// What the entry says with which somebody is noted on a case file, so that they are found when their name
// comes up again. Shape: docs/formats/entry.md.
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: takes back
// what an earlier entry says; a correction, and that somebody is on the file no more, point at the first.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

/// What somebody is in a case file.
enum class Part : std::uint8_t { Child, Sibling, Parent, Carer, OtherChild, OtherAdult };
[[nodiscard]] std::string_view name_of(Part part);  ///< "child", "other-adult"
[[nodiscard]] std::optional<Part> part_named(std::string_view name);

struct PersonNoted {
  std::uint64_t of = 0;            ///< index of the entry that noted them first; 0: this one
  Personal<std::string> name;      ///< as it is written; may be empty if `known_as` is not
  Personal<std::string> known_as;  ///< another name that they go by; may be empty
  Personal<std::string> born;      ///< "2014-03-09", "2014-03", "2014" or "": as much as is known
  Personal<std::string> nhs_number, pupil_number, other_number;  ///< each may be empty
  Part part = Part::Child;
  bool gone = false;          ///< taken off the file; what else is said stands as it was last
  Personal<std::string> why;  ///< why it is corrected, or they are taken off; empty at first
};

[[nodiscard]] json::object to_json(const PersonNoted& body);

}  // namespace sharewell::record
