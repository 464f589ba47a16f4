// SPDX-License-Identifier: MIT
// Asking somebody else for information about a case, and keeping what came from them.
//
// In: a desk, a case file, and what the person typed. Out: entries of the file with the tasks that follow, or
// every fault in what was typed. Never: sends a request; a person hands over its text. Keeps what came
// without a day on which somebody looks whether it is still needed.
// @cite hmg-2018 p.4 rule 4, p.8 Legislative framework, p.10 Record, p.14 Myth 5
#pragma once

#include "casework/case_file.h"
#include "casework/tasks.h"

namespace sharewell::casework {

/// As typed. A section needs more than an ordinary request. @cite requirements section 4.8, R023, R083
struct TypedAsk {
  std::string of;  ///< an answer of the pack's `recipient`
  std::string whom, what, why, purpose;
  std::string power = "none";  ///< of ask_powers()
  std::string basis;           ///< in words; under a section: for which function it is asked
  std::string ours;         ///< "yes": one is such a partner and asks for its own functions; under a section
  std::string explanation;  ///< how it serves that function; under a section
  std::string burden;       ///< what it costs them and why that is fair; needed under a section
  std::string no_wider;     ///< "yes": no more is asked for than the purpose needs
  std::string by;           ///< 2026-12-01, or empty
};
/// "none", "16h", "14b".
[[nodiscard]] std::span<const std::string_view> ask_powers();

/// The index of the entry that was kept, or the faults, by the members of what was typed.
using KeptAt = std::variant<std::uint64_t, std::vector<decide::FieldFault>>;
/// Its author owes a task to see that the answer comes.
/// errors  NotFound if there is no such file that this person may open.
[[nodiscard]] Result<KeptAt> ask_for_information(const Desk& desk, const FileRef& file, const TypedAsk& typed,
                                                 std::string_view once);

struct TypedReceived {
  std::string asked;       ///< index of the request that it answers; "0": it came unasked
  std::string from;        ///< an answer of the pack's `recipient`
  std::string whom, what;  ///< `whom` may be empty
  std::string basis;       ///< "fact" or "opinion"
  std::string keep_until;  ///< the day on which it is asked whether it is still needed
  Instant came_at;
};
/// Ends the task to chase what it answers; raises one to look again on that day. @errors as above.
[[nodiscard]] Result<KeptAt> note_received(const Desk& desk, const FileRef& file, const TypedReceived& typed,
                                           std::string_view once);

/// The request of the file; nullptr if none.
[[nodiscard]] const AskedView* find_asked(const CaseFileView& file, std::uint64_t index);

/// What came about the child of this file, newest first: of the file where it goes on, and of those joined to
/// it that this person may open too. Nothing if they may not open it.
[[nodiscard]] Result<std::vector<ReceivedView>> received_about(const Desk& desk, const FileRef& file);

}  // namespace sharewell::casework
