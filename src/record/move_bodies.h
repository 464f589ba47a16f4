// SPDX-License-Identifier: MIT
// What entries say when a decision was in the wrong case file, when two files are about one child, and when
// a file is kept to few. Shapes: docs/formats/entry.md.
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: takes
// anything away: what moves is copied with what proves it, and stays where it was recorded first.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

/// In the file where it was recorded first.
struct SharingMoved {
  FileRef to;
  std::uint64_t decision = 0;  ///< index of the Decided or SharingTaken entry
  std::vector<TaskRef> ended;  ///< what was still to be done is to be done over there
  Personal<std::string> why;
};

/// An entry as it stands in another file: with its opening it is that leaf of the register.
struct TakenEntry {
  std::uint64_t index = 0;
  Personal<std::string> text;     ///< canonical
  Personal<std::string> opening;  ///< the random r of the leaf, in base64
};

/// In the file where the decision belongs.
struct SharingTaken {
  FileRef from;
  std::vector<TakenEntry> entries;  ///< the decision, and what followed it
  std::vector<RaisedTask> tasks;    ///< what was still to be done, under references of its own
  Personal<std::string> why;
};

/// Of one child. What was recorded stays in both; from now on people work in the one that goes on.
struct FileJoined {
  FileRef other;
  bool goes_on = false;  ///< this one goes on; false: the other
  Personal<std::string> why;
};

/// Until another of its kind: kept to its opener and these, or open to its team.
struct FileRestricted {
  bool restricted = false;
  std::vector<PersonRef> people;
  Personal<std::string> why;
};

[[nodiscard]] json::object to_json(const SharingMoved& body);
[[nodiscard]] json::object to_json(const SharingTaken& body);
[[nodiscard]] json::object to_json(const FileJoined& body);
[[nodiscard]] json::object to_json(const FileRestricted& body);

/// The entries that were taken, read. Damaged if one is not canonical or the first is no decision.
[[nodiscard]] Result<std::vector<EntryBody>> entries_in(const SharingTaken& taken);

/// The entries with a recommendation that this one is, or holds because it took them: Decided, Considered.
/// errors  Damaged as entries_in.
[[nodiscard]] Result<std::vector<EntryBody>> recommended_in(const EntryBody& entry);

}  // namespace sharewell::record
