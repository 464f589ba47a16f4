// SPDX-License-Identifier: MIT
#include <algorithm>

#include "casework/repeat.h"
#include "web/delay.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/lead_words.h"
#include "web/move_words.h"
#include "web/pages/advice.h"
#include "web/pages/agreement_shown.h"
#include "web/pages/decision_paper.h"
#include "web/pages/fuller_shown.h"
#include "web/pages/kept_advice.h"
#include "web/pages/leads.h"
#include "web/pages/legal_shown.h"
#include "web/pages/on_file.h"
#include "web/pages/pages.h"
#include "web/pages/papers.h"
#include "web/pages/proof.h"
#include "web/pages/reply.h"
#include "web/pages/unfinished.h"
#include "web/ways_words.h"
#include "web/work_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::DecisionView;

SummaryRow row_of(std::string_view key, Html value) {
  return {.key = {.text = text(key)}, .value = {.text = std::move(value)}};
}

std::string outcome_title(const guidance::Pack& pack, std::string_view outcome) {
  const auto index = pack.find_outcome(outcome);
  return index ? pack.outcomes()[*index].title : std::string(outcome);
}

/// What the advice said and what the person decided, side by side.
Html side_by_side(const Visit& visit, const guidance::Pack& pack, const CaseFileView& file,
                  const DecisionView& decision, const KeptAdvice& advice) {
  const record::Decided& decided = decision.decided;
  SummaryList list;
  if (const auto helps = helps_line(decision.notes_now()))
    list.rows.push_back(row_of(asked_by(*helps->field), strong(said_words(*helps))));
  list.rows.push_back(row_of(words::kAdviceSaid, text(outcome_title(pack, advice.outcome))));
  list.rows.push_back(row_of(words::kTheyDecided, strong(words_of(decided.choice))));
  if (!decided.departure.empty()) list.rows.push_back(row_of(words::kDeparted, lines(decided.departure)));
  if (!decided.consulted.empty()) list.rows.push_back(row_of(words::kConsulted, text(decided.consulted)));
  if (!decided.words.reveal().empty())
    list.rows.push_back(row_of(words::kReasonsInWords, lines(decided.words.reveal())));
  list.rows.push_back(row_of(words::kBy, text(visit.organisation->people->name_of(decision.by))));
  list.rows.push_back(row_of(words::kHappened, text(london_date_time(decision.happened_at))));
  Html recorded = text(london_date_time(decision.recorded_at));
  if (decided.late)
    recorded += join({text(" "), render(Tag{.text = words::kLate, .classes = "govuk-tag--yellow"})});
  list.rows.push_back(row_of(words::kRecorded, std::move(recorded)));
  if (decided.late)
    list.rows.push_back(row_of(words::kDelay, text(delay_words(decision.happened_at, decision.recorded_at) +
                                                   std::string(words::kDelayAfter))));
  if (decided.emergency) list.rows.push_back(row_of(words::kEmergency, text(words::kEmergencyLane)));
  list.rows.push_back(row_of(words::kCaseFile, link(name_of_file(file.label), file_url(file.ref))));
  if (!decision.from.empty()) list.rows.push_back(row_of(words::kTakenFrom, text(decision.from.spaced())));
  if (const auto first = casework::repeated_in(decided.notes))
    list.rows.push_back(row_of(words::kRepeatOf, text(first->spaced())));
  if (const auto earlier = casework::follows(decided.notes))
    list.rows.push_back(
        row_of(words::kFollows, file.find(*earlier) == nullptr
                                    ? text(earlier->spaced())
                                    : link(earlier->spaced(), record_url(file.ref, *earlier))));
  list.rows.push_back(row_of(words::kUnderPack, text(advice.edition + ", " + advice.pack)));
  return render(list);
}

/// What was said later about this decision: corrections, and decisions that follow it.
Html since(const Visit& visit, const CaseFileView& file, const DecisionView& decision) {
  Html out;
  for (const casework::CorrectionView& one : decision.corrections)
    out += render(InsetText{
        .text =
            join({strong(join({text(words::kCorrectedBy), text(visit.organisation->people->name_of(one.by)),
                               text(words::kCorrectedOn), text(london_date_time(one.at))})),
                  markup("<br>"), lines(one.corrected.words.reveal()), markup("<br>"),
                  text(words::kCorrectedWhy), lines(one.corrected.why.reveal())})});
  for (const DecisionView& later : file.decisions)
    if (casework::follows(later.decided.notes) == decision.sharing)
      out += render(InsetText{.text = join({text(words::kDecidedAgain),
                                            link(join({text(words_of(later.decided.choice)), text(", "),
                                                       text(london_date(later.happened_at))}),
                                                 record_url(file.ref, later.sharing))})});
  return out;
}

