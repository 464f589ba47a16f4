// SPDX-License-Identifier: MIT
#include "api/shown.h"

#include <algorithm>
#include <array>

#include "casework/said_note.h"

namespace sharewell::api {
namespace {

constexpr std::array<std::string_view, 4> kStates{"open", "done", "not-done", "no-longer-needed"};

}  // namespace

std::string_view name_of(record::TaskState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<record::TaskState> state_named(std::string_view name) {
  const auto found = std::ranges::find(kStates, name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<record::TaskState>(found - kStates.begin());
}

json::object shown_person(const casework::Desk& desk, const PersonRef& person) {
  if (person.empty()) return {};
  return {{"person", person.text()}, {"name", desk.people.name_of(person)}};
}

json::object shown_task(const casework::Desk& desk, const record::TaskRow& row) {
  const guidance::Obligation* duty = casework::find_duty(desk, row.obligation);
  const bool overdue = row.state == record::TaskState::Open && row.due < desk.clock();
  return {{"task", row.ref.text()},
          {"file", row.file.text()},
          {"sharing", row.sharing.text()},
          {"obligation", row.obligation},
          {"what", duty != nullptr ? duty->task : row.obligation},
          {"detail", duty != nullptr ? duty->detail : ""},
          {"owner", shown_person(desk, row.owner)},
          {"due", to_rfc3339(row.due)},
          {"state", name_of(row.state)},
          {"overdue", overdue}};
}

json::object shown_in_short(const casework::Desk& desk, const casework::DecisionView& decision) {
  return {{"sharing", decision.sharing.text()},
          {"entry", decision.index},
          {"by", shown_person(desk, decision.by)},
          {"happened_at", to_rfc3339(decision.happened_at)},
          {"recorded_at", to_rfc3339(decision.recorded_at)},
          {"late", decision.decided.late},
          {"emergency", decision.decided.emergency},
          {"advice", casework::text_in(decision.decided.recommendation, "outcome")},
          {"choice", record::name_of(decision.decided.choice)}};
}

json::object shown_decision(const casework::Desk& desk, const FileRef& file,
                            const casework::DecisionView& decision) {
  const record::Decided& decided = decision.decided;
  json::object out = shown_in_short(desk, decision);
  out["file"] = file.text();
  out["words"] = decided.words.reveal();
  out["departure"] = decided.departure;
  out["consulted"] = decided.consulted;
  out["answers"] = decided.answers;
  out["recommendation"] = decided.recommendation;
  out["notes"] = decided.notes;
  json::array corrections;
  for (const casework::CorrectionView& one : decision.corrections)
    corrections.push_back(json::object{{"by", shown_person(desk, one.by)},
                                       {"at", to_rfc3339(one.at)},
                                       {"words", one.corrected.words.reveal()},
                                       {"why", one.corrected.why.reveal()}});
  out["corrections"] = std::move(corrections);
  out["answers_now"] = decision.answers_now();
  out["recommendation_now"] = decision.recommendation_now();
  return out;
}

}  // namespace sharewell::api
