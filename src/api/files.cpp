// SPDX-License-Identifier: MIT
#include <array>

#include "api/cursor.h"
#include "api/problem.h"
#include "api/resources.h"
#include "api/shown.h"

namespace sharewell::api {
namespace {

json::object shown_line(const casework::Desk& desk, const casework::FileLine& line) {
  return {{"file", line.ref.text()},
          {"label", line.label},
          {"opened_by", shown_person(desk, line.opened_by)},
          {"opened_at", to_rfc3339(line.opened_at)}};
}

json::object shown_item(const casework::Desk& desk, const casework::TimelineItem& item) {
  return {{"entry", item.index},
          {"kind", record::name_of(item.kind)},
          {"by", shown_person(desk, item.by)},
          {"happened_at", to_rfc3339(item.happened_at)},
          {"recorded_at", to_rfc3339(item.recorded_at)},
          {"sharing", item.sharing.text()},
          {"summary", item.summary},
          {"detail", item.detail},
          {"late", item.late}};
}

json::object shown_file(const casework::Desk& desk, const casework::CaseFileView& view) {
  json::array timeline, decisions, tasks;
  for (const casework::TimelineItem& item : view.timeline) timeline.push_back(shown_item(desk, item));
  for (const casework::DecisionView& one : view.decisions) decisions.push_back(shown_in_short(desk, one));
  for (const casework::TaskView& one : view.tasks) tasks.push_back(shown_task(desk, one.row));
  return {{"file", view.ref.text()},
          {"label", view.label},
          {"team", view.team},
          {"opened_by", shown_person(desk, view.opened_by)},
          {"opened_at", to_rfc3339(view.opened_at)},
          {"timeline", std::move(timeline)},
          {"decisions", std::move(decisions)},
          {"tasks", std::move(tasks)}};
}

/// That a file exists is said, and whom to ask; the try is on record.
http::Response ask_somebody(const casework::AskSomebody& ask) {
  return respond(Problem{Kind::NotAllowed, "This case file exists and belongs to another team. Ask " +
                                               ask.whom + ". That it was asked for is on record."});
}

}  // namespace

Answer files(const Call& call) {
  constexpr std::array<std::string_view, 2> kKnown{"cursor", "limit"};
  SW_DO(only_parameters(call, kKnown));
  SW_TRY(const PartWanted part, part_wanted(call));
  FileRef after;
  if (!part.after.empty()) {
    auto ref = FileRef::parse(part.after);
    if (!ref) return bad_cursor();
    after = *std::move(ref);
  }
  const casework::Desk desk = call.desk();
  const auto found = casework::my_files_after(desk, after, part.most);
  if (!found && found.error().code == ErrorCode::BadInput) return bad_cursor();
  if (!found) return std::unexpected(found.error());
  json::array lines;
  for (const casework::FileLine& line : found->files) lines.push_back(shown_line(desk, line));
  json::object body{{"files", std::move(lines)}};
  if (found->more) body["next"] = cursor_after(found->files.back().ref.text());
  return ok(body);
}

Answer file(const Call& call) {
  SW_DO(only_parameters(call, {}));
  SW_TRY(const FileRef ref, ref_at<FileRef>(call, 0));
  const casework::Desk desk = call.desk();
  SW_TRY(const auto opened, casework::open_file(desk, ref));
  if (const auto* ask = std::get_if<casework::AskSomebody>(&opened)) return ask_somebody(*ask);
  return ok(shown_file(desk, std::get<casework::CaseFileView>(opened)));
}

Answer decision(const Call& call) {
  SW_DO(only_parameters(call, {}));
  SW_TRY(const FileRef ref, ref_at<FileRef>(call, 0));
  SW_TRY(const SharingRef sharing, ref_at<SharingRef>(call, 1));
  const casework::Desk desk = call.desk();
  SW_TRY(const auto opened, casework::open_file(desk, ref));
  if (const auto* ask = std::get_if<casework::AskSomebody>(&opened)) return ask_somebody(*ask);
  const auto* one = std::get<casework::CaseFileView>(opened).find(sharing);
  if (one == nullptr) return fail(ErrorCode::NotFound, "no such decision in this case file");
  return ok(shown_decision(desk, ref, *one));
}

}  // namespace sharewell::api
