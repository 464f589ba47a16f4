// SPDX-License-Identifier: MIT
// What entries say about how long a case file is kept, and how it was erased (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: says
// anything in an office entry of what an erased file was about.
#pragma once

#include <span>

#include "record/bodies.h"

namespace sharewell::record {

using RetentionRef = Ref<struct RetentionTag>;

/// A class of retention: from which event a case file is kept how long, or how often it is asked whether it
/// is kept still. @cite hmg-2018 p.10 Record
struct RetentionKept {
  RetentionRef retention;
  std::string title;
  std::string counts_from;         ///< a name of retention_events()
  std::int64_t years = 0;          ///< from that event on; 0 with "never"
  std::int64_t review_months = 0;  ///< with "never": how often it is looked at
  std::string source;              ///< the law, code or schedule that says so
  bool standard = false;           ///< the class of a file that nobody has put in another
  bool gone = false;
};

/// How long one case file is kept, and whether it is on hold: all of it, as it is from now on.
struct KeepingSet {
  RetentionRef retention;     ///< its class; empty: the standard one
  Personal<std::string> why;  ///< why this class, or why it is kept on
  bool held = false;          ///< nothing of it may be erased, whatever its date
  Personal<std::string> hold_why;
  std::vector<RaisedTask> tasks;  ///< to look at it again
  std::vector<TaskRef> ended;
};

/// That a case file is to be erased, after the waiting period and once somebody else agrees; or that it is
/// not after all. Stays when the file is gone, so it names nobody.
struct ErasureAsked {
  FileRef file;
  std::string ground;  ///< a name of erasure_grounds()
  std::string words;   ///< may be empty
  bool withdrawn = false;
};

/// The authority for what does not open any more. Its actor is who agreed.
struct FileErased {
  FileRef file;
  std::uint64_t asked = 0;    ///< the entry of the ErasureAsked that it carries out
  std::int64_t epoch = 0;     ///< the key of this epoch, and of all before it, are to be destroyed after it
  std::uint64_t entries = 0;  ///< how many the file had
  std::string numbers;        ///< SHA-256 over their numbers in ascending order, in hexadecimal
};

/// Closed lists, in the order shown.
[[nodiscard]] std::span<const std::string_view> retention_events();
[[nodiscard]] std::span<const std::string_view> erasure_grounds();

[[nodiscard]] json::object to_json(const RetentionKept& body);
[[nodiscard]] json::object to_json(const KeepingSet& body);
[[nodiscard]] json::object to_json(const ErasureAsked& body);
[[nodiscard]] json::object to_json(const FileErased& body);

template <>
[[nodiscard]] Result<RetentionKept> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<KeepingSet> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<ErasureAsked> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<FileErased> read_body(const EntryBody& entry);

}  // namespace sharewell::record
