// SPDX-License-Identifier: MIT
#include "web/pages/data_protection.h"

#include <algorithm>

#include "casework/fields.h"
#include "casework/legal_basis.h"
#include "casework/request.h"
#include "casework/said_note.h"
#include "casework/ways_out.h"
#include "web/arrangement_words.h"
#include "web/pages/decision_paper.h"
#include "web/paper_words.h"

namespace sharewell::web::pages {
namespace {

using casework::DecisionView;
using casework::own_text_in;

/// The answer to a question, or to a field of the journey, in the words of the pack.
std::string answered(const guidance::Pack& pack, const json::object& from, std::string_view field) {
  const std::string given = own_text_in(from, field);
  const auto choices = casework::field_of(pack, field, casework::Draft{}).choices;
  const auto chosen = std::ranges::find(choices, given, &casework::Choice::id);
  return chosen == choices.end() ? given : chosen->label;
}

/// A note, else what was written when the task that asks for it was settled.
std::string note_or_task(const casework::CaseFileView& file, const DecisionView& decision,
                         std::string_view note, std::string_view obligation) {
  if (std::string said = own_text_in(decision.notes_now(), note); !said.empty()) return said;
  for (const casework::TaskView& task : file.tasks)
    if (task.row.sharing == decision.sharing && task.row.obligation == obligation &&
        task.row.state == record::TaskState::Done)
      return task.note;
  return {};
}

}  // namespace

paper::Definitions data_protection_rows(const Visit& visit, const guidance::Pack& pack,
                                        const casework::CaseFileView& file, const DecisionView& decision) {
  const json::object &notes = decision.notes_now(), &answers = decision.answers_now();
  const auto request = casework::request_in(decision.decided.notes);
  paper::Definitions list;
  const auto row = [&](std::string_view key, std::string value) {
    list.rows.emplace_back(key, value.empty() ? std::string(words::kNotRecorded) : std::move(value));
  };
  std::string receiver = answered(pack, answers, "recipient");
  if (const std::string named = own_text_in(notes, "recipient_name"); !named.empty())
    receiver += (receiver.empty() ? "" : ": ") + named;
  row(words::kFormalReceiver, std::move(receiver));
  row(words::kFormalRequester, request ? request->name.reveal() : std::string(words::kNobodyAsked));
  if (request) row(words::kFormalReceived, london_date_time(request->asked));
  row(words::kFormalData, own_text_in(notes, "shared_what"));
  row(words::kFormalPurpose, answered(pack, decision.decided.notes, "purpose_kind"));
  if (std::string agreed = own_text_in(notes, casework::kPersonNote); !agreed.empty())
    row(words::kFormalAgreed, std::move(agreed));
  row(words::kFormalBasis, note_or_task(file, decision, "legal_basis", "identify-lawful-basis"));
  row(words::kFormalCondition,
      note_or_task(file, decision, "legal_condition", "identify-special-category-condition"));
  row(words::kFormalPower, own_text_in(notes, "legal_power"));
  for (const words::FormalNote& note : words::kFormalNotes) {
    const std::string said = own_text_in(notes, note.id);
    row(note.label, said.empty() ? own_text_in(notes, note.of_row) : said);
  }
  std::string way = own_text_in(notes, casework::kWayNote);
  if (own_text_in(notes, casework::kOutsideNote) == "yes") way += words::kWayOutside;
  row(words::kFormalSecurity, std::move(way));
  row(words::kFormalRetention, answered(pack, answers, "retention"));
  row(words::kFormalDecidedBy, name_and_position(visit, decision.by));
  row(words::kFormalDated, london_date_time(decision.recorded_at));
  return list;
}

}  // namespace sharewell::web::pages