bool was_given(const KeptAdvice& advice, const KeptLine& reason) {
  return reason.id != "requested" && std::ranges::find(advice.assumed, reason.id) == advice.assumed.end();
}

Html reasons_html(const KeptAdvice& advice) {
  std::vector<Html> given, taken;
  for (const KeptLine& reason : advice.reasons)
    (was_given(advice, reason) ? given : taken).push_back(text(reason.text));
  Html out = given.empty() && taken.empty() ? Html{} : heading_m(words::kReasonsHeading);
  if (!given.empty()) out += number_list(given);
  if (!taken.empty()) out += paragraph(words::kNotAskedThen) + bullet_list(taken);
  return out;
}

Html answers_html(const guidance::Pack& pack, const json::object& answers) {
  SummaryList list;
  for (const AnsweredLine& line : answered_lines(pack, answers))
    list.rows.push_back(row_of(line.ask, text(line.said)));
  return render(Details{.summary = words::kAnswersHeading, .text = render(list)});
}

/// How the answers and the advice moved since the decision that this one decides again.
/// @cite requirements R185
Html moved_html(const guidance::Pack& pack, const CaseFileView& file, const DecisionView& decision,
                const KeptAdvice& advice) {
  const auto followed = casework::follows(decision.decided.notes);
  const DecisionView* const earlier = followed ? file.find(*followed) : nullptr;
  if (earlier == nullptr) return {};
  const KeptAdvice before = read_kept(earlier->recommendation_now());
  SummaryList list;
  const auto row = [&](std::string_view what, const std::string& was, const std::string& is) {
    if (was != is)
      list.rows.push_back(row_of(what, join({text(words::kMovedWas), text(was), markup("<br>"),
                                             text(words::kMovedIs), strong(is)})));
  };
  row(words::kAdviceSaid, outcome_title(pack, before.outcome), outcome_title(pack, advice.outcome));
  const auto then = answered_lines(pack, earlier->answers_now());
  const auto now = answered_lines(pack, decision.answers_now());
  const auto said_in = [](const std::vector<AnsweredLine>& all, const std::string& ask) {
    const auto at = std::ranges::find(all, ask, &AnsweredLine::ask);
    return at == all.end() ? std::optional<std::string>() : at->said;
  };
  const std::string unasked(words::kMovedUnasked);
  for (const AnsweredLine& line : now) row(line.ask, said_in(then, line.ask).value_or(unasked), line.said);
  for (const AnsweredLine& line : then)
    if (!said_in(now, line.ask)) row(line.ask, line.said, unasked);
  return join(
      {heading_m(words::kMovedHeading), list.rows.empty() ? paragraph(words::kMovedNothing) : render(list)});
}

std::vector<casework::TaskView> tasks_of(const CaseFileView& file, const SharingRef& sharing) {
  std::vector<casework::TaskView> out;
  for (const casework::TaskView& task : file.tasks)
    if (task.row.sharing == sharing) out.push_back(task);
  return out;
}

Html repeat_link(const CaseFileView& file, const DecisionView& decision) {
  return render(Button{.text = words::kRepeatTitle,
                       .classes = "govuk-button--secondary",
                       .href = record_url(file.ref, decision.sharing) / "repeat"});
}

Html how_link(const CaseFileView& file, const DecisionView& decision) {
  if (decision.decided.choice != record::Choice::Share) return {};
  return render(Button{.text = words::kSettleHow,
                       .classes = "govuk-button--secondary",
                       .href = record_url(file.ref, decision.sharing) / "how"});
}

