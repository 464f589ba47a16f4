// SPDX-License-Identifier: MIT
// The decisions of a period, with who did what with them when, for whoever asks an organisation to account
// for them. @cite hmg-2018 p.5; requirements R031
//
// In: a desk, a first and a last day. Out: the decisions that were recorded in these days, or every entry of
// these days, once it is on record in each of the case files that this was taken. Never: for anybody but a
// lead; of a file that this lead may not open; a word that somebody typed about a case.
#pragma once

#include "casework/times.h"

namespace sharewell::casework {

struct DecisionLine {
  FileRef file;
  const DecisionView* decision = nullptr;  ///< into `files`
};
struct AuditLine {
  FileRef file;
  const TimelineItem* item = nullptr;  ///< into `files`
};
struct Evidence {
  std::vector<CaseFileView> files;
  std::vector<DecisionLine> decisions;  ///< in the order in which they were recorded
  std::vector<AuditLine> trail;         ///< of these files in these days, in that order
};
using EvidenceOrFaults = std::variant<Evidence, std::vector<decide::FieldFault>>;

enum class EvidenceOf : std::uint8_t {
  Decisions,  ///< case files with a decision of these days
  Trail,      ///< case files in which anything was recorded, looks too
};

/// in      from, to: days as 2026-12-01, both in it; `what`: as the case file says it was taken.
/// out     faults by "from" and "to".
/// errors  NotAllowed for anybody but a lead; TooLarge: more than kEvidenceFiles case files.
inline constexpr std::size_t kEvidenceFiles = 1000;
[[nodiscard]] Result<EvidenceOrFaults> take_evidence(const Desk& desk, std::string_view from,
                                                     std::string_view to, std::string_view what,
                                                     std::string_view once,
                                                     EvidenceOf of = EvidenceOf::Trail);

}  // namespace sharewell::casework
