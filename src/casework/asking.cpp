// SPDX-License-Identifier: MIT
#include "casework/asking.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/limits.h"
#include "casework/due.h"
#include "casework/fields.h"
#include "casework/own_duties.h"
#include "casework/service.h"
#include "casework/typed_text.h"
#include "record/work_bodies.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;
using Faults = std::vector<FieldFault>;
using record::EntryKind;

constexpr std::array<std::string_view, 3> kAskPowers{"none", "16h", "14b"};

std::string_view section_words(std::string_view power) {
  return power == "16h" ? "Children Act 2004, section 16H: " : "Children Act 2004, section 14B: ";
}

/// Whether it is one of the bodies that the pack knows, and which one it is.
bool is_body(const Desk& desk, const std::string& body) {
  const auto question = desk.pack.find_question("recipient");
  SW_CHECK(question.has_value());
  return body != "not-known" && desk.pack.find_answer(*question, body).has_value();
}

std::string body_words(const Desk& desk, const std::string& body) {
  for (const Choice& choice : field_of(desk.pack, "recipient", Draft{}).choices)
    if (choice.id == body) return choice.label;
  return body;
}

Instant end_of(std::string_view day) {
  const auto noon = from_rfc3339(std::string(day) + "T12:00:00.000Z");
  SW_CHECK(noon.has_value());
  return end_of_london_day(*noon, 0);
}

/// A day from today on.
bool is_to_come(const Desk& desk, std::string_view day) { return is_day(day) && day >= day_of(desk.clock()); }

Personal<std::string> words(std::string_view typed, std::string_view field, std::string_view missing,
                            Faults& faults) {
  return Personal<std::string>(typed_text(typed, field, limits::kOwnWordsBytes, missing, faults));
}

/// What a section of the Act asks for beside an ordinary request.
void check_section(const TypedAsk& typed, record::InformationAsked& asked, Faults& faults) {
  if (typed.ours != "yes")
    faults.push_back({"ours",
                      "Only such a partner or board may use the section, for its own functions. Otherwise "
                      "choose that you name no section"});
  const auto explained =
      words(typed.explanation, "explanation", "Explain how the information serves that function", faults);
  asked.why = Personal<std::string>(asked.why.reveal() + "\n" + explained.reveal());
  asked.basis = std::string(section_words(typed.power)) + asked.basis;
}

record::InformationAsked asked_of(const Desk& desk, const TypedAsk& typed, Faults& faults) {
  const bool section = typed.power == "16h" || typed.power == "14b";
  record::InformationAsked asked;
  asked.of = typed.of;
  if (!is_body(desk, typed.of)) faults.push_back({"of", "Choose which body you ask"});
  asked.whom = Personal<std::string>(
      typed_text(typed.whom, "whom", limits::kShortTextBytes, "Write whom you ask", faults));
  asked.what = words(typed.what, "what", "Write what you ask for", faults);
  asked.why = words(typed.why, "why", "Write why it is needed", faults);
  asked.purpose =
      typed_text(typed.purpose, "purpose", limits::kOwnWordsBytes, "Write what it is for", faults);
  if (std::ranges::find(kAskPowers, typed.power) == kAskPowers.end())
    faults.push_back({"power", "Choose whether you name a section of the Act"});
  asked.basis = typed_text(
      typed.basis, "basis", limits::kOwnWordsBytes,
      section ? "Write for which of your functions you ask" : "Write on which basis or power you ask",
      faults);
  if (section) check_section(typed, asked, faults);
  asked.burden = words(typed.burden, "burden",
                       section ? "Write what the request costs them, and why that is fair" : "", faults);
  if (typed.no_wider != "yes")
    faults.push_back({"no_wider", "Look again at what you ask for, and tick this when it is no wider"});
  asked.by = typed.by;
  if (!typed.by.empty() && !is_to_come(desk, typed.by))
    faults.push_back({"by", "Enter a day from today on, or leave it empty"});
  return asked;
}

Result<KeptAt> keep(const Desk& desk, std::vector<record::EntryBody> entries, std::string_view once) {
  SW_TRY(const auto kept, desk.store.commit({std::move(entries), std::string(once), {}}));
  return KeptAt(kept.entries.front().index());
}

record::EntryBody entry_of(const Desk& desk, EntryKind kind, const FileRef& file, Instant happened_at,
                           json::object body) {
  return {kind, file, {}, desk.me.ref, happened_at, desk.clock(), std::move(body)};
}

