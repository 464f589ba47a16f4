// SPDX-License-Identifier: MIT
#include "casework/tasks.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "casework/due.h"
#include "casework/finished_record.h"
#include "casework/later_tasks.h"
#include "casework/legal_basis.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/said_note.h"
#include "casework/typed_text.h"
#include "decide/answers_json.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;

constexpr std::array<std::string_view, 5> kHowSteps{"how-much", "fact-opinion", "right-person", "secure",
                                                    "tell"};
constexpr std::array<std::string_view, 6> kHowQuestions{
    "contains_opinion", "contains_historical",      "third_parties",
    "special_category", "informing_increases_risk", "retention"};

/// The kept answers of a decision with the new ones laid over them, and all five steps settled or not.
Result<guidance::Answers> answers_with(const guidance::Pack& pack, const json::object& kept,
                                       const HowSteps& steps) {
  SW_TRY(guidance::Answers answers, decide::answers_from_json(pack, to_canonical_json(kept), "kept answers"));
  for (const std::string_view id : kHowQuestions) {
    const auto question = pack.find_question(id);
    SW_CHECK(question.has_value());
    if (steps.answers.at[*question] != guidance::kAbsent) answers.at[*question] = steps.answers.at[*question];
  }
  const bool all = std::ranges::all_of(kHowSteps, [&](std::string_view step) {
    return std::ranges::find(steps.settled, step) != steps.settled.end();
  });
  const auto how = pack.find_question("how_considered");
  SW_CHECK(how.has_value());
  const auto value = pack.find_answer(*how, all ? "yes" : "no");
  SW_CHECK(value.has_value());
  answers.at[*how] = *value;
  return answers;
}

/// Whether the notes say that the legal basis is still to be found.
bool is_sought(const json::object& notes) { return text_in(notes, kRowNote) == kNotKnownYet; }

/// Tasks that the new recommendation adds, and open ones that it no longer asks for.
void move_tasks(const Desk& desk, const CaseFileView& file, const DecisionView& decision,
                const decide::Recommendation& recommendation, record::Considered& body) {
  const auto duties = decide::duties_of(recommendation, decision.decided.choice);
  std::set<std::string> asked, standing;
  for (const std::size_t i : duties) asked.insert(recommendation.pack().obligations()[i].id);
  for (const TaskView& task : file.tasks) {
    if (task.row.sharing != decision.sharing) continue;
    standing.insert(task.row.obligation);
    const bool by_hand = own_duty(task.row.obligation) != nullptr;  // no answer raised it, and none ends it
    // While the basis is not known it stays somebody's task, whatever the answers are.
    const bool sought = task.row.obligation == kAsksForBasis && is_sought(body.notes);
    if (!by_hand && !sought && task.row.state == record::TaskState::Open &&
        !asked.contains(task.row.obligation))
      body.ended.push_back(task.row.ref);
  }
  for (const std::size_t i : duties) {
    const guidance::Obligation& obligation = recommendation.pack().obligations()[i];
    if (obligation.id != "record-decision" && !standing.contains(obligation.id) &&
        !was_raised_before_the_move(decision, obligation.id))
      body.tasks.push_back({TaskRef::make(desk.random), obligation.id, due_at(obligation.due, desk.clock()),
                            owner_of_more(desk, file, decision)});
  }
}

/// Each step that is settled is a note too, so that it stands in the form again.
std::map<std::string, std::string> notes_of(const HowSteps& steps) {
  std::map<std::string, std::string> notes = steps.notes;
  for (const std::string_view step : kHowSteps) {
    const bool settled = std::ranges::find(steps.settled, step) != steps.settled.end();
    notes["settled_" + std::string(step)] = settled ? "yes" : "";
  }
  return notes;
}

/// What was said with the decision itself goes on in the first notes after it.
json::object notes_that_stand(const DecisionView& decision) {
  if (!decision.considered.empty()) return decision.considered.back().notes;
  json::object notes;
  if (const json::value* helps = decision.decided.notes.if_contains("helps")) notes["helps"] = *helps;
  return notes;
}

/// A record that is incomplete is not said to be complete; that it stays so may be said, with the reason.
Result<bool> is_unfinished(const Desk& desk, const record::TaskRow& row) {
  if (row.obligation != kCompleteRecord) return false;
  SW_TRY(const FileOrAsk opened, open_file(desk, row.file));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(row.sharing);
  return decision != nullptr && !missing_parts(*decision).empty();
}

record::EntryBody by_me(const Desk& desk, const record::TaskRow& row, record::EntryKind kind,
                        json::object body) {
  return {kind, row.file, row.sharing, desk.me.ref, desk.clock(), desk.clock(), std::move(body)};
}

