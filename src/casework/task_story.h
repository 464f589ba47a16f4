// SPDX-License-Identifier: MIT
// What happened to each task of a case file, in order: raised, chased, passed on, settled.
//
// In: the file's entries, oldest first. Out: the story of each task, and what the timeline says of such an
// entry. Never: reads a file by itself; whoever has the entries has looked.
#pragma once

#include <map>

#include "casework/case_file.h"

namespace sharewell::casework {

class TaskStories {
 public:
  explicit TaskStories(const Desk& desk) : desk_(desk) {}
  /// Sets the item's summary and detail if the entry is about a task. errors  Damaged if it cannot be read.
  [[nodiscard]] Result<void> apply(const record::Entry& entry, TimelineItem& item);
  /// The row with its story.
  [[nodiscard]] TaskView view_of(const record::TaskRow& row) const;

 private:
  struct Known {
    std::string obligation;
    TaskRef after;
    std::vector<TaskStep> steps;
  };
  void raised(const record::EntryBody& entry, const std::vector<record::RaisedTask>& tasks);
  Result<void> by_hand(const record::EntryBody& entry, TimelineItem& item);
  Result<void> moved(const record::EntryBody& entry, TimelineItem& item);
  Result<void> settled(const record::EntryBody& entry, TimelineItem& item);
  [[nodiscard]] std::string task_words(const TaskRef& task) const;

  const Desk& desk_;
  std::map<TaskRef, Known> tasks_;
};

}  // namespace sharewell::casework
