// SPDX-License-Identifier: MIT
// What a page shows of a case file, folded from its entries.
//
// In: the entries of one file, oldest first; whoever has them has looked. Out: timeline, decisions, small
// signs, tasks. Never: reads a file by itself; shows what moved to another file.
#pragma once

#include "casework/case_file.h"
#include "casework/task_story.h"
#include "record/move_bodies.h"

namespace sharewell::casework {

class FileFold {
 public:
  FileFold(const Desk& desk, const FileRef& file);
  /// errors  Damaged if its body does not fit its kind.
  [[nodiscard]] Result<void> apply(const record::Entry& entry);
  /// The file with its tasks, newest entries first.
  [[nodiscard]] CaseFileView finish() &&;

 private:
  [[nodiscard]] Result<void> read(const record::Entry& entry, TimelineItem& item);
  [[nodiscard]] Result<void> opened(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> decided(const record::Entry& entry, TimelineItem& item);
  [[nodiscard]] Result<void> considered(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> corrected(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> named(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> noted(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> copied(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> somebody(const record::Entry& entry, TimelineItem& item);
  [[nodiscard]] Result<void> form_made(const record::Entry& entry, TimelineItem& item);
  [[nodiscard]] Result<void> moved(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> taken(const record::Entry& entry, TimelineItem& item);
  [[nodiscard]] Result<void> joined(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> restricted(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> asked(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> kept(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] Result<void> received(const record::EntryBody& body, TimelineItem& item);
  [[nodiscard]] DecisionView* decision_at(std::uint64_t index);

  const Desk& desk_;
  CaseFileView view_;
  TaskStories stories_;
  record::TaskFold tasks_;
};

}  // namespace sharewell::casework
