// SPDX-License-Identifier: MIT
// Looking for somebody among the people and case files of one's organisation, and being told when a new case
// file may be about a child who has one.
//
// In: a desk, the organisation's finder, and what was typed. Out: of files that this person may see, who is
// there and why they fit; of the others only whom to ask. Never: shows or counts anything before the look at
// every file in it is on record; says of another team's file who is in it, which it is, or how many there
// are.
// @cite hmg-2018 p.10 Secure
#pragma once

#include <variant>

#include "casework/finder.h"
#include "casework/people_on_file.h"

namespace sharewell::casework {

struct TypedSearch {
  std::string name;
  TypedDay born;
  std::string number;
};

/// What is wrong with what was typed; else nothing.
[[nodiscard]] std::vector<decide::FieldFault> faults_of(const TypedSearch& typed, Instant now);

struct PersonFound {
  Hit hit;
  std::string label;  ///< of the file; empty: not yet named
};

struct PeopleFound {
  std::vector<PersonFound> seen;  ///< nearest first
  std::vector<std::string> ask;  ///< "Ruth Adeyemi or Grace Lindqvist": about files of other teams, each once
  [[nodiscard]] bool nothing() const { return seen.empty() && ask.empty(); }
};

/// The ten nearest. @pre faults_of is empty  errors  DiskFull, Unavailable: no look, nothing shown.
[[nodiscard]] Result<PeopleFound> find_people(const Desk& desk, Finder& finder, const TypedSearch& typed);

/// Those so near that they may be the same child, except on `file` itself (empty for one that is new). None
/// if what was typed could not be read: a warning stands in nobody's way.
[[nodiscard]] Result<PeopleFound> find_look_alikes(const Desk& desk, Finder& finder, const TypedSearch& typed,
                                                   const FileRef& file);

}  // namespace sharewell::casework
