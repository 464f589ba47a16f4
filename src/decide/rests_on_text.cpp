// SPDX-License-Identifier: MIT
#include "decide/rests_on_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace sharewell::decide {
namespace {

using guidance::Pack;
using guidance::QuestionIndex;

std::string with_stop(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

/// "a", "b" or "c"
std::string either(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

std::string answers_text(const guidance::Question& question, std::uint32_t answers) {
  const auto count = static_cast<std::size_t>(std::popcount(answers));
  if (count > 1 && count + 1 == question.answers.size()) return "any other answer";
  std::vector<std::string> labels;
  for (std::uint32_t rest = answers; rest != 0; rest &= rest - 1)
    labels.push_back(
        fmt::format("\"{}\"", question.answers[static_cast<std::size_t>(std::countr_zero(rest))].label));
  return either(labels);
}

}  // namespace

std::string stands_text(const Recommendation& recommendation, QuestionIndex question, std::uint64_t asked) {
  const guidance::Question& about = recommendation.pack().questions()[question];
  const guidance::Answer& answer = about.answers[recommendation.enquiry().facts().at[question]];
  // What the words of a "not known" say is so whether somebody was asked or not.
  if (((asked >> question) & 1u) != 0 || answer.unknown) return with_stop(answer.said);
  return fmt::format("You were not asked: {} It counts as \"{}\".", about.ask, answer.label);
}

std::string others_text(const Pack& pack, const Hinge& hinge, const Turn& turn) {
  std::string text;
  for (std::size_t i = 0; i < hinge.questions.size(); ++i)
    text += (i == 0 ? "" : ", together with ") +
            answers_text(pack.questions()[hinge.questions[i]], turn.answers[i]);
  return text;
}

std::string outcomes_text(const Pack& pack, const Hinge& hinge) {
  std::vector<std::string> titles;
  for (const Turn& turn : hinge.turns) {
    std::string title = fmt::format("\"{}\"", short_title(pack.outcomes()[turn.outcome]));
    if (std::ranges::find(titles, title) == titles.end()) titles.push_back(std::move(title));
  }
  return either(titles);
}

std::string_view short_title(const guidance::Outcome& outcome) {
  const std::string_view title = outcome.title;
  return title.substr(0, title.find(':'));
}

std::string because_text(const Recommendation& recommendation, const Cause& cause, std::uint64_t asked) {
  if (!cause.outcome && cause.questions == 0) return {};
  std::string text = "Why:";
  if (cause.outcome)
    text += fmt::format(" The advice points to \"{}\".", short_title(recommendation.outcome()));
  for (std::uint64_t rest = cause.questions; rest != 0; rest &= rest - 1)
    text += " " + stands_text(recommendation, static_cast<QuestionIndex>(std::countr_zero(rest)), asked);
  return text;
}

}  // namespace sharewell::decide
