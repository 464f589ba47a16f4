// SPDX-License-Identifier: MIT
#include "casework/evidence.h"

#include <fmt/format.h>

#include <array>

#include "casework/said_note.h"
#include "paper/document.h"
#include "web/lead_words.h"
#include "web/pages/advice.h"
#include "web/pages/day_fields.h"
#include "web/pages/file_form.h"
#include "web/pages/kept_advice.h"
#include "web/pages/leads.h"
#include "web/pages/task_parts.h"

namespace sharewell::web::pages {
namespace {

using casework::Evidence;
using record::EntryKind;

struct Done {
  EntryKind kind;
  words::Text said;
};
constexpr std::array<Done, 18> kDone{{{EntryKind::FileOpened, words::kTrailOpened},
                                      {EntryKind::Looked, words::kTrailLooked},
                                      {EntryKind::Decided, words::kTrailDecided},
                                      {EntryKind::Considered, words::kTrailConsidered},
                                      {EntryKind::TaskSettled, words::kTrailTask},
                                      {EntryKind::TaskRaised, words::kTrailTaskRaised},
                                      {EntryKind::TaskMoved, words::kTrailTaskMoved},
                                      {EntryKind::CopyTaken, words::kTrailCopy},
                                      {EntryKind::FileNamed, words::kTrailNamed},
                                      {EntryKind::Corrected, words::kTrailCorrected},
                                      {EntryKind::SignNoted, words::kTrailSign},
                                      {EntryKind::SharingMoved, words::kTrailMoved},
                                      {EntryKind::SharingTaken, words::kTrailTakenOver},
                                      {EntryKind::FileJoined, words::kTrailJoined},
                                      {EntryKind::FileRestricted, words::kTrailRestricted},
                                      {EntryKind::PersonNoted, words::kTrailPerson},
                                      {EntryKind::FormMade, words::kTrailForm},
                                      {EntryKind::InformationAsked, words::kTrailAsked}}};

std::string done_words(EntryKind kind) {
  for (const Done& one : kDone)
    if (one.kind == kind) return std::string(one.said);
  return std::string(kind == EntryKind::InformationReceived ? words::kTrailReceived
                                                            : words::Text(record::name_of(kind)));
}

/// A date that sorts: 2026-11-20 10:00, London.
std::string sorting(Instant at) {
  const LondonTime t = london_time(at);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", t.year, t.month, t.day, t.hour, t.minute);
}

std::string yes_or_no(bool yes) { return std::string(yes ? words::kYes : words::kNo); }

std::vector<std::string> decision_row(const Visit& visit, const casework::DecisionLine& line) {
  const casework::DecisionView& one = *line.decision;
  const KeptAdvice advice = read_kept(one.recommendation_now());
  const auto outcome = visit.pack().find_outcome(advice.outcome);
  const casework::Times times = casework::times_of(one);
  std::vector<std::string> row{std::to_string(one.index),
                               sorting(one.recorded_at),
                               sorting(one.happened_at),
                               line.file.spaced(),
                               one.sharing.spaced(),
                               visit.organisation->people->name_of(one.by),
                               outcome ? visit.pack().outcomes()[*outcome].title : advice.outcome,
                               std::string(words_of(one.decided.choice)),
                               yes_or_no(!one.decided.departure.empty()),
                               yes_or_no(one.decided.emergency),
                               yes_or_no(one.decided.late),
                               times.arose_said ? sorting(times.arose) : "",
                               times.shared ? sorting(*times.shared) : "",
                               advice.edition + ", " + advice.pack};
  return row;
}

paper::Table decisions_table(const Visit& visit, const Evidence& evidence) {
  paper::Table table;
  for (const words::Text head :
       {words::kColumnEntry, words::kRecorded, words::kHappened, words::kCaseFile, words::kColumnDecision,
        words::kColumnWho, words::kColumnAdvice, words::kTheyDecided, words::kColumnDiffers,
        words::kColumnEmergency, words::kLate, words::kTimeArose, words::kTimeShared, words::kColumnGuidance})
    table.head.emplace_back(head);
  for (const casework::DecisionLine& line : evidence.decisions)
    table.rows.push_back(decision_row(visit, line));
  return table;
}

const casework::DecisionView* decision_at(const Evidence& evidence, std::uint64_t index) {
  for (const casework::CaseFileView& file : evidence.files)
    for (const casework::DecisionView& decision : file.decisions)
      if (decision.index == index) return &decision;
  return nullptr;
}

/// One line an entry; before a decision what its entry says of the draft that it was.
void add_trail(const Visit& visit, const Evidence& evidence, const casework::AuditLine& line,
               paper::Table& table) {
  const casework::TimelineItem& item = *line.item;
  const std::string entry = std::to_string(item.index), file = line.file.spaced(),
                    sharing = item.sharing.empty() ? "" : item.sharing.spaced();
  const auto add = [&](const PersonRef& by, Instant at, std::string what) {
    table.rows.push_back({entry, sorting(at), sorting(item.recorded_at), file, sharing,
                          visit.organisation->people->name_of(by), std::move(what)});
  };
  if (const casework::DecisionView* decision = decision_at(evidence, item.index)) {
    if (const auto begun = from_rfc3339(casework::own_text_in(decision->decided.notes, "draft_begun")))
      add(decision->by, *begun, std::string(words::kTrailDraftBegun));
    if (const auto saved = from_rfc3339(casework::own_text_in(decision->decided.notes, "draft_saved")))
      add(decision->by, *saved,
          std::string(words::kTrailDraftSaved) +
              casework::own_text_in(decision->decided.notes, "draft_saves"));
  }
  add(item.by, item.happened_at, done_words(item.kind));
}

paper::Table trail_table(const Visit& visit, const Evidence& evidence) {
  paper::Table table;
  for (const words::Text head : {words::kColumnEntry, words::kHappened, words::kRecorded, words::kCaseFile,
                                 words::kColumnDecision, words::kColumnWho, words::kColumnWhat})
    table.head.emplace_back(head);
  for (const casework::AuditLine& line : evidence.trail) add_trail(visit, evidence, line, table);
  return table;
}

http::Response show(const Visit& visit, const Faults& faults) {
  const Html what = render(Radios{
      .name = "as",
      .value = visit.typed("as"),
      .fieldset = Fieldset{.legend = {.text = words::kEvidenceWhat, .classes = "govuk-fieldset__legend--m"}},
      .error_message = message_for(faults, "as"),
      .items = {{.value = "decisions", .text = words::kEvidenceDecisions},
                {.value = "trail", .text = words::kEvidenceTrail}}});
  const Html main = join(
      {heading_l(words::kEvidence), lead(words::kEvidenceLead), paragraph(words::kEvidenceCovers),
       form_once(visit, "/evidence",
                 {day_fields(visit, "from", words::kEvidenceFrom, words::kEvidenceDayHint, {}, faults),
                  day_fields(visit, "to", words::kEvidenceTo, words::kEvidenceDayHint, {}, faults), what},
                 words::kEvidenceTake),
       cite_line({{5, "The General Data Protection Regulation (GDPR) and Data Protection Act 2018"}})});
  return form_page(visit, words::kEvidence, main, "/team", on_day(on_day(faults, "from"), "to"));
}

}  // namespace

Answer evidence(const Visit& visit) {
  if (!visit.me->leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead takes evidence out");
  return show(visit, {});
}

Answer take_evidence(const Visit& visit) {
  if (!visit.me->leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead takes evidence out");
  const bool trail = visit.typed("as") == "trail";
  if (!trail && visit.typed("as") != "decisions")
    return show(visit, {{"as", std::string(words::kEvidenceChoose)}});
  SW_TRY(const auto taken,
         casework::take_evidence(visit.desk(), typed_day(visit, "from"), typed_day(visit, "to"),
                                 trail ? words::kEvidenceTrailTaken : words::kEvidenceTaken,
                                 once_of(visit).value,
                                 trail ? casework::EvidenceOf::Trail : casework::EvidenceOf::Decisions));
  if (const auto* faults = std::get_if<Faults>(&taken)) return show(visit, *faults);
  const Evidence& kept = std::get<Evidence>(taken);
  return download(
      "text/csv; charset=utf-8", trail ? "audit-trail.csv" : "decisions.csv",
      "\xef\xbb\xbf" + paper::to_csv(trail ? trail_table(visit, kept) : decisions_table(visit, kept)));
}

}  // namespace sharewell::web::pages
