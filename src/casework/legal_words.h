// SPDX-License-Identifier: MIT
// The closed lists of the policy table in plain English, each with where the law says it: bases, conditions
// for special category information, conditions for criminal offence information.
//
// In: an id of record/settings_bodies.h. Out: words. Never: says which fits a case; claims to be legal
// advice.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sharewell::casework {

struct LegalChoice {
  std::string_view id;
  std::string_view words;  ///< "Public task"
  std::string_view law;    ///< "UK GDPR Article 6(1)(e)"; empty for "none"
  std::string_view when;   ///< in one line; may be empty
};

/// In the order of record::policy_bases(), policy_conditions() and policy_offences().
[[nodiscard]] std::span<const LegalChoice> bases();
[[nodiscard]] std::span<const LegalChoice> conditions();
[[nodiscard]] std::span<const LegalChoice> offence_conditions();

/// "Public task: UK GDPR Article 6(1)(e)"; the id itself if there is no such choice.
[[nodiscard]] std::string law_words(std::span<const LegalChoice> choices, std::string_view id);

/// One thing that a row of the table, or the record of a sharing, says: the note under which a `considered`
/// entry keeps it, what people see before it, and its words.
struct LegalLine {
  std::string_view note;   ///< "legal_basis"
  std::string_view label;  ///< "Legal basis"
  std::string text;
};
/// In the order shown, without text.
[[nodiscard]] std::span<const LegalLine> legal_lines();

/// Part 3 of the Data Protection Act 2018 stands apart: its own basis, and its own conditions (Schedule 8).
inline constexpr std::string_view kLawEnforcement = "law-enforcement";
[[nodiscard]] inline bool is_law_enforcement(std::string_view id) { return id.starts_with(kLawEnforcement); }

}  // namespace sharewell::casework