/// Whoever asked for advice reads what came of it and decides.
Result<record::TaskRaised> back_to_the_asker(const Desk& desk, const record::TaskRow& advice) {
  SW_TRY(const FileOrAsk opened, open_file(desk, advice.file));
  const auto* file = std::get_if<CaseFileView>(&opened);
  if (file == nullptr) return fail(ErrorCode::NotFound, "no such task");
  const auto task =
      std::ranges::find(file->tasks, advice.ref, [](const TaskView& one) { return one.row.ref; });
  if (task == file->tasks.end() || task->steps.empty()) return fail(ErrorCode::NotFound, "no such task");
  return record::TaskRaised{{TaskRef::make(desk.random), std::string(kDecideAgain),
                             due_at(own_duty(kDecideAgain)->due, desk.clock()), task->steps.front().by},
                            advice.ref,
                            {}};
}

}  // namespace

std::span<const std::string_view> how_step_ids() { return kHowSteps; }

Result<DoneOrFaults> settle_task(const Desk& desk, const TaskRef& task, bool done, std::string_view note) {
  SW_TRY(const record::TaskRow row, desk.store.find_task(task));
  const auto card = desk.store.find_file(row.file);
  if (!card) return fail(ErrorCode::NotFound, "no such task");
  SW_TRY(const bool seen, may_see(desk, *card));
  if (!seen) return fail(ErrorCode::NotFound, "no such task");
  if (row.state != record::TaskState::Open) return DoneOrFaults(row.file);
  const bool advising = row.obligation == kGiveAdvice;
  std::vector<FieldFault> faults;
  const std::string text = typed_text(note, "note", limits::kOwnWordsBytes,
                                      !done      ? "Say why this was not done"
                                      : advising ? "Write your advice"
                                                 : "",
                                      faults);
  if (row.obligation == kAgreeErasure)
    faults.push_back({"done", "Agree to it or take it back on the case file's page of how long it is kept"});
  SW_TRY(const bool unfinished, is_unfinished(desk, row));
  if (done && unfinished)
    faults.push_back(
        {"done", "Something is still missing from this record. Say it, or say why it is not done"});
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  std::vector<record::EntryBody> entries{
      by_me(desk, row, record::EntryKind::TaskSettled,
            record::to_json(record::TaskSettled{task, done, Personal<std::string>(text)}))};
  if (advising) {
    SW_TRY(record::TaskRaised next, back_to_the_asker(desk, row));
    entries.push_back(by_me(desk, row, record::EntryKind::TaskRaised, record::to_json(next)));
  }
  auto kept = desk.store.commit({std::move(entries), "settle " + task.text(), {}});
  if (!kept && kept.error().code != ErrorCode::Stale) return std::unexpected(kept.error());
  return DoneOrFaults(row.file);
}

Result<DoneOrFaults> consider(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                              const HowSteps& steps, std::string_view once,
                              std::vector<record::RaisedTask> also) {
  std::vector<FieldFault> faults;
  for (const auto& [field, note] : steps.notes) check_text(note, field, limits::kOwnWordsBytes, "", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  SW_TRY(const FileOrAsk opened, open_file(desk, ref));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, *decision));
  SW_TRY(const guidance::Answers answers, answers_with(*pack, decision->answers_now(), steps));
  SW_TRY(record::Considered body, considered(desk, *file, *decision, answers, notes_of(steps)));
  std::ranges::move(also, std::back_inserter(body.tasks));
  record::EntryBody entry{
      record::EntryKind::Considered, ref, sharing, desk.me.ref, desk.clock(), desk.clock(),
      record::to_json(body)};
  SW_TRY(const auto kept, desk.store.commit({{std::move(entry)}, std::string(once), {}}));
  static_cast<void>(kept);
  return DoneOrFaults(ref);
}

Result<record::Considered> considered(const Desk& desk, const CaseFileView& file,
                                      const DecisionView& decision, const guidance::Answers& answers,
                                      const std::map<std::string, std::string>& notes) {
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, decision));
  const auto recommendation = decide::recommend(*pack, decide::Enquiry::make(*pack, answers));
  record::Considered body;
  body.decision = decision.index;
  body.answers = decide::answers_object(*pack, answers);
  body.recommendation = decide::recommendation_object(recommendation);
  body.notes = notes_that_stand(decision);
  for (const auto& [name, note] : notes)
    if (const std::string text = tidy(note); !text.empty())
      body.notes[name] = text;
    else
      body.notes.erase(name);
  move_tasks(desk, file, decision, recommendation, body);
  move_completing_task(desk, file, decision, body);
  return body;
}

}  // namespace sharewell::casework
