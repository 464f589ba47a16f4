// SPDX-License-Identifier: MIT
#include "casework/tasks.h"

#include <algorithm>
#include <array>

#include "api/cursor.h"
#include "api/problem.h"
#include "api/resources.h"
#include "api/sent.h"
#include "api/shown.h"
#include "casework/work.h"

namespace sharewell::api {
namespace {

/// Where a task stands in the list: a task that is chased in between moves, and is met once more at most.
using Place = std::pair<Instant, TaskRef>;
Place place_of(const record::TaskRow& row) { return {row.due, row.ref}; }

std::string key_of(const record::TaskRow& row) { return to_rfc3339(row.due) + " " + row.ref.text(); }

std::optional<Place> place_in(std::string_view key) {
  const auto space = key.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto due = from_rfc3339(key.substr(0, space));
  auto ref = TaskRef::parse(key.substr(space + 1));
  if (!due || !ref) return std::nullopt;
  return Place{*due, *std::move(ref)};
}

Result<record::TaskState> state_wanted(const Call& call) {
  const auto state = state_named(call.request.query_value("state").value_or("open"));
  if (!state) return fail(ErrorCode::BadInput, "it is open, done, not-done or no-longer-needed", "state");
  return *state;
}

}  // namespace

Answer tasks(const Call& call) {
  constexpr std::array<std::string_view, 3> kKnown{"state", "cursor", "limit"};
  SW_DO(only_parameters(call, kKnown));
  SW_TRY(const record::TaskState state, state_wanted(call));
  SW_TRY(const PartWanted part, part_wanted(call));
  const casework::Desk desk = call.desk();
  SW_TRY(const auto rows, casework::my_tasks(desk, state));
  auto from = rows.begin();
  if (!part.after.empty()) {
    const auto after = place_in(part.after);
    if (!after) return bad_cursor();
    from = std::ranges::upper_bound(rows, *after, {}, place_of);
  }
  const auto left = static_cast<std::size_t>(rows.end() - from);
  const auto to = from + static_cast<std::ptrdiff_t>(std::min(left, part.most));
  json::array shown;
  for (auto row = from; row != to; ++row) shown.push_back(shown_task(desk, *row));
  json::object body{{"tasks", std::move(shown)}};
  if (left > part.most) body["next"] = cursor_after(key_of(*(to - 1)));
  return ok(body);
}

Answer settle_task(const Call& call) {
  SW_DO(only_parameters(call, {}));
  SW_TRY(const TaskRef task, ref_at<TaskRef>(call, 0));
  SW_TRY(const json::object object, sent_object(call));
  Sent sent(object);
  const auto done = sent.truth("done", Must::Stand);
  const std::string note = sent.text("note", Must::MayLack);
  if (auto faults = sent.faults(); !faults.empty())
    return respond(Problem{Kind::Faults, "The task is as it was.", {}, std::move(faults)});
  const casework::Desk desk = call.desk();
  SW_TRY(const auto kept, casework::settle_task(desk, task, *done, note));
  if (const auto* faults = std::get_if<std::vector<decide::FieldFault>>(&kept))
    return respond(Problem{Kind::Faults, "The task is as it was.", {}, *faults});
  SW_TRY(const record::TaskRow now, desk.store.find_task(task));
  if (now.state != (*done ? record::TaskState::Done : record::TaskState::NotDone))
    return respond(Problem{
        Kind::Stale, "It was settled otherwise before; it is " + std::string(name_of(now.state)) + "."});
  return ok(shown_task(desk, now));
}

}  // namespace sharewell::api
