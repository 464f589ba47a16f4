// SPDX-License-Identifier: MIT
#include "casework/keeping.h"

#include <algorithm>

#include "base/limits.h"
#include "casework/draft.h"
#include "casework/may_see.h"
#include "casework/own_duties.h"
#include "casework/repeat.h"
#include "casework/service.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using Faults = std::vector<decide::FieldFault>;
using record::EntryKind;

constexpr std::int64_t kMonthMs = 30 * kDayMs;
constexpr std::int64_t kHoldReviewMonths = 6;
constexpr int kDaysToAgree = 28;

Result<CaseFileView> open_as_lead(const Desk& desk, const FileRef& ref) {
  if (!desk.me.leads())
    return fail(ErrorCode::NotAllowed, "only a safeguarding lead decides how long it is kept");
  return open_mine(desk, ref);
}

Personal<std::string> words(std::string_view typed, std::string_view missing, Faults& faults) {
  return Personal<std::string>(typed_text(typed, "why", limits::kOwnWordsBytes, missing, faults));
}

/// How it stands, with nothing raised or ended yet.
record::KeepingSet standing(const CaseFileView& file) {
  record::KeepingSet set = file.keeping.value_or(record::KeepingSet{});
  set.tasks.clear();
  set.ended.clear();
  return set;
}

void end_open(const CaseFileView& file, std::string_view obligation, record::KeepingSet& set) {
  for (const TaskView& task : file.tasks)
    if (task.row.obligation == obligation && task.row.state == record::TaskState::Open)
      set.ended.push_back(task.row.ref);
}

record::EntryBody set_entry(const Desk& desk, const FileRef& file, const record::KeepingSet& set) {
  return {EntryKind::KeepingSet, file, {}, desk.me.ref, desk.clock(), desk.clock(), record::to_json(set)};
}

record::EntryBody asked_entry(const Desk& desk, const record::ErasureAsked& asked) {
  return {EntryKind::ErasureAsked, desk.store.office(), {}, desk.me.ref, desk.clock(), desk.clock(),
          record::to_json(asked)};
}

Result<DoneOrFaults> keep(const Desk& desk, const FileRef& file, const record::KeepingSet& set,
                          std::string_view once) {
  SW_TRY([[maybe_unused]] const auto kept,
         desk.store.commit({{set_entry(desk, file, set)}, std::string(once), {}}));
  return DoneOrFaults(file);
}

/// Keeps what the file says of it first, so that this is not taken for something recorded since.
Result<DoneOrFaults> keep_asking(const Desk& desk, const record::KeepingSet& set,
                                 const record::ErasureAsked& asked, std::string_view once) {
  SW_TRY([[maybe_unused]] const auto kept,
         desk.store.commit(
             {{set_entry(desk, asked.file, set), asked_entry(desk, asked)}, std::string(once), {}}));
  return DoneOrFaults(asked.file);
}

std::optional<PersonRef> chosen(const std::vector<access::Person>& people, std::string_view typed) {
  for (const access::Person& one : people)
    if (one.ref.text() == typed) return one.ref;
  return std::nullopt;
}

Faults faults_of(const Desk& desk, const TypedErasure& typed, const Keeping& keeping) {
  Faults faults;
  const auto grounds = record::erasure_grounds();
  if (std::ranges::find(grounds, typed.ground) == grounds.end())
    faults.push_back({"ground", "Choose why it is to be erased"});
  if (typed.ground == "time-is-over" && !keeping.is_over(day_of(desk.clock())))
    faults.push_back(
        {"ground", keeping.until.empty()
                       ? "It is kept without an end date. Put it in another class first"
                       : "Its time is not over. Put it in another class, or choose another reason"});
  if (keeping.held) faults.push_back({"ground", "It is on hold. Take the hold off first"});
  return faults;
}

bool written_since(const CaseFileView& file, std::uint64_t asked) {
  return std::ranges::any_of(file.timeline, [&](const TimelineItem& item) {
    return item.index > asked && item.kind != EntryKind::Looked;
  });
}

/// A draft that is to be recorded in the file. What cannot be read is nobody's.
bool is_of_file(const FileRef& file, const store::Draft& stored) {
  const auto draft = read_draft(stored);
  return draft && file_of(*draft) == file;
}

}  // namespace

