// SPDX-License-Identifier: MIT
// What leads do about how long one case file is kept: put it in a class, on hold, ask that it be erased, take
// that back, agree to it. @cite hmg-2018 p.10 Record; docs/erasure.md
//
// In: a lead's desk, a file that they may open, what they typed. Out: entries, or every fault in what was
// typed. Never: erases what one person alone wants, what is on hold, what was written to since, or before the
// waiting period is over; the store sees to that once more.
#pragma once

#include "casework/erasures.h"
#include "casework/file_life.h"
#include "casework/finder.h"
#include "casework/retention.h"

namespace sharewell::casework {

/// Fields of faults: retention, why. A class without an end date needs a reason.
/// errors  NotAllowed for anybody but a lead; NotFound for a file that is not theirs to add to. So for all
/// here.
[[nodiscard]] Result<DoneOrFaults> set_retention(const Desk& desk, const Retentions& own, const FileRef& file,
                                                 std::string_view retention, std::string_view why,
                                                 std::string_view once);
/// Puts the file on hold, or takes the hold off. Fields of faults: why.
[[nodiscard]] Result<DoneOrFaults> set_hold(const Desk& desk, const FileRef& file, bool held,
                                            std::string_view why, std::string_view once);

/// Who may agree to what this lead asks: the other leads who may open the file.
[[nodiscard]] std::vector<access::Person> who_may_agree(const Desk& desk, const FileRef& file);

struct TypedErasure {
  std::string ground;  ///< of record::erasure_grounds()
  std::string words;   ///< needed with "other"
  std::string to;      ///< the lead who is asked to agree
};
/// Fields of faults: ground, words, to.
[[nodiscard]] Result<DoneOrFaults> ask_erasure(const Desk& desk, const Retentions& own, const FileRef& file,
                                               const TypedErasure& typed, std::string_view once);
/// Nothing to do if nobody asked. Any lead who may open the file.
[[nodiscard]] Result<DoneOrFaults> take_back_erasure(const Desk& desk, const Erasures& erasures,
                                                     const FileRef& file, std::string_view once);

/// What keeps this lead from agreeing now, in a sentence; empty: nothing. Only a waiting one.
[[nodiscard]] std::string why_not_yet(const Desk& desk, const ErasureWaiting& waiting,
                                      const CaseFileView& file, const Keeping& keeping);

struct ErasedNow {
  bool finished = false;  ///< every key is gone; else that goes on by itself, at the latest within a minute
};
using ErasedOrFaults = std::variant<ErasedNow, std::vector<decide::FieldFault>>;
/// Carries it out. Field of faults: agree.
[[nodiscard]] Result<ErasedOrFaults> agree_erasure(const Desk& desk, const Retentions& own,
                                                   Erasures& erasures, Finder& finder, const FileRef& file);

}  // namespace sharewell::casework
