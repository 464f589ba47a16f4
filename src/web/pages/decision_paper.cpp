// SPDX-License-Identifier: MIT
#include "web/pages/decision_paper.h"

#include <algorithm>

#include "casework/repeat.h"
#include "web/delay.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/fuller_words.h"
#include "web/lead_words.h"
#include "web/pages/advice.h"
#include "web/pages/agreement_shown.h"
#include "web/pages/data_protection.h"
#include "web/pages/fuller_shown.h"
#include "web/pages/kept_advice.h"
#include "web/pages/leads.h"
#include "web/pages/reply.h"
#include "web/pages/unfinished.h"
#include "web/paper_words.h"
#include "web/record_words.h"
#include "web/ways_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::DecisionView;
using paper::Definitions;

void row(Definitions& list, std::string_view key, std::string value) {
  if (!value.empty()) list.rows.emplace_back(key, std::move(value));
}

std::string outcome_title(const guidance::Pack& pack, const std::string& outcome) {
  const auto index = pack.find_outcome(outcome);
  return index ? pack.outcomes()[*index].title : outcome;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

/// What was said later stands before what it follows.
void add_later(const Visit& visit, const CaseFileView& file, const DecisionView& decision,
               paper::Document& document) {
  for (const casework::CorrectionView& one : decision.corrections)
    document.parts.push_back(paper::Notice{joined(
        {words::kCorrectedBy, name_and_position(visit, one.by), words::kCorrectedOn, london_date_time(one.at),
         "\n", one.corrected.words.reveal(), "\n", words::kCorrectedWhy, one.corrected.why.reveal()})});
  for (const DecisionView& later : file.decisions)
    if (casework::follows(later.decided.notes) == decision.sharing)
      document.parts.push_back(
          paper::Notice{joined({words::kDecidedAgain, words_of(later.decided.choice), ", ",
                                london_date(later.happened_at), " (", later.sharing.spaced(), ")"})});
}

Definitions main_rows(const Visit& visit, const guidance::Pack& pack, const CaseFileView& file,
                      const DecisionView& decision, const KeptAdvice& advice) {
  const record::Decided& decided = decision.decided;
  Definitions list;
  if (const auto helps = helps_line(decision.notes_now()))
    row(list, asked_by(*helps->field), said_words(*helps));
  row(list, words::kPaperReference, decision.sharing.spaced());
  row(list, words::kCaseFile, joined({name_of_file(file.label), " (", file.ref.spaced(), ")"}));
  row(list, words::kPaperOrganisation, visit.organisation->people->organisation_name());
  row(list, words::kBy, name_and_position(visit, decision.by));
  row(list, words::kHappened, london_date_time(decision.happened_at));
  row(list, words::kRecorded, london_date_time(decision.recorded_at));
  if (decided.late)
    row(list, words::kDelay,
        joined({delay_words(decision.happened_at, decision.recorded_at), words::kDelayAfter}));
  if (decided.emergency) row(list, words::kEmergency, std::string(words::kEmergencyLane));
  if (const auto earlier = casework::follows(decided.notes)) row(list, words::kFollows, earlier->spaced());
  row(list, words::kAdviceSaid, outcome_title(pack, advice.outcome));
  row(list, words::kTheyDecided, std::string(words_of(decided.choice)));
  row(list, words::kDeparted, decided.departure);
  row(list, words::kConsulted, decided.consulted);
  row(list, decision.corrections.empty() ? words::kReasonsInWords : words::kFirstSaid,
      decided.words.reveal());
  return list;
}

std::string state_of(const casework::TaskView& task) {
  const auto with_note = [&](words::Text state) {
    return task.note.empty() ? std::string(state) : joined({state, ": ", task.note});
  };
  switch (task.row.state) {
    case record::TaskState::Open:
      return joined({words::kToDoBy, london_date(task.row.due)});
    case record::TaskState::Done:
      return with_note(words::kStateDone);
    case record::TaskState::NotDone:
      return with_note(words::kStateNotDone);
    case record::TaskState::NoLongerNeeded:
      break;
  }
  return std::string(words::kStateNoLonger);
}

void add_list(paper::Document& document, std::string_view heading, Definitions list) {
  if (list.rows.empty()) return;
  document.parts.push_back(paper::Heading{std::string(heading)});
  document.parts.push_back(std::move(list));
}

}  // namespace

std::vector<AnsweredLine> answered_lines(const guidance::Pack& pack, const json::object& answers) {
  std::vector<AnsweredLine> lines;
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    const guidance::Question& question = pack.questions()[q];
    const json::value* value = answers.if_contains(question.id);
    if (value == nullptr || !value->is_string()) continue;
    const std::string id(std::string_view(value->get_string()));
    const auto answer = pack.find_answer(static_cast<guidance::QuestionIndex>(q), id);
    lines.push_back({question.ask, answer ? question.answers[*answer].label : id});
  }
  return lines;
}

std::string name_and_position(const Visit& visit, const PersonRef& ref) {
  const auto person = visit.organisation->people->find(ref);
  if (!person) return visit.organisation->people->name_of(ref);
  return person->position.empty() ? person->name : person->name + ", " + person->position;
}

paper::Document decision_paper(const Visit& visit, const guidance::Pack& pack, const CaseFileView& file,
                               const DecisionView& decision) {
  const KeptAdvice advice = read_kept(decision.recommendation_now());
  paper::Document document{.title = std::string(words::kRecordTitle),
                           .reference = joined({words::kPaperReference, " ", decision.sharing.spaced()}),
                           .foot = std::string(words::kPaperFoot),
                           .made_at = visit.parts.clock(),
                           .parts = {}};
  if (const std::string missing = missing_words(decision); !missing.empty())
    document.parts.push_back(paper::Notice{joined({words::kIncompleteLead, missing, "."})});
  add_later(visit, file, decision, document);
  document.parts.push_back(main_rows(visit, pack, file, decision, advice));
  add_list(document, words::kRequestHeading, {request_lines(file, decision)});
  add_list(document, words::kFormalHeading, data_protection_rows(visit, pack, file, decision));
  add_list(document, words::kTimes, {time_lines(casework::times_of(decision))});
  add_list(document, words::kAgreementHeading, {agreement_lines(decision.notes_now())});
  add_list(document, words::kFullerHeading, {fuller_rows(decision.notes_now())});
  if (!advice.reasons.empty()) {
    document.parts.push_back(paper::Heading{std::string(words::kReasonsHeading)});
    paper::Numbered reasons;
    for (const KeptLine& reason : advice.reasons) reasons.items.push_back(reason.text);
    document.parts.push_back(std::move(reasons));
  }
  Definitions answers, tasks;
  for (AnsweredLine& line : answered_lines(pack, decision.answers_now()))
    answers.rows.emplace_back(std::move(line.ask), std::move(line.said));
  add_list(document, words::kAnswersHeading, std::move(answers));
  for (const casework::TaskView& task : file.tasks)
    if (const auto* duty = casework::find_duty(visit.desk(), task.row.obligation);
        duty != nullptr && task.row.sharing == decision.sharing)
      tasks.rows.emplace_back(duty->task, state_of(task));
  add_list(document, words::kTasks, std::move(tasks));
  document.parts.push_back(
      paper::Paragraph{joined({words::kUnderPack, ": ", pack.parts().publisher, " advice, ", advice.edition,
                               ". ", visit.text("non_statutory")})});
  return document;
}

}  // namespace sharewell::web::pages
