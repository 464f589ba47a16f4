// SPDX-License-Identifier: MIT
// What the entries say with which a case file goes on living: it is named, a decision's words are corrected,
// a small sign is noted. Shapes: docs/formats/entry.md.
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: takes back
// what an earlier entry says; each points at it.
#pragma once

#include "record/bodies.h"

namespace sharewell::record {

/// Whom the file is about, from now on: a first name for one that had none, or a correction.
struct FileNamed {
  Personal<std::string> label;
  Personal<std::string> why;  ///< why another name was wrong; empty for a first one
};

/// What the words of a decision should have said.
struct Corrected {
  std::uint64_t decision = 0;  ///< index of the Decided entry
  Personal<std::string> words;
  Personal<std::string> why;
};

/// One dated observation, and what it makes of all of them together. When: `happened_at` of its entry.
/// @cite hmg-2018 p.6 Sharing Information
struct SignNoted {
  Personal<std::string> what;       ///< what was seen, heard or said
  Personal<std::string> own_words;  ///< the child's own; may be empty
  Personal<std::string> present;    ///< who was there; may be empty
  bool fact = false;                ///< seen or heard by whoever notes it; else their opinion, or hearsay
  bool changes = false;             ///< with the earlier ones it changes the concern
  Personal<std::string> why;        ///< why it does, or does not
};

[[nodiscard]] json::object to_json(const FileNamed& body);
[[nodiscard]] json::object to_json(const Corrected& body);
[[nodiscard]] json::object to_json(const SignNoted& body);

}  // namespace sharewell::record
