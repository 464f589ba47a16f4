// SPDX-License-Identifier: MIT
// Settling a task, and answering the how-steps of a sharing. (Moving one: task_moves.h; lists of them:
// work.h.)
//
// In: a desk and references. Out: entries for what was done.
// Never: closes a task by itself; lets one vanish without an entry.
#pragma once

#include <map>

#include "casework/case_file.h"
#include "casework/record_decision.h"

namespace sharewell::casework {

/// in      note: what was done, or why it was not (then compulsory); of advice, the advice. Advice given
/// raises
///         a task for whoever asked: to read it and decide.
/// out     faults if the note is missing or too long; NotFound if there is no such open task that is theirs
/// to settle.
using DoneOrFaults = std::variant<FileRef, std::vector<decide::FieldFault>>;
[[nodiscard]] Result<DoneOrFaults> settle_task(const Desk& desk, const TaskRef& task, bool done,
                                               std::string_view note);

/// The how-steps of one sharing, answered after the decision.
/// @cite hmg-2018 p.11 How
struct HowSteps {
  guidance::Answers answers;         ///< to questions of the decision's own pack (pack_of): contains_opinion,
                                     ///< contains_historical, third_parties, special_category,
                                     ///< informing_increases_risk, retention; absent: as before
  std::vector<std::string> settled;  ///< of how_step_ids(): those the person says are settled
  std::map<std::string, std::string> notes;  ///< "shared_what", "recipient_name", "channel", "words"
};
/// "how-much", "fact-opinion", "right-person", "secure", "tell".
[[nodiscard]] std::span<const std::string_view> how_step_ids();
/// Runs the recommendation again, under the decision's own pack, with the new answers and keeps it; raises
/// and ends tasks accordingly, and raises those in `also`. (With the ways that are allowed here: ways_out.h.)
[[nodiscard]] Result<DoneOrFaults> consider(const Desk& desk, const FileRef& file, const SharingRef& sharing,
                                            const HowSteps& steps, std::string_view once,
                                            std::vector<record::RaisedTask> also = {});
/// The same for other verbs that say something about a decision, as an entry that is not kept yet. Notes are
/// laid over those that stand; an empty one is taken out.
[[nodiscard]] Result<record::Considered> considered(const Desk& desk, const CaseFileView& file,
                                                    const DecisionView& decision,
                                                    const guidance::Answers& answers,
                                                    const std::map<std::string, std::string>& notes);

}  // namespace sharewell::casework
