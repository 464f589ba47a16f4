// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "guidance/draw.h"

namespace sharewell::guidance {
namespace {

std::string because(const FlowBox& box) {
  std::string text;
  for (const std::string& sentence : box.because) text += "\n     " + sentence;
  return text;
}

void add_lines(std::string& out, std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += fmt::format("  {}\n", lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

void add_step(std::string& out, const FlowStep& step, std::size_t number, bool lit, int& count) {
  if (lit && !step.lit) return;
  if (!step.title.empty()) out += fmt::format("\n{}. {}\n", number, step.title);
  add_lines(out, step.lead);
  for (const FlowQuestion& question : step.questions)
    out += fmt::format("  - {}{}{}\n", question.ask, question.answer.empty() ? "" : " ", question.answer);
  for (const FlowBox& box : step.boxes) {
    if (lit && box.state == FlowBox::State::Open) continue;
    out += fmt::format("  {}) {}: {} ({})\n     {}{}\n", ++count, box.id, box.ask, cited_pages(box.cite),
                       said_of(box), because(box));
  }
}

}  // namespace

std::string said_of(const FlowBox& box) {
  if (box.state == FlowBox::State::Passed) return box.because.empty() ? "No, by the answers above." : "No.";
  if (box.last) return fmt::format("{}.", box.leads_to);
  if (box.state == FlowBox::State::Decides) return fmt::format("Yes: {}.", box.leads_to);
  return fmt::format("Yes: {}. No: go on.", box.leads_to);
}

std::string draw_text(const Flowchart& chart) {
  std::string out = fmt::format("{}\n{}\n", chart.title, chart.edition);
  const bool lit = chart.decides() != nullptr;
  int count = 0;
  for (std::size_t s = 0; s < chart.steps.size(); ++s) add_step(out, chart.steps[s], s + 1, lit, count);
  return out;
}

}  // namespace sharewell::guidance
