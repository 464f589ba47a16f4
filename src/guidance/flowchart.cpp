// SPDX-License-Identifier: MIT
#include "guidance/flowchart.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time.h"
#include "guidance/checked.h"
#include "guidance/listing.h"
#include "guidance/partly.h"

namespace sharewell::guidance {
namespace {

/// A case while its path is followed from box to box.
struct Path {
  const Answers& answers;
  const Facts& facts;
  Verdict verdict;
  std::uint64_t reasons;
  Partly partly;
  std::uint64_t named = 0;  ///< questions whose answers some box has given already
};

Path path_of(const Pack& pack, const Answers& answers, const Facts& facts) {
  const Verdict verdict = pack.evaluate(facts);
  return Path{answers, facts, verdict, pack.reasons_of(facts, verdict), Partly(pack.checked().draft, facts)};
}

/// `box_ask`: what the box asks, which need not be said twice.
std::string sentence(const Pack& pack, const Path& path, QuestionIndex question, std::string_view box_ask) {
  const Question& asked = pack.questions()[question];
  const Answer& answer = asked.answers[path.facts.at[question]];
  if (path.answers.at[question] != kAbsent) return answer.said + ".";
  const std::string counts = fmt::format("Not answered: counts as \"{}\".", answer.label);
  return asked.ask == box_ask ? counts : asked.ask + " " + counts;
}

/// The lines of one rule, [first, end).
struct Lines {
  std::size_t first, end;
};

/// Whether these answers alone are enough for the case to pass this rule over or, if it decides, for it to
/// fire.
bool are_enough(const Pack& pack, Path& path, Lines lines, std::uint64_t counted) {
  const std::vector<Condition>& when = pack.checked().draft.rule_when;
  if (path.verdict.rule < lines.end) return path.partly.may_be(when[path.verdict.rule], counted) == kMayBeYes;
  for (std::size_t line = lines.first; line < lines.end; ++line)
    if ((path.partly.may_be(when[line], counted) & kMayBeYes) != 0) return false;
  return true;
}

/// Together the reasons force every earlier rule not to fire and the last to fire. Whether a rule fires
/// depends only on the questions that it looks at, so those of the reasons are enough for it alone; of these,
/// each that the others make needless is dropped, in pack order.
std::vector<std::string> because(const Pack& pack, Path& path, Lines lines) {
  std::uint64_t counted = 0;
  for (std::size_t line = lines.first; line < lines.end; ++line) counted |= pack.rules()[line].looks_at;
  counted &= path.reasons;
  std::vector<std::string> sentences;
  for (std::size_t q = 0; q < pack.questions().size(); ++q) {
    const std::uint64_t bit = std::uint64_t{1} << q;
    if ((counted & bit) != 0 && are_enough(pack, path, lines, counted & ~bit)) counted &= ~bit;
  }
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (((counted & ~path.named) >> q) & 1u)
      sentences.push_back(sentence(pack, path, static_cast<QuestionIndex>(q), pack.rules()[lines.first].ask));
  path.named |= counted;
  return sentences;
}

FlowBox box_of(const Pack& pack, std::size_t first, std::optional<Path>& path) {
  const Rule& rule = pack.rules()[first];
  std::size_t end = first;
  while (end < pack.rules().size() && pack.rules()[end].id == rule.id) ++end;
  const Outcome& outcome = pack.outcomes()[rule.outcome];
  const std::size_t headline = pack.find_outcome(outcome.same_as).value_or(rule.outcome);
  FlowBox box{.rule = first,
              .id = rule.id,
              .ask = rule.ask,
              .cite = rule.cite,
              .outcome = headline,
              .leads_to = pack.outcomes()[headline].short_title,
              .last = end == pack.rules().size()};
  if (!path || path->verdict.rule < first) return box;
  box.state = path->verdict.rule < end ? FlowBox::State::Decides : FlowBox::State::Passed;
  box.because = because(pack, *path, {first, end});
  return box;
}

FlowStep step_of(const Pack& pack, const Step& step, std::optional<Path>& path) {
  FlowStep flow{.title = step.title, .lead = step.lead};
  for (const std::size_t rule : step.rules) flow.boxes.push_back(box_of(pack, rule, path));
  if (path)
    flow.lit = step.rules.empty()
                   ? std::ranges::find(step.outcomes, path->verdict.outcome) != step.outcomes.end()
                   : flow.boxes.front().state != FlowBox::State::Open;
  for (const QuestionIndex q : step.questions) {
    const Question& question = pack.questions()[q];
    const bool answered = flow.lit && path->answers.at[q] != kAbsent;
    flow.questions.push_back(
        {question.ask, answered ? std::string_view(question.answers[path->facts.at[q]].label) : ""});
  }
  return flow;
}

}  // namespace

const FlowBox* Flowchart::decides() const {
  for (const FlowStep& step : steps)
    for (const FlowBox& box : step.boxes)
      if (box.state == FlowBox::State::Decides) return &box;
  return nullptr;
}

std::string cited_pages(std::span<const Cite> cites) {
  std::vector<Cite> sorted(cites.begin(), cites.end());
  std::ranges::sort(sorted, {}, [](const Cite& cite) { return std::pair(cite.document, cite.page); });
  return places_of(sorted);
}

Flowchart flowchart_of(const Pack& pack, const std::optional<Answers>& answers) {
  const Parts& parts = pack.parts();
  Flowchart chart{.title = parts.title,
                  .edition = fmt::format("{}, {}.", parts.publisher, parts.edition),
                  .steps = {},
                  .ranks = {}};
  if (const auto replaced = from_rfc3339(parts.superseded_on + "T12:00:00.000Z"))
    chart.edition += fmt::format(" Replaced on {}.", london_date(*replaced));
  for (const Outcome& outcome : pack.outcomes()) {
    chart.ranks.push_back(outcome.rank);
    chart.highest = std::max(chart.highest, outcome.rank);
  }
  const Facts facts = pack.complete(answers.value_or(Answers{}));
  std::optional<Path> path;
  if (answers) path.emplace(path_of(pack, *answers, facts));
  for (const Step& step : parts.steps) chart.steps.push_back(step_of(pack, step, path));
  return chart;
}

}  // namespace sharewell::guidance
