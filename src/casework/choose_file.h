// SPDX-License-Identifier: MIT
// Which case file something goes into: one that stands, or a new one.
//
// In: what the person chose. Out: the file, with the entries that open it if it is new, or faults. Never:
// keeps anything; chooses a file that is not this person's to open.
#pragma once

#include <vector>

#include "casework/desk.h"
#include "decide/decision.h"

namespace sharewell::casework {

struct ChosenFile {
  FileRef existing;             ///< empty: a new one
  Personal<std::string> label;  ///< of a new one; empty: not yet named
  bool about_staff = false;     ///< a new one is kept to its opener and their leads, until a lead opens it
};

struct FileChoice {
  FileRef file;
  std::vector<record::EntryBody> opening;
  std::vector<decide::FieldFault> faults;
};
/// Of files that were joined the one that goes on.
/// errors  NotFound if there is none; NotAllowed if it is not this person's to open.
[[nodiscard]] Result<FileChoice> choose_file(const Desk& desk, const ChosenFile& chosen, Instant now);

/// Keeps the file to its opener and `people`; each of these but `desk.me` is asked to see to it.
/// @cite hmg-2018 p.10 Secure
[[nodiscard]] std::vector<record::EntryBody> keeping_to_few(const Desk& desk, const FileRef& file,
                                                            const std::vector<PersonRef>& people,
                                                            const Personal<std::string>& why);

}  // namespace sharewell::casework
