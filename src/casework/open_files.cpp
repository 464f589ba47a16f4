// SPDX-License-Identifier: MIT
#include "casework/open_files.h"

#include <algorithm>
#include <functional>
#include <set>

#include "access/people.h"
#include "casework/own_duties.h"
#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

/// An adult in danger now is as grave as a child.
std::string risk_in(const DecisionView& decision) {
  const json::object& answers = decision.answers_now();
  if (text_in(answers, "adult_at_risk") == "immediate") return "immediate";
  const std::string risk = own_text_in(answers, "risk");
  return risk.empty() ? "not-known" : risk;
}

bool has_open_task(const CaseFileView& file, const SharingRef& sharing) {
  return std::ranges::any_of(file.tasks, [&](const TaskView& task) {
    return task.row.sharing == sharing && task.row.state == record::TaskState::Open;
  });
}

/// What came from others is looked at again some day, and so is how long a file is kept; until then that
/// leaves nothing to do.
bool is_to_do(const Desk& desk, const record::TaskRow& row) {
  const bool some_day = row.obligation == kStillNeeded || row.obligation == kReviewKeeping ||
                        row.obligation == kReviewHold || row.obligation == kAgreeErasure;
  return row.state == record::TaskState::Open && (!some_day || row.due < desk.clock());
}

/// Those of this lead in which something is to be done, in their order. Their tasks tell without a look.
Result<std::vector<FilePlace>> places_of(const Desk& desk, FileOrder& order) {
  SW_TRY(const auto tasks, desk.store.open_tasks());
  std::set<FileRef> with_something;
  for (const record::TaskRow& row : tasks)
    if (is_to_do(desk, row)) with_something.insert(row.file);
  std::vector<FilePlace> places;
  for (const store::FileCard& card : desk.store.files()) {
    if (!access::may_open(desk.me, card)) continue;  // of a joined one too: its tasks stay with it
    if (!with_something.contains(card.file())) continue;
    auto place = order.place_of(desk, card.file());
    if (place)
      places.push_back(*std::move(place));
    else if (place.error().code != ErrorCode::NotFound)  // erased just now
      return std::unexpected(std::move(place).error());
  }
  std::ranges::sort(places, std::less<>());
  return places;
}

}  // namespace

int rank_of(const guidance::Pack& pack, std::string_view risk) {
  const auto question = pack.find_question("risk");
  SW_CHECK(question.has_value());
  const auto& known = pack.questions()[*question];
  const auto answer = pack.find_answer(*question, risk);
  const auto at = answer ? std::ranges::find(known.ordered, *answer) : known.ordered.end();
  // Twice its place, so that what is not known stands between the two gravest and the rest.
  if (at != known.ordered.end()) return 2 * static_cast<int>(at - known.ordered.begin());
  return 2 * static_cast<int>(known.ordered.size()) - 5;
}

OpenFile line_of(const Desk& desk, const CaseFileView& file) {
  OpenFile line{.ref = file.ref, .label = file.label, .risk = {}, .rank = -1, .decision = {}};
  line.times.arose = line.times.decided = file.opened_at;
  for (const TaskView& task : file.tasks) {
    if (!is_to_do(desk, task.row)) continue;
    ++line.open;
    if (task.row.due < desk.clock()) ++line.overdue;
  }
  for (const DecisionView& decision : file.decisions) {
    const bool last = &decision == &file.decisions.back();
    const int rank = rank_of(desk.pack, risk_in(decision));
    if (rank <= line.rank || (!last && !has_open_task(file, decision.sharing))) continue;
    line.risk = risk_in(decision);
    line.rank = rank;
    line.decision = decision.sharing;
    line.times = times_of(decision);
  }
  return line;
}

Result<OpenFilesPage> open_files(const Desk& desk, FileOrder& order, std::size_t page) {
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead sees this list");
  order.forget_erased(desk.store);
  SW_TRY(const std::vector<FilePlace> places, places_of(desk, order));
  OpenFilesPage out;
  out.all = places.size();
  out.pages = std::max<std::size_t>(1, (places.size() + kOpenFilesOfAPage - 1) / kOpenFilesOfAPage);
  out.page = std::clamp<std::size_t>(page, 1, out.pages);
  const std::size_t from = (out.page - 1) * kOpenFilesOfAPage;
  for (std::size_t i = from; i < std::min(places.size(), from + kOpenFilesOfAPage); ++i) {
    const auto file = open_mine(desk, places[i].ref);
    if (file)
      out.files.push_back(line_of(desk, *file));
    else if (file.error().code != ErrorCode::NotFound)  // erased or kept to others just now
      return std::unexpected(file.error());
  }
  return out;
}

}  // namespace sharewell::casework
