// SPDX-License-Identifier: MIT
// What the pages of one case file share.
//
// In: a visit whose address holds a case file's reference. Out: the file (the look is on record), or the page
// to show instead. Never: says more about another team's file than that it exists; of another organisation's,
// not even that.
#pragma once

#include <optional>

#include "casework/case_file.h"
#include "web/pages/record_url.h"
#include "web/visit.h"

namespace sharewell::web::pages {

struct FileOrPage {
  std::optional<casework::CaseFileView> file{};
  std::optional<http::Response> page{};
};
[[nodiscard]] FileOrPage open_case_file(const Visit& visit);

/// The same for a form that adds to the file: only for those who may, not for whoever sees it for a task.
[[nodiscard]] FileOrPage open_file_to_change(const Visit& visit);

/// What a case file says: who opened it, people, decisions, small signs, tasks, timeline. Nothing that
/// changes it.
[[nodiscard]] Html file_html(const Visit& visit, const casework::CaseFileView& file);

/// Tasks by group, open ones first, each with its due date, or with what was done.
[[nodiscard]] Html tasks_html(const Visit& visit, const std::vector<casework::TaskView>& tasks);
[[nodiscard]] TaskItem task_item(const Visit& visit, const guidance::Obligation& duty,
                                 const casework::TaskView& task);

/// One decision of the file, as in the address; the page to show if there is none.
struct DecisionOrPage {
  std::optional<casework::CaseFileView> file{};
  const casework::DecisionView* decision = nullptr;  ///< points into `file`
  std::optional<http::Response> page{};
};
[[nodiscard]] DecisionOrPage open_decision(const Visit& visit);

}  // namespace sharewell::web::pages
