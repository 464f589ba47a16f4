// SPDX-License-Identifier: MIT
#include "casework/finished_record.h"

#include <algorithm>
#include <array>

#include "casework/agreement.h"
#include "casework/due.h"
#include "casework/fuller_record.h"
#include "casework/later_tasks.h"
#include "casework/own_duties.h"
#include "casework/qualities.h"
#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

using record::Choice;

bool answered(const DecisionView& decision, std::string_view question, std::string_view answer) {
  return text_in(decision.answers_now(), question) == answer;
}

bool noted(const DecisionView& decision, std::string_view note) {
  return !text_in(decision.notes_now(), note).empty();
}

/// The note, or the person's own words if they tick that these say it.
template <const char* kNote>
bool noted_or_covered(const DecisionView& decision) {
  if (noted(decision, kNote)) return true;
  if (decision.decided.words.reveal().empty() && decision.corrections.empty()) return false;
  // What was ticked before the words became others says nothing of these.
  if (!decision.corrections.empty() && decision.considered_by.size() == decision.considered.size() &&
      (decision.considered_by.empty() || decision.considered_by.back().at < decision.corrections.back().at))
    return false;
  return has_choice(text_in(decision.notes_now(), kCoveredNote), kNote);
}

template <const char* kNote>
bool just_noted(const DecisionView& decision) {
  return noted(decision, kNote);
}

bool always(const DecisionView& /*any*/) { return true; }

bool leaves(const DecisionView& decision) { return decision.decided.choice == Choice::Share; }

bool leaves_without_agreement(const DecisionView& decision) {
  return leaves(decision) && !answered(decision, "consent", "valid");
}

bool rests_on_agreement(const DecisionView& decision) {
  if (!leaves(decision) || answered(decision, "identifiable", "no")) return false;
  if (answered(decision, "consent", "valid")) return true;
  // One that was begun and lacks something counts as none; what it lacks is still to be said.
  return answered(decision, "consent", "defective") &&
         std::ranges::any_of(agreement_notes(), [&](std::string_view note) { return noted(decision, note); });
}

bool safety_in_question(const DecisionView& decision) {
  for (const std::string_view risk : {"welfare-concern", "child-in-need", "significant-harm", "immediate"})
    if (answered(decision, "risk", risk)) return true;
  return false;
}

/// While telling could add to the danger nobody is led to tell. @cite requirements R012, R132
bool is_open_with_them(const DecisionView& decision) {
  if (answered(decision, "informing_increases_risk", "yes")) return false;
  for (const std::string_view element : openness_elements())
    if (noted(decision, element)) return true;
  return leaves(decision) && answered(decision, "informing_increases_risk", "no") &&
         !answered(decision, "identifiable", "no");
}

bool end_is_said(const DecisionView& decision) {
  const std::string_view end = text_in(decision.notes_now(), "serves");
  return !end.empty() && (end != "other" || noted(decision, "serves_other"));
}

bool qualities_are_said(const DecisionView& decision) {
  return std::ranges::none_of(qualities_of(decision.notes_now()), [](const QualityAnswer& one) {
    return one.met == QualityAnswer::Met::NotSaid;
  });
}

bool agreement_is_said(const DecisionView& decision) {
  return agreement_missing(decision.notes_now()).empty();
}

constexpr std::string_view kRules = "The seven golden rules to sharing information";
constexpr std::string_view kMyths = "Myth-busting guide";
constexpr char kHelps[] = "helps", kFacts[] = "facts", kBest[] = "best_interests",
               kShared[] = "effect_shared", kSilent[] = "effect_silent", kPerson[] = "safety_person",
               kOthers[] = "safety_others", kAgainst[] = "rights_against", kFor[] = "need_to_share",
               kToldWhy[] = "told_why", kToldWhat[] = "told_what", kToldHow[] = "told_how",
               kToldWith[] = "told_with", kToldWhen[] = "told_when", kHubAction[] = "hub_action",
               kHubAgency[] = "hub_agency", kHubInterests[] = "hub_interests";

