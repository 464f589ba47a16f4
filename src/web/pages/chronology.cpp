// SPDX-License-Identifier: MIT
#include "web/pages/chronology.h"

#include <fmt/format.h>

#include <algorithm>

#include "web/delay.h"
#include "web/file_words.h"
#include "web/form_parts.h"
#include "web/paper_words.h"

namespace sharewell::web::pages {
namespace {

using casework::CaseFileView;
using casework::DecisionView;
using casework::ReceivedView;
using casework::SignView;
using casework::TimelineItem;

std::string sorting_date(Instant at) {
  const LondonTime t = london_time(at);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", t.year, t.month, t.day, t.hour, t.minute);
}

void add_line(std::string& lines, std::string_view before, std::string_view text) {
  if (text.empty()) return;
  if (!lines.empty()) lines += '\n';
  lines.append(before).append(text);
}

bool says_yes(const DecisionView& decision, std::string_view question) {
  const json::value* value = decision.answers_now().if_contains(question);
  return value != nullptr && value->is_string() && std::string_view(value->get_string()) == "yes";
}

/// Makes a row of what the timeline, the signs and the decisions say of one entry.
class Rows {
 public:
  Rows(const Visit& visit, const CaseFileView& file, std::string (*date)(Instant))
      : visit_(visit), file_(file), date_(date) {}

  [[nodiscard]] std::vector<std::vector<std::string>> all() const {
    std::vector<const TimelineItem*> items;
    for (auto item = file_.timeline.rbegin(); item != file_.timeline.rend(); ++item)
      if (item->kind != record::EntryKind::Looked) items.push_back(&*item);
    std::ranges::stable_sort(items, {}, &TimelineItem::happened_at);
    std::vector<std::vector<std::string>> rows;
    for (const TimelineItem* item : items)
      rows.push_back({date_(item->happened_at), date_(item->recorded_at), what(*item), kind(*item),
                      visit_.organisation->people->name_of(item->by)});
    return rows;
  }

 private:
  [[nodiscard]] const SignView* sign_of(const TimelineItem& item) const {
    const auto at = std::ranges::find(file_.signs, item.index, &SignView::index);
    return at == file_.signs.end() ? nullptr : &*at;
  }
  [[nodiscard]] const ReceivedView* received_of(const TimelineItem& item) const {
    const auto at = std::ranges::find(file_.received, item.index, &ReceivedView::index);
    return at == file_.received.end() ? nullptr : &*at;
  }
  [[nodiscard]] const DecisionView* decision_of(const TimelineItem& item) const {
    const auto at = std::ranges::find(file_.decisions, item.index, &DecisionView::index);
    return at == file_.decisions.end() ? nullptr : &*at;
  }

  [[nodiscard]] std::string what(const TimelineItem& item) const {
    std::string out = item.summary;
    if (const DecisionView* decision = decision_of(item)) {
      add_line(out, "", decision->sharing.spaced());
      for (const auto& one : decision->corrections)
        add_line(out, std::string(words::kCorrectedDated) + date_(one.at) + ". ",
                 std::string(words::kCorrectedTo) + one.corrected.words.reveal());
      add_line(out, decision->corrections.empty() ? "" : words::kFirstRecorded,
               decision->decided.words.reveal());
      add_line(out, "", decision->decided.departure);
      return out;
    }
    add_line(out, "", item.detail);
    if (const SignView* sign = sign_of(item)) {
      add_line(out, words::kSignSaid, sign->sign.own_words.reveal());
      add_line(out, words::kSignThere, sign->sign.present.reveal());
      add_line(out, sign->sign.changes ? words::kSignMore : words::kSignNotMore, sign->sign.why.reveal());
    }
    return out;
  }

  [[nodiscard]] std::string kind(const TimelineItem& item) const {
    std::string out;
    if (const SignView* sign = sign_of(item))
      out = sign->sign.fact ? words::kSignIsFact : words::kSignIsOpinion;
    else if (const ReceivedView* came = received_of(item))
      out = came->received.fact ? words::kSignIsFact : words::kSignIsOpinion;
    else if (const DecisionView* decision = decision_of(item)) {
      out = words::kJudgement;
      if (says_yes(*decision, "contains_opinion")) add_line(out, "", words::kWithOpinion);
      if (says_yes(*decision, "contains_historical")) add_line(out, "", words::kWithHistory);
    } else {
      out = words::kRecordOfWork;
    }
    if (item.recorded_at - item.happened_at > kDayMs)
      add_line(out, words::kHistory, delay_words(item.happened_at, item.recorded_at));
    return out;
  }

  const Visit& visit_;
  const CaseFileView& file_;
  std::string (*date_)(Instant);
};

paper::Table table_of(const Visit& visit, const CaseFileView& file, std::string (*date)(Instant)) {
  return {{std::string(words::kHappened), std::string(words::kRecorded), std::string(words::kWhatHappened),
           std::string(words::kWhatKind), std::string(words::kWho)},
          Rows(visit, file, date).all(),
          {1.25, 1.25, 3.6, 1.3, 1.3}};
}

void add_corrections(const Visit& visit, const CaseFileView& file, paper::Document& document) {
  for (const DecisionView& decision : file.decisions)
    for (const casework::CorrectionView& one : decision.corrections)
      document.parts.push_back(paper::Notice{
          fmt::format("{}{} ({}){}{}, {}\n{}{}\n{}{}", words::kDecisionOf, london_date(decision.happened_at),
                      decision.sharing.spaced(), words::kWasCorrected, london_date_time(one.at),
                      visit.organisation->people->name_of(one.by), words::kCorrectedTo,
                      one.corrected.words.reveal(), words::kCorrectedWhy, one.corrected.why.reveal())});
}

}  // namespace

paper::Table chronology_table(const Visit& visit, const CaseFileView& file) {
  return table_of(visit, file, sorting_date);
}

paper::Document chronology_paper(const Visit& visit, const CaseFileView& file) {
  const Instant now = visit.parts.clock();
  paper::Document document{.title = std::string(words::kChronology),
                           .reference = std::string(words::kPaperReference) + " " + file.ref.spaced(),
                           .foot = std::string(words::kPaperFoot),
                           .made_at = now,
                           .parts = {}};
  add_corrections(visit, file, document);
  document.parts.push_back(paper::Definitions{
      {{std::string(words::kCaseFile), name_of_file(file.label) + " (" + file.ref.spaced() + ")"},
       {std::string(words::kPaperOrganisation), visit.organisation->people->organisation_name()},
       {std::string(words::kPaperMade), london_date_time(now) + ", " + visit.me->name}}});
  document.parts.push_back(paper::Paragraph{std::string(words::kChronologyHow)});
  document.parts.push_back(table_of(visit, file, london_date_time));
  return document;
}

}  // namespace sharewell::web::pages
