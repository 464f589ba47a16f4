// SPDX-License-Identifier: MIT
// How long case files are kept: the classes of retention of an organisation, what each of them means for one
// file, and which files are to be looked at. @cite hmg-2018 p.10 Record
//
// In: what a lead typed; a case file that was opened; the cards and tasks of all. Out: the classes, a file's
// date, the list of what is due. Never: erases anything; shows a name before the look at it is on record.
#pragma once

#include "casework/case_file.h"
#include "casework/kept_list.h"
#include "record/keeping_bodies.h"

namespace sharewell::casework {

[[nodiscard]] bool retention_before(const record::RetentionKept& a, const record::RetentionKept& b);
using Retentions =
    KeptList<record::EntryKind::RetentionKept, &record::RetentionKept::retention, &retention_before>;

/// Those of Sharewell, each with its source, in the order shown. The first is the standard one.
[[nodiscard]] const std::vector<record::RetentionKept>& built_in_retentions();
/// Those of the organisation, then those of Sharewell; exactly one is the standard one.
[[nodiscard]] std::vector<record::RetentionKept> retentions_here(const Retentions& own);

/// The same, and those of the organisation that were taken off the list: files may be in them still.
[[nodiscard]] std::vector<record::RetentionKept> retentions_ever(const Retentions& own);

/// As keep_line. Fields of faults: title, counts_from, years, review_months, source.
using RetentionOrFaults = LineOrFaults<Retentions>;
[[nodiscard]] Result<RetentionOrFaults> keep_retention(const Desk& desk, Retentions& own,
                                                       record::RetentionKept typed, std::string_view once);

/// What holds of one file now.
struct Keeping {
  record::RetentionKept retention;
  bool chosen = false;         ///< somebody put the file in its class
  bool birth_missing = false;  ///< it counts from a birth date, and none is noted: from its opening instead
  std::string counted_from;    ///< the day of the event; empty: it has no end date
  std::string until;           ///< the first day on which it may go; empty likewise
  std::string why, hold_why;
  bool held = false;
  [[nodiscard]] bool is_over(std::string_view today) const { return !until.empty() && until <= today; }
};
/// `known` as retentions_ever.
[[nodiscard]] Keeping keeping_of(const CaseFileView& file, const std::vector<record::RetentionKept>& known);

/// "2014-03-09" and 25 is "2039-03-09"; a month or a year counts to its last day.
[[nodiscard]] std::string years_after(std::string_view day, std::int64_t years);
/// The last minute of a day, in London.
[[nodiscard]] Instant end_of_day(std::string_view day);

/// A case file to look at: its time is over, or it was said that it is asked then whether it is kept still.
struct KeepingDue {
  FileRef file;
  std::string label;
  Instant due;
  bool hold = false;      ///< whether the hold is still needed
  bool standard = false;  ///< nobody has looked yet; by the standard class its time may be over
};
/// Those that this lead may open, the earliest first. Naming them is a look on record.
/// errors  NotAllowed for anybody but a lead
[[nodiscard]] Result<std::vector<KeepingDue>> keeping_due(const Desk& desk, const Retentions& own);

/// Whether the task is one of those that are years away, and so in nobody's way yet.
[[nodiscard]] bool is_far_off(const record::TaskRow& row, Instant now);

}  // namespace sharewell::casework
