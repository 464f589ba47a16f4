// SPDX-License-Identifier: MIT
#include "guidance/flowchart.h"

#include <fmt/format.h>

#include <algorithm>

namespace sharewell::guidance {
namespace {

/// A case while its path is followed from box to box.
struct Path {
  Answers answers;
  Facts facts;
  Verdict verdict;
  std::uint64_t reasons;
  std::uint64_t named = 0;  ///< questions whose answers some box has given already
};

std::optional<Path> path_of(const Pack& pack, const std::optional<Answers>& answers) {
  if (!answers) return std::nullopt;
  const Facts facts = pack.complete(*answers);
  const Verdict verdict = pack.evaluate(facts);
  return Path{*answers, facts, verdict, pack.reasons_of(facts, verdict)};
}

std::string sentence(const Pack& pack, const Path& one, QuestionIndex question) {
  const Question& asked = pack.questions()[question];
  const Answer& answer = asked.answers[one.facts.at[question]];
  if (one.answers.at[question] != kAbsent) return answer.said + ".";
  return fmt::format("{} Not answered: counts as \"{}\".", asked.ask, answer.label);
}

/// Together the reasons force every earlier rule not to fire and this one to fire. Whether a rule fires depends
/// only on the questions that it looks at, so those of the reasons are enough for it alone.
std::vector<std::string> because(const Pack& pack, Path& one, std::uint64_t looks_at) {
  std::vector<std::string> sentences;
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (((one.reasons & looks_at & ~one.named) >> q) & 1u)
      sentences.push_back(sentence(pack, one, static_cast<QuestionIndex>(q)));
  one.named |= one.reasons & looks_at;
  return sentences;
}

FlowBox box_of(const Pack& pack, std::size_t first, std::optional<Path>& one) {
  const Rule& rule = pack.rules()[first];
  std::size_t end = first;
  std::uint64_t looks_at = 0;
  for (; end < pack.rules().size() && pack.rules()[end].id == rule.id; ++end)
    looks_at |= pack.rules()[end].looks_at;
  const Outcome& outcome = pack.outcomes()[rule.outcome];
  const std::size_t headline = pack.find_outcome(outcome.same_as).value_or(rule.outcome);
  FlowBox box{.rule = first,
              .id = rule.id,
              .ask = rule.ask,
              .cite = rule.cite,
              .outcome = headline,
              .leads_to = pack.outcomes()[headline].short_title,
              .last = end == pack.rules().size()};
  if (!one || one->verdict.rule < first) return box;
  box.state = one->verdict.rule < end ? FlowBox::State::Decides : FlowBox::State::Passed;
  box.because = because(pack, *one, looks_at);
  return box;
}

FlowStep step_of(const Pack& pack, const Step& step, std::optional<Path>& one) {
  FlowStep flow{.title = step.title, .lead = step.lead};
  for (const std::size_t rule : step.rules) flow.boxes.push_back(box_of(pack, rule, one));
  if (one)
    flow.lit = step.rules.empty() ? std::ranges::find(step.outcomes, one->verdict.outcome) != step.outcomes.end()
                                  : flow.boxes.front().state != FlowBox::State::Open;
  for (const QuestionIndex q : step.questions) {
    const Question& question = pack.questions()[q];
    const bool answered = flow.lit && one->answers.at[q] != kAbsent;
    flow.questions.push_back({question.ask, answered ? question.answers[one->facts.at[q]].label : ""});
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

std::string cited_pages(const std::vector<Cite>& cites) {
  std::vector<int> pages;
  for (const Cite& cite : cites) pages.push_back(cite.page);
  std::ranges::sort(pages);
  pages.erase(std::ranges::unique(pages).begin(), pages.end());
  std::string text;
  for (const int page : pages) text += fmt::format("{}p.{}", text.empty() ? "" : ", ", page);
  return text;
}

Flowchart flowchart_of(const Pack& pack, const std::optional<Answers>& answers) {
  const Parts& parts = pack.parts();
  Flowchart chart{.title = parts.title,
                  .edition = fmt::format("{}, {}.", parts.publisher, parts.edition),
                  .steps = {},
                  .ranks = {}};
  if (!parts.superseded_on.empty()) chart.edition += fmt::format(" Replaced on {}.", parts.superseded_on);
  for (const Outcome& outcome : pack.outcomes()) {
    chart.ranks.push_back(outcome.rank);
    chart.highest = std::max(chart.highest, outcome.rank);
  }
  std::optional<Path> one = path_of(pack, answers);
  for (const Step& step : parts.steps) chart.steps.push_back(step_of(pack, step, one));
  return chart;
}

}  // namespace sharewell::guidance