constexpr SaidOn kFuller = SaidOn::FullerRecord;
constexpr std::array<RecordPart, 20> kParts{{
    {kHelps, 9, "The principles", kFuller, always, just_noted<kHelps>},
    {"serves", 3, "About this government advice", kFuller, always, end_is_said},
    {kFacts, 4, kRules, kFuller, leaves_without_agreement, noted_or_covered<kFacts>},
    {kBest, 8, "Legislative framework", kFuller, safety_in_question, noted_or_covered<kBest>},
    {kShared, 6, "Sharing Information", kFuller, always, noted_or_covered<kShared>},
    {kSilent, 6, "Sharing Information", kFuller, always, noted_or_covered<kSilent>},
    {kPerson, 4, kRules, kFuller, always, noted_or_covered<kPerson>},
    {kOthers, 4, kRules, kFuller, always, noted_or_covered<kOthers>},
    {kAgainst, 13, kMyths, kFuller, always, noted_or_covered<kAgainst>},
    {kFor, 13, kMyths, kFuller, always, noted_or_covered<kFor>},
    {kToldWhy, 4, kRules, kFuller, is_open_with_them, just_noted<kToldWhy>},
    {kToldWhat, 4, kRules, kFuller, is_open_with_them, just_noted<kToldWhat>},
    {kToldHow, 4, kRules, kFuller, is_open_with_them, just_noted<kToldHow>},
    {kToldWith, 4, kRules, kFuller, is_open_with_them, just_noted<kToldWith>},
    {kToldWhen, 4, kRules, kFuller, is_open_with_them, just_noted<kToldWhen>},
    {"qualities", 4, kRules, kFuller, leaves, qualities_are_said},
    {"agreement", 13, kMyths, SaidOn::Agreement, rests_on_agreement, agreement_is_said},
    {kHubAction, 8, "Legislative framework", kFuller, in_a_hub, just_noted<kHubAction>},
    {kHubAgency, 8, "Legislative framework", kFuller, in_a_hub, just_noted<kHubAgency>},
    {kHubInterests, 8, "Legislative framework", kFuller, in_a_hub, just_noted<kHubInterests>},
}};

bool is_completing(const TaskView& task, const DecisionView& decision) {
  return task.row.sharing == decision.sharing && task.row.obligation == kCompleteRecord;
}

}  // namespace

bool in_a_hub(const DecisionView& decision) { return text_in(decision.answers_now(), "mash") == "yes"; }

std::span<const RecordPart> record_parts() { return kParts; }

std::vector<const RecordPart*> missing_parts(const DecisionView& decision) {
  std::vector<const RecordPart*> missing;
  for (const RecordPart& part : kParts)
    if (part.applies(decision) && !part.is_said(decision)) missing.push_back(&part);
  return missing;
}

record::RaisedTask completing_task(const Desk& desk, bool emergency, Instant now) {
  const std::string_view due = emergency ? "tomorrow" : std::string_view(own_duty(kCompleteRecord)->due);
  return {TaskRef::make(desk.random), std::string(kCompleteRecord), due_at(due, now), desk.me.ref};
}

std::optional<record::RaisedTask> completing_task_wanted(const Desk& desk, const CaseFileView& file,
                                                         const DecisionView& then) {
  if (missing_parts(then).empty() || was_raised_before_the_move(then, kCompleteRecord)) return std::nullopt;
  const bool owed = std::ranges::any_of(file.tasks, [&](const TaskView& task) {
    return is_completing(task, then) && task.row.state != record::TaskState::NoLongerNeeded;
  });  // or settled by a person, who said why
  if (owed) return std::nullopt;
  record::RaisedTask task = completing_task(desk, then.decided.emergency, desk.clock());
  task.owner = owner_of_more(desk, file, then);
  return task;
}

void move_completing_task(const Desk& desk, const CaseFileView& file, const DecisionView& decision,
                          record::Considered& body) {
  DecisionView then = decision;
  then.considered.push_back(body);
  if (auto task = completing_task_wanted(desk, file, then)) body.tasks.push_back(*std::move(task));
  if (!missing_parts(then).empty()) return;
  for (const TaskView& task : file.tasks)
    if (is_completing(task, decision) && task.row.state == record::TaskState::Open)
      body.ended.push_back(task.row.ref);
}

}  // namespace sharewell::casework
