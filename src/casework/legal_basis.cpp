// SPDX-License-Identifier: MIT
#include "casework/legal_basis.h"

#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "casework/due.h"
#include "casework/later_tasks.h"
#include "casework/said_note.h"
#include "casework/typed_text.h"
#include "decide/answers_json.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;

constexpr std::string_view kPersonLabel = "What the person agreed to";

/// What a record keeps of what was said, and which of the tasks it answers.
struct Said {
  std::map<std::string, std::string> notes;
  bool names_basis = false, names_condition = false;
};

/// Every note that a record may have of it, empty: what is said replaces the whole of what stood.
std::map<std::string, std::string> no_notes() {
  std::map<std::string, std::string> notes{{std::string(kRowKeptNote), ""}};
  for (const LegalLine& line : legal_lines()) notes[std::string(line.note)] = "";
  return notes;
}

Said said_by_row(const Policy::Version& row) {
  Said said{no_notes(), true, row.kept.condition != "none"};
  said.notes[std::string(kRowNote)] = row.kept.row.text();
  said.notes[std::string(kRowKeptNote)] = to_rfc3339(row.at);
  for (const LegalLine& line : row_lines(row.kept)) said.notes[std::string(line.note)] = line.text;
  return said;
}

Said said_in_own_words(const BasisSaid& said) {
  Said out{no_notes(), true, !tidy(said.condition).empty()};
  out.notes[std::string(kRowNote)] = kNoneFits;
  out.notes["legal_basis"] = tidy(said.basis);
  out.notes["legal_condition"] = tidy(said.condition);
  out.notes["legal_power"] = tidy(said.power);
  return out;
}

/// Not to know it is no reason to wait, and stays somebody's task.
Said said_not_known() {
  Said out{no_notes(), false, false};
  out.notes[std::string(kRowNote)] = kNotKnownYet;
  out.notes["legal_basis"] = "Not known yet";
  return out;
}

/// Finding it out is owed, unless that is a task already.
void owe_basis(const Desk& desk, const CaseFileView& file, const DecisionView& decision,
               const guidance::Pack& pack, record::Considered& body) {
  const bool raised =
      std::ranges::find(body.tasks, kAsksForBasis, &record::RaisedTask::obligation) != body.tasks.end();
  const auto obligation = pack.find_obligation(kAsksForBasis);
  if (raised || !obligation) return;
  for (const TaskView& task : file.tasks)
    if (task.row.sharing == decision.sharing && task.row.obligation == kAsksForBasis &&
        task.row.state == record::TaskState::Open) {
      std::erase(body.ended, task.row.ref);
      return;
    }
  body.tasks.push_back({TaskRef::make(desk.random), std::string(kAsksForBasis),
                        due_at(pack.obligations()[*obligation].due, desk.clock()),
                        owner_of_more(desk, file, decision)});
}

std::vector<FieldFault> faults_of(const BasisSaid& said, bool row_fits) {
  std::vector<FieldFault> faults;
  check_text(said.person_agreed, "person_agreed", limits::kOwnWordsBytes, "", faults);
  if (row_fits || said.row == kNotKnownYet) return faults;
  if (said.row != kNoneFits) {
    faults.push_back({"row", said.row.empty() ? "Choose the row that fits this case, or that none does"
                                              : "That row changed while you were reading. Choose again"});
    return faults;
  }
  check_text(tidy(said.basis), "basis", limits::kShortTextBytes, "Say on which legal basis it is shared",
             faults);
  check_text(said.condition, "condition", limits::kShortTextBytes, "", faults);
  check_text(said.power, "power", limits::kShortTextBytes, "", faults);
  return faults;
}

/// The tasks that asked for what is said now, which the same answer settles.
std::vector<record::EntryBody> settled_by(const Desk& desk, const CaseFileView& file,
                                          const DecisionView& decision, const record::Considered& body,
                                          const Said& said) {
  std::vector<record::EntryBody> out;
  const Personal<std::string> note("Said with the decision: " + said.notes.at("legal_basis"));
  for (const TaskView& task : file.tasks) {
    const record::TaskRow& row = task.row;
    const bool asked = (row.obligation == kAsksForBasis && said.names_basis) ||
                       (row.obligation == "identify-special-category-condition" && said.names_condition);
    const bool open =
        row.state == record::TaskState::Open && std::ranges::find(body.ended, row.ref) == body.ended.end();
    if (row.sharing == decision.sharing && asked && open)
      out.push_back({record::EntryKind::TaskSettled, file.ref, decision.sharing, desk.me.ref, desk.clock(),
                     desk.clock(), record::to_json(record::TaskSettled{row.ref, true, note})});
  }
  return out;
}

}  // namespace

std::string tick_of(const Policy::Version& row) {
  return row.kept.row.text() + "." + std::to_string(row.at.ms);
}

Policy::Versions rows_for(const Policy& policy, const DecisionView& decision) {
  const std::string recipient = own_text_in(decision.answers_now(), "recipient");
  const std::string purpose = own_text_in(decision.decided.notes, "purpose_kind");
  return rows_for(policy, recipient, purpose);
}

Result<DoneOrFaults> say_basis(const Desk& desk, const Policy& policy, const FileRef& ref,
                               const SharingRef& sharing, const BasisSaid& said, std::string_view once) {
  SW_TRY(const FileOrAsk opened, open_file(desk, ref));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  const Policy::Versions rows = rows_for(policy, *decision);
  const auto row = std::ranges::find(rows, said.row, tick_of);
  const bool fits = row != rows.end();
  if (auto faults = faults_of(said, fits); !faults.empty()) return DoneOrFaults(std::move(faults));
  const bool unknown = said.row == kNotKnownYet;
  Said kept = fits ? said_by_row(*row) : unknown ? said_not_known() : said_in_own_words(said);
  kept.notes[std::string(kPersonNote)] = tidy(said.person_agreed);
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, *decision));
  SW_TRY(const guidance::Answers answers,
         decide::answers_from_json(*pack, to_canonical_json(decision->answers_now()), "kept answers"));
  SW_TRY(record::Considered body, considered(desk, *file, *decision, answers, kept.notes));
  if (unknown) owe_basis(desk, *file, *decision, *pack, body);
  std::vector<record::EntryBody> entries{{record::EntryKind::Considered, ref, sharing, desk.me.ref,
                                          desk.clock(), desk.clock(), record::to_json(body)}};
  std::ranges::move(settled_by(desk, *file, *decision, body, kept), std::back_inserter(entries));
  SW_TRY(const auto committed, desk.store.commit({std::move(entries), std::string(once), {}}));
  static_cast<void>(committed);
  return DoneOrFaults(ref);
}

std::vector<LegalLine> said_lines(const json::object& notes) {
  std::vector<LegalLine> out{{kPersonNote, kPersonLabel, own_text_in(notes, kPersonNote)}};
  for (const LegalLine& line : legal_lines())
    out.push_back({line.note, line.label, own_text_in(notes, line.note)});
  std::erase_if(out, [](const LegalLine& line) { return line.text.empty(); });
  return out;
}

std::string said_in_one(const json::object& notes) {
  std::string out;
  for (const LegalLine& line : said_lines(notes))
    out += (out.empty() ? "" : "\n") + std::string(line.label) + ": " + line.text;
  return out;
}

bool says_basis_anew(const json::object& earlier, const json::object& later) {
  return said_in_one(earlier) != said_in_one(later);
}

}  // namespace sharewell::casework