Result<DoneOrFaults> set_retention(const Desk& desk, const Retentions& own, const FileRef& ref,
                                   std::string_view retention, std::string_view why, std::string_view once) {
  SW_TRY(CaseFileView file, open_as_lead(desk, ref));
  const auto here = retentions_here(own);
  const auto wanted = std::ranges::find_if(
      here, [&](const record::RetentionKept& one) { return one.retention.text() == retention; });
  Faults faults;
  if (wanted == here.end()) {
    faults.push_back({"retention", "Choose how long it is kept"});
    return DoneOrFaults(std::move(faults));
  }
  record::KeepingSet set = standing(file);
  set.retention = wanted->retention;
  set.why =
      words(why, wanted->counts_from == "never" ? "Say why it is kept without an end date" : "", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  end_open(file, kReviewKeeping, set);
  file.keeping = set;
  const Keeping keeping = keeping_of(file, retentions_ever(own));
  const Instant due = keeping.until.empty()
                          ? end_of_london_day(desk.clock() + wanted->review_months * kMonthMs, 0)
                          : end_of_day(keeping.until);
  set.tasks.push_back({TaskRef::make(desk.random), std::string(kReviewKeeping), due, desk.me.ref});
  return keep(desk, ref, set, once);
}

Result<DoneOrFaults> set_hold(const Desk& desk, const FileRef& ref, bool held, std::string_view why,
                              std::string_view once) {
  SW_TRY(const CaseFileView file, open_as_lead(desk, ref));
  Faults faults;
  record::KeepingSet set = standing(file);
  set.held = held;
  set.hold_why =
      words(why, held ? "Say why nothing of it may be erased" : "Say why the hold is not needed", faults);
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  end_open(file, kReviewHold, set);
  if (held)
    set.tasks.push_back({TaskRef::make(desk.random), std::string(kReviewHold),
                         end_of_london_day(desk.clock() + kHoldReviewMonths * kMonthMs, 0), desk.me.ref});
  return keep(desk, ref, set, once);
}

std::vector<access::Person> who_may_agree(const Desk& desk, const FileRef& file) {
  std::vector<access::Person> leads;
  const auto card = desk.store.find_file(file);
  for (access::Person& person : desk.people.all())
    if (card && person.leads() && person.ref != desk.me.ref && access::may_open(person, *card))
      leads.push_back(std::move(person));
  return leads;
}

Result<DoneOrFaults> ask_erasure(const Desk& desk, const Retentions& own, const FileRef& ref,
                                 const TypedErasure& typed, std::string_view once) {
  SW_TRY(const CaseFileView file, open_as_lead(desk, ref));
  Faults faults = faults_of(desk, typed, keeping_of(file, retentions_ever(own)));
  record::ErasureAsked asked{ref, typed.ground, {}, false};
  asked.words = typed_text(typed.words, "words", limits::kShortTextBytes,
                           typed.ground == "other" ? "Say why, without naming anybody" : "", faults);
  const auto people = who_may_agree(desk, ref);
  const auto to = chosen(people, typed.to);
  if (!to)
    faults.push_back({"to", people.empty() ? "Nobody else can agree: there is no other safeguarding lead who "
                                             "may open this case file"
                                           : "Choose who is asked to agree"});
  if (!faults.empty()) return DoneOrFaults(std::move(faults));
  record::KeepingSet set = standing(file);
  end_open(file, kAgreeErasure, set);
  set.tasks.push_back({TaskRef::make(desk.random), std::string(kAgreeErasure),
                       end_of_london_day(desk.clock(), kDaysToAgree), *to});
  return keep_asking(desk, set, asked, once);
}

Result<DoneOrFaults> take_back_erasure(const Desk& desk, const Erasures& erasures, const FileRef& ref,
                                       std::string_view once) {
  SW_TRY(const CaseFileView file, open_as_lead(desk, ref));
  const auto waiting = erasures.waiting(ref);
  if (!waiting) return DoneOrFaults(ref);
  record::ErasureAsked asked = waiting->asked;
  asked.withdrawn = true;
  record::KeepingSet set = standing(file);
  end_open(file, kAgreeErasure, set);
  return keep_asking(desk, set, asked, once);
}

std::string why_not_yet(const Desk& desk, const ErasureWaiting& waiting, const CaseFileView& file,
                        const Keeping& keeping) {
  if (waiting.by == desk.me.ref) return "You asked for it, so somebody else has to agree.";
  if (keeping.held) return "The case file is on hold.";
  if (written_since(file, waiting.index))
    return "Something was recorded in the case file since it was asked. Read it; if it is still to be "
           "erased, "
           "ask anew.";
  if (waiting.asked.ground == "time-is-over" && !keeping.is_over(day_of(desk.clock())))
    return "By its class its time is not over any more.";
  if (desk.clock() < waiting.earliest())
    return "The waiting period runs until " + london_date_time(waiting.earliest()) + ".";
  return {};
}

Result<ErasedOrFaults> agree_erasure(const Desk& desk, const Retentions& own, Erasures& erasures,
                                     Finder& finder, const FileRef& ref) {
  SW_TRY(const CaseFileView file, open_as_lead(desk, ref));
  const auto waiting = erasures.waiting(ref);
  if (!waiting) return ErasedOrFaults(Faults{{"agree", "Nobody asks for it any more"}});
  if (std::string why = why_not_yet(desk, *waiting, file, keeping_of(file, retentions_ever(own)));
      !why.empty())
    return ErasedOrFaults(Faults{{"agree", std::move(why)}});
  SW_TRY([[maybe_unused]] const record::Entry erased,
         desk.store.erase(waiting->index, desk.me.ref, is_of_file));
  finder.begin_anew();
  return ErasedOrFaults(ErasedNow{erasures.finish(desk.store).has_value()});
}

}  // namespace sharewell::casework
