// SPDX-License-Identifier: MIT
// What a finished record of a decision has: its parts, when each applies, and which notes or words say it.
// While one is missing the record is incomplete and a task says so; no decision, call or sharing waits for
// it. The person's own words count for what that person ticks that they say (`covered`): nothing is demanded
// twice. @cite hmg-2018 p.4 The seven golden rules to sharing information; p.10 Record
//
// In: a decision as it stands. Out: the parts that apply and are not said; what that does to its task.
// Never: judges what was said; stands in the way of a decision.
#pragma once

#include <optional>
#include <span>

#include "casework/case_file.h"

namespace sharewell::casework {

/// The page on which a part is said.
enum class SaidOn : std::uint8_t { FullerRecord, Agreement };

struct RecordPart {
  std::string_view id;       ///< of the field on its page, too
  int page = 0;              ///< of the advice
  std::string_view heading;  ///< there
  SaidOn said_on = SaidOn::FullerRecord;
  bool (*applies)(const DecisionView&) = nullptr;
  bool (*is_said)(const DecisionView&) = nullptr;
};
/// In the order in which they are asked and shown.
[[nodiscard]] std::span<const RecordPart> record_parts();

/// Those that apply and are not said, in that order; none: the record is finished.
[[nodiscard]] std::vector<const RecordPart*> missing_parts(const DecisionView& decision);

/// Made in a hub of several agencies. @cite hmg-2018 p.8 Legislative framework
[[nodiscard]] bool in_a_hub(const DecisionView& decision);

/// The task of a decision just made, whose record cannot be finished yet: due in some working days, after an
/// emergency tomorrow.
[[nodiscard]] record::RaisedTask completing_task(const Desk& desk, bool emergency, Instant now);
/// The task to raise where something is missing from the decision as it will stand and nobody has settled it.
[[nodiscard]] std::optional<record::RaisedTask> completing_task_wanted(const Desk& desk,
                                                                       const CaseFileView& file,
                                                                       const DecisionView& then);
/// Ends the task when the record is finished with what `body` says, and raises it where something is missing
/// and nobody has settled it.
void move_completing_task(const Desk& desk, const CaseFileView& file, const DecisionView& decision,
                          record::Considered& body);

}  // namespace sharewell::casework