/// What a person may add to a decision on record: a question to a lead, and each person to tell.
Html ways_on(const CaseFileView& file, const DecisionView& decision) {
  const Url here = record_url(file.ref, decision.sharing);
  const bool leaves = decision.decided.choice == record::Choice::Share;
  std::vector<Html> ways{link(words::kAskAdviceTitle, here / "advice")};
  if (leaves) ways.push_back(link(words::kTellTitle, here / "tell"));
  if (file.mine) {
    ways.push_back(link(words::kCorrectTitle, here / "correct"));
    ways.push_back(link(words::kMoveTitle, here / "move"));
  }
  return bullet_list(ways);
}

/// Where a decision is that is not in this file any more.
http::Response gone(const Visit& visit, const CaseFileView& file, const SharingRef& sharing) {
  const auto moved = std::ranges::find(file.moved, sharing, &casework::MovedView::sharing);
  if (moved == file.moved.end()) return failure(visit, {ErrorCode::NotFound, "no such decision", {}});
  const Html main = join({heading_l(words::kMovedAway),
                          paragraph(join({text(words::kMovedAwayText),
                                          link(moved->to.spaced(), record_url(moved->to, sharing))}))});
  return respond(visit, {.title = std::string(words::kMovedAway),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = file_url(file.ref)})});
}

}  // namespace

DecisionOrPage open_decision(const Visit& visit) {
  DecisionOrPage out;
  FileOrPage opened = open_case_file(visit);
  if (opened.page) {
    out.page = std::move(opened.page);
    return out;
  }
  out.file = std::move(opened.file);
  const auto sharing = ref_at<SharingRef>(visit, 1);
  if (sharing) out.decision = out.file->find(*sharing);
  if (out.decision == nullptr)
    out.page = sharing ? gone(visit, *out.file, *sharing)
                       : failure(visit, {ErrorCode::NotFound, "no such decision", {}});
  return out;
}

DecisionOrPage open_own_decision(const Visit& visit) {
  DecisionOrPage out = open_decision(visit);
  if (out.decision != nullptr && !out.file->mine)
    return {{}, nullptr, failure(visit, {ErrorCode::NotFound, "no such decision", {}})};
  return out;
}

Answer recorded(const Visit& visit) {
  const DecisionOrPage opened = open_decision(visit);
  if (opened.page) return *opened.page;
  const CaseFileView& file = *opened.file;
  const DecisionView& decision = *opened.decision;
  const KeptAdvice advice = read_kept(decision.recommendation_now());
  SW_TRY(const guidance::Pack* const pack, casework::pack_of(visit.desk(), decision));
  SW_TRY(const casework::ProofFiles proof, casework::proof_of(visit.desk(), file.ref, decision.index));
  const std::string plain = paper::to_text(decision_paper(visit, *pack, file, decision));
  const Html panel = render(
      Panel{.title = words::kRecordedTitle,
            .text = join({text(words::kReference), markup("<br>"), strong(decision.sharing.spaced())})});
  const Html main = join({panel,
                          missing_html(file.ref, decision, file.mine),
                          since(visit, file, decision),
                          side_by_side(visit, *pack, file, decision, advice),
                          moved_html(*pack, file, decision, advice),
                          request_html(file, decision),
                          heading_m(words::kNextHeading),
                          tasks_html(visit, tasks_of(file, decision.sharing)),
                          how_link(file, decision),
                          repeat_link(file, decision),
                          ways_on(file, decision),
                          agreement_html(file, decision),
                          basis_html(file, decision),
                          times_html(decision, record_url(file.ref, decision.sharing), file.mine),
                          fuller_html(decision.notes_now(), record_url(file.ref, decision.sharing) / "fuller",
                                      file.mine, visit.text("framework_living")),
                          reasons_html(advice),
                          answers_html(*pack, decision.answers_now()),
                          procedures_then(visit, decision.recorded_at),
                          heading_m(words::kSummaryHeading),
                          copy_block(words::kSummaryLabel, plain),
                          small_print(words::kPrint),
                          decision_papers(visit, file, decision),
                          proof_html(record_url(file.ref, decision.sharing), proof),
                          paragraph(link(words::kBarrierAdd, "/barriers/new")),
                          paragraph(link(words::kMyWork, "/work"))});
  return respond(visit, {.title = std::string(words::kRecordTitle),
                         .main = two_thirds(main),
                         .before = render(BackLink{.href = file_url(file.ref)})});
}

}  // namespace sharewell::web::pages
