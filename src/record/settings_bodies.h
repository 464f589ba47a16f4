// SPDX-License-Identifier: MIT
// What entries say about what leads keep for everybody in an organisation: local procedures, and the table of
// legal basis, condition and power (docs/formats/entry.md).
//
// In: typed values, or the JSON body of an entry that was kept. Out: the other of the two. Never: says that a
// row fits a case; a practitioner does.
#pragma once

#include <span>

#include "record/bodies.h"

namespace sharewell::record {

using ProcedureRef = Ref<struct ProcedureTag>;
using PolicyRef = Ref<struct PolicyTag>;  ///< one row of the policy table

struct ProcedureKept {
  ProcedureRef procedure;
  std::string title, edition;
  std::string from;   ///< the first day on which this edition holds: 2026-12-01
  std::string where;  ///< an https address, or in words
  std::string says;   ///< in a few sentences; may be empty
  bool gone = false;  ///< taken off the list; what it said stays as it was
};

/// A row of the policy table. A person's agreement is no part of it: that is another thing than a legal
/// basis.
struct PolicyKept {
  PolicyRef row;
  std::string recipient;    ///< an answer of the pack's `recipient`, or "any"
  std::string purpose;      ///< a kind of purpose as the draft has it, or "any"
  std::string basis;        ///< a name of policy_bases()
  std::string condition;    ///< for special category information: a name of policy_conditions()
  std::string offence;      ///< for criminal offence information: a name of policy_offences()
  std::string power;        ///< the statute or duty relied on
  std::string agreement;    ///< the sharing agreement between organisations; may be empty
  std::string controllers;  ///< who is answerable for the information, jointly or each alone; may be empty
  std::string says;         ///< when the row fits; may be empty
  bool gone = false;
};

/// Closed lists, in the order shown; casework/legal_words.h says them in plain English. "none" stands in the
/// last two.
[[nodiscard]] std::span<const std::string_view> policy_bases();
[[nodiscard]] std::span<const std::string_view> policy_conditions();
[[nodiscard]] std::span<const std::string_view> policy_offences();

[[nodiscard]] json::object to_json(const ProcedureKept& body);
[[nodiscard]] json::object to_json(const PolicyKept& body);

template <>
[[nodiscard]] Result<ProcedureKept> read_body(const EntryBody& entry);
template <>
[[nodiscard]] Result<PolicyKept> read_body(const EntryBody& entry);

}  // namespace sharewell::record
