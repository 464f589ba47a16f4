// SPDX-License-Identifier: MIT
#include "casework/agreement.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/text.h"
#include "casework/qualities.h"
#include "casework/said_note.h"
#include "casework/typed_text.h"
#include "decide/answers_json.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;

constexpr std::string_view kHow = "agreement_how", kTold = "agreement_told", kFree = "agreement_free";
constexpr std::array<std::string_view, 6> kNotes{
    "agreement_who", "agreement_for", "agreement_when", kHow, kTold, kFree};
constexpr std::array<AgreementElement, 11> kElements{{{"who", kNotes[0]},
                                                      {"for", kNotes[1]},
                                                      {"when", kNotes[2]},
                                                      {"how", kHow},
                                                      {"told-why", kTold, "why"},
                                                      {"told-what", kTold, "what"},
                                                      {"told-how", kTold, "how"},
                                                      {"told-with", kTold, "with-whom"},
                                                      {"no-pressure", kFree, "no-pressure"},
                                                      {"no-service", kFree, "no-service"},
                                                      {"nobody-coercive", kFree, "nobody-coercive"}}};

std::string_view said_of(const std::map<std::string, std::string>& said, std::string_view note) {
  const auto at = said.find(std::string(note));
  return at == said.end() ? std::string_view{} : std::string_view(at->second);
}

bool is_choice_of(std::string_view note, std::string_view choice) {
  if (note == kHow) return choice == "words" || choice == "writing";
  return std::ranges::any_of(
      kElements, [&](const AgreementElement& one) { return one.note == note && one.choice == choice; });
}

bool fits(std::string_view note, std::string_view said) {
  while (!said.empty()) {
    const std::size_t space = note == kHow ? said.npos : said.find(' ');
    if (!is_choice_of(note, said.substr(0, space))) return false;
    said = space == said.npos ? std::string_view{} : said.substr(space + 1);
  }
  return true;
}

std::vector<FieldFault> faults_of(const std::map<std::string, std::string>& said) {
  std::vector<FieldFault> faults;
  for (const std::string_view note : kNotes) {
    const std::string_view text = said_of(said, note);
    if (note == kHow || note == kTold || note == kFree) {
      if (!fits(note, text)) faults.push_back({std::string(note), "Choose from the list"});
    } else {
      check_text(text, note, limits::kShortTextBytes, "", faults);
    }
  }
  return faults;
}

Result<guidance::Answers> answers_with(const guidance::Pack& pack, const DecisionView& decision,
                                       std::string_view consent) {
  SW_TRY(guidance::Answers answers,
         decide::answers_from_json(pack, to_canonical_json(decision.answers_now()), "kept answers"));
  const auto question = pack.find_question("consent");
  SW_CHECK(question.has_value());
  const auto answer = pack.find_answer(*question, consent);
  SW_CHECK(answer.has_value());
  answers.at[*question] = *answer;
  return answers;
}

/// The task that asked for the record, which a whole one settles.
std::vector<record::EntryBody> settled_by(const Desk& desk, const CaseFileView& file,
                                          const DecisionView& decision, const record::Considered& body) {
  std::vector<record::EntryBody> out;
  if (!agreement_missing(body.notes).empty()) return out;
  for (const TaskView& task : file.tasks)
    if (task.row.sharing == decision.sharing && task.row.obligation == "record-consent" &&
        task.row.state == record::TaskState::Open &&
        std::ranges::find(body.ended, task.row.ref) == body.ended.end())
      out.push_back({record::EntryKind::TaskSettled, file.ref, decision.sharing, desk.me.ref, desk.clock(),
                     desk.clock(),
                     record::to_json(record::TaskSettled{
                         task.row.ref, true, Personal<std::string>("The agreement is on record")})});
  return out;
}

/// A doubt that the person had when they decided is not cleared up by filling in a form: they decide again.
std::string_view counts_as(const DecisionView& decision, const json::object& notes) {
  const bool doubted = text_in(decision.decided.answers, "consent") == "defective";
  return agreement_missing(notes).empty() && !doubted ? "valid" : "defective";
}

}  // namespace

std::span<const AgreementElement> agreement_elements() { return kElements; }

std::span<const std::string_view> agreement_notes() { return kNotes; }

std::vector<const AgreementElement*> agreement_missing(const json::object& notes) {
  std::vector<const AgreementElement*> missing;
  for (const AgreementElement& one : kElements) {
    const std::string_view said = text_in(notes, one.note);
    if (one.choice.empty() ? said.empty() : !has_choice(said, one.choice)) missing.push_back(&one);
  }
  return missing;
}

bool may_record_agreement(const DecisionView& decision) {
  const std::string_view consent = text_in(decision.answers_now(), "consent");
  return consent == "valid" || consent == "defective";
}

bool says_agreement_anew(const json::object& earlier, const json::object& later) {
  return std::ranges::any_of(
      kNotes, [&](std::string_view note) { return text_in(earlier, note) != text_in(later, note); });
}

Result<DoneOrFaults> say_agreement(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                                   const std::map<std::string, std::string>& said, std::string_view once) {
  if (auto faults = faults_of(said); !faults.empty()) return DoneOrFaults(std::move(faults));
  SW_TRY(const FileOrAsk opened, open_file(desk, ref));
  const auto* file = std::get_if<CaseFileView>(&opened);
  const DecisionView* decision = file == nullptr ? nullptr : file->find(sharing);
  if (decision == nullptr || !may_record_agreement(*decision))
    return fail(ErrorCode::NotFound, "no such decision with an agreement");
  std::map<std::string, std::string> notes;
  json::object now;
  for (const std::string_view note : kNotes) {
    const std::string text = tidy(said_of(said, note));
    notes[std::string(note)] = text;
    now[note] = text;
  }
  SW_TRY(const guidance::Pack* const pack, pack_of(desk, *decision));
  SW_TRY(const guidance::Answers answers, answers_with(*pack, *decision, counts_as(*decision, now)));
  SW_TRY(const record::Considered body, considered(desk, *file, *decision, answers, notes));
  std::vector<record::EntryBody> entries{{record::EntryKind::Considered, ref, sharing, desk.me.ref,
                                          desk.clock(), desk.clock(), record::to_json(body)}};
  std::ranges::move(settled_by(desk, *file, *decision, body), std::back_inserter(entries));
  SW_TRY(const auto kept, desk.store.commit({std::move(entries), std::string(once), {}}));
  static_cast<void>(kept);
  return DoneOrFaults(ref);
}

}  // namespace sharewell::casework
