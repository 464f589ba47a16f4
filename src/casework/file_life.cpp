// SPDX-License-Identifier: MIT
#include "casework/file_life.h"

#include "base/limits.h"
#include "casework/case_file.h"
#include "casework/finished_record.h"
#include "casework/typed_text.h"
#include "record/file_bodies.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using Faults = std::vector<decide::FieldFault>;

Personal<std::string> kept(std::string_view typed, std::string_view field, std::size_t bytes_max,
                           std::string_view missing, Faults& faults) {
  return Personal<std::string>(typed_text(typed, field, bytes_max, missing, faults));
}

Result<DoneOrFaults> keep(const Desk& desk, std::vector<record::EntryBody> entries, std::string_view once) {
  FileRef file = entries.front().file;
  SW_TRY(const auto done, desk.store.commit({std::move(entries), std::string(once), {}}));
  static_cast<void>(done);
  return DoneOrFaults(std::move(file));
}
Result<DoneOrFaults> keep(const Desk& desk, record::EntryBody entry, std::string_view once) {
  return keep(desk, std::vector{std::move(entry)}, once);
}

}  // namespace

Result<DoneOrFaults> name_file(const Desk& desk, const FileRef& ref, std::string_view label,
                               std::string_view why, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  Faults faults;
  record::FileNamed named;
  named.label = kept(label, "label", limits::kShortTextBytes, "Write whom this case file is about", faults);
  named.why = kept(why, "why", limits::kOwnWordsBytes,
                   file.label.empty() ? "" : "Say why the name is changed", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  return keep(desk,
              {record::EntryKind::FileNamed,
               ref,
               {},
               desk.me.ref,
               desk.clock(),
               desk.clock(),
               record::to_json(named)},
              once);
}

Result<DoneOrFaults> correct_words(const Desk& desk, const FileRef& ref, const SharingRef& sharing,
                                   std::string_view words, std::string_view why, std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  const DecisionView* const decision = file.find(sharing);
  if (decision == nullptr) return fail(ErrorCode::NotFound, "no such decision");
  Faults faults;
  record::Corrected corrected{.decision = decision->index, .words = {}, .why = {}};
  corrected.words = kept(words, "words", limits::kOwnWordsBytes, "Write what the record should say", faults);
  corrected.why = kept(why, "why", limits::kOwnWordsBytes, "Say what was wrong, and how you know", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  const Instant now = desk.clock();
  std::vector<record::EntryBody> entries{
      {record::EntryKind::Corrected, ref, sharing, desk.me.ref, now, now, record::to_json(corrected)}};
  // What was ticked of the words before says nothing of these.
  DecisionView then = *decision;
  then.corrections.push_back({desk.me.ref, now, corrected});
  if (auto task = completing_task_wanted(desk, file, then))
    entries.push_back({record::EntryKind::TaskRaised, ref, sharing, desk.me.ref, now, now,
                       record::to_json(record::TaskRaised{*std::move(task), {}, {}})});
  return keep(desk, std::move(entries), once);
}

Result<DoneOrFaults> note_sign(const Desk& desk, const FileRef& ref, const TypedSign& typed,
                               std::string_view once) {
  SW_TRY([[maybe_unused]] const CaseFileView file, open_mine(desk, ref));
  Faults faults;
  record::SignNoted sign;
  sign.what = kept(typed.what, "what", limits::kOwnWordsBytes, "Write what was seen, heard or said", faults);
  sign.own_words = kept(typed.own_words, "own_words", limits::kOwnWordsBytes, "", faults);
  sign.present = kept(typed.present, "present", limits::kShortTextBytes, "", faults);
  if (typed.basis != "fact" && typed.basis != "opinion")
    faults.push_back({"basis", "Say whether this is fact or opinion"});
  if (typed.whole != "changes" && typed.whole != "same")
    faults.push_back({"whole", "Say whether all of it together changes how worried you are"});
  sign.why = kept(typed.why, "why", limits::kOwnWordsBytes, "Say why it does, or does not", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  sign.fact = typed.basis == "fact";
  sign.changes = typed.whole == "changes";
  return keep(desk,
              {record::EntryKind::SignNoted,
               ref,
               {},
               desk.me.ref,
               typed.seen_at,
               desk.clock(),
               record::to_json(sign)},
              once);
}

}  // namespace sharewell::casework
