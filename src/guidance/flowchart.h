// SPDX-License-Identifier: MIT
// The rules of a pack as people would draw them: steps, each with boxes that ask one rule's question, and
// where each leads. With the answers of a case, its path: the rules that were passed over and the one that
// decides, each with the answers that made it so.
//
// In: a pack and, if there is a case, its answers. Out: plain values that every picture and list of the
// flowchart is made from, so that none can say something else. Pure. Never: a rule left out, or an order that
// is not the rules'; says that somebody said what they were not asked.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/pack.h"

namespace sharewell::guidance {

struct FlowBox {
  enum class State : std::uint8_t {
    Open,  ///< no case, or its path does not get here
    Passed,
    Decides,
  };
  std::size_t rule;          ///< its first line, into Pack::rules()
  std::string_view id, ask;  ///< of the rule
  std::span<const Cite> cite;
  std::size_t outcome;  ///< where it leads; outcomes that are one answer to the person count as one
  std::string_view leads_to;
  bool last;  ///< reached when no other rule fits: asks nothing
  State state = State::Open;
  /// The answers that made it so, in pack order, without those that an earlier box names.
  std::vector<std::string> because{};
};

struct FlowQuestion {
  std::string_view ask, answer;  ///< answer: its label; empty without a case or if not answered
};

struct FlowStep {
  std::string_view title, lead;  ///< may be empty; a line of the lead is a line of a list
  std::vector<FlowQuestion> questions{};
  std::vector<FlowBox> boxes{};  ///< none: what comes with an outcome
  bool lit = false;              ///< on the path of the case
};

struct Flowchart {
  std::string title;    ///< of the document
  std::string edition;  ///< publisher, edition and, if so, since when it is replaced
  std::vector<FlowStep> steps;
  std::vector<int> ranks;  ///< of each outcome of the pack
  int highest = 0;         ///< rank
  /// The box that decides the case; null without a case.
  [[nodiscard]] const FlowBox* decides() const;
};

/// Its texts are the pack's, which has to outlive it.
[[nodiscard]] Flowchart flowchart_of(const Pack& pack, const std::optional<Answers>& answers);
Flowchart flowchart_of(Pack&& pack, const std::optional<Answers>& answers) = delete;

/// "p.7, p.9": each page once.
[[nodiscard]] std::string cited_pages(std::span<const Cite> cites);

}  // namespace sharewell::guidance