std::optional<std::uint64_t> index_in(std::string_view typed) {
  std::uint64_t index = 0;
  const auto [end, problem] = std::from_chars(typed.data(), typed.data() + typed.size(), index);
  if (typed.empty() || problem != std::errc{} || end != typed.data() + typed.size()) return std::nullopt;
  return index;
}

/// The open tasks to chase this request.
std::vector<TaskRef> chases_of(const CaseFileView& file, std::uint64_t asked) {
  std::vector<TaskRef> tasks;
  for (const TaskView& task : file.tasks)
    if (asked != 0 && task.row.raised_by == asked && task.row.state == record::TaskState::Open)
      tasks.push_back(task.row.ref);
  return tasks;
}

record::InformationReceived received_of(const Desk& desk, const CaseFileView& file,
                                        const TypedReceived& typed, Faults& faults) {
  record::InformationReceived received;
  const auto asked = index_in(typed.asked);
  if (!asked || (*asked != 0 && find_asked(file, *asked) == nullptr))
    faults.push_back({"asked", "Choose what it answers, or that nobody had asked"});
  received.asked = asked.value_or(0);
  received.from = typed.from;
  if (!is_body(desk, typed.from)) faults.push_back({"from", "Choose which body it came from"});
  received.whom = Personal<std::string>(typed_text(typed.whom, "whom", limits::kShortTextBytes, "", faults));
  received.what = words(typed.what, "what", "Write what they told you", faults);
  if (typed.basis != "fact" && typed.basis != "opinion")
    faults.push_back({"basis", "Say whether this is fact or opinion"});
  received.fact = typed.basis == "fact";
  received.keep_until = typed.keep_until;
  if (!is_to_come(desk, typed.keep_until))
    faults.push_back({"keep_until", "Enter the day, from today on, on which somebody looks again"});
  received.ended = chases_of(file, received.asked);
  return received;
}

}  // namespace

std::span<const std::string_view> ask_powers() { return kAskPowers; }

Result<KeptAt> ask_for_information(const Desk& desk, const FileRef& ref, const TypedAsk& typed,
                                   std::string_view once) {
  SW_TRY([[maybe_unused]] const CaseFileView file, open_mine(desk, ref));
  Faults faults;
  record::InformationAsked asked = asked_of(desk, typed, faults);
  if (!faults.empty()) return KeptAt(std::move(faults));
  const Instant now = desk.clock();
  asked.tasks.push_back({TaskRef::make(desk.random), std::string(kChaseAnswer),
                         asked.by.empty() ? due_at(own_duty(kChaseAnswer)->due, now) : end_of(asked.by),
                         desk.me.ref});
  return keep(desk, {entry_of(desk, EntryKind::InformationAsked, ref, now, record::to_json(asked))}, once);
}

Result<KeptAt> note_received(const Desk& desk, const FileRef& ref, const TypedReceived& typed,
                             std::string_view once) {
  SW_TRY(const CaseFileView file, open_mine(desk, ref));
  Faults faults;
  const record::InformationReceived received = received_of(desk, file, typed, faults);
  if (!faults.empty()) return KeptAt(std::move(faults));
  const record::TaskRaised again{
      {TaskRef::make(desk.random), std::string(kStillNeeded), end_of(received.keep_until), desk.me.ref},
      {},
      Personal<std::string>(body_words(desk, received.from) + ", " + london_date(typed.came_at))};
  return keep(desk,
              {entry_of(desk, EntryKind::InformationReceived, ref, typed.came_at, record::to_json(received)),
               entry_of(desk, EntryKind::TaskRaised, ref, desk.clock(), record::to_json(again))},
              once);
}

const AskedView* find_asked(const CaseFileView& file, std::uint64_t index) {
  const auto at = std::ranges::find(file.asked, index, &AskedView::index);
  return at == file.asked.end() ? nullptr : &*at;
}

Result<std::vector<ReceivedView>> received_about(const Desk& desk, const FileRef& ref) {
  std::vector<ReceivedView> found;
  std::vector<FileRef> seen, to_open{ref};
  while (!to_open.empty()) {
    const FileRef next = to_open.back();
    to_open.pop_back();
    if (std::ranges::find(seen, next) != seen.end()) continue;
    seen.push_back(next);
    auto file = open_mine(desk, next);
    if (!file && file.error().code == ErrorCode::NotFound) continue;
    if (!file) return std::unexpected(file.error());
    to_open.insert(to_open.end(), file->joined.begin(), file->joined.end());
    if (!file->goes_on_as.empty()) to_open.push_back(file->goes_on_as);
    std::ranges::move(file->received, std::back_inserter(found));
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &ReceivedView::came_at);
  return found;
}

}  // namespace sharewell::casework
