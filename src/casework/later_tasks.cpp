// SPDX-License-Identifier: MIT
#include "casework/later_tasks.h"

#include <algorithm>

namespace sharewell::casework {

PersonRef owner_of_more(const Desk& desk, const CaseFileView& file, const DecisionView& decision) {
  return file.mine ? desk.me.ref : decision.by;
}

bool was_raised_before_the_move(const DecisionView& decision, std::string_view obligation) {
  if (decision.from.empty()) return false;
  const auto has = [&](const std::vector<record::RaisedTask>& tasks) {
    return std::ranges::find(tasks, obligation, &record::RaisedTask::obligation) != tasks.end();
  };
  return has(decision.decided.tasks) ||
         std::ranges::any_of(decision.considered,
                             [&](const record::Considered& one) { return has(one.tasks); });
}

}  // namespace sharewell::casework
