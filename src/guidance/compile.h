// SPDX-License-Identifier: MIT
// From the conditions of a pack to diagrams over its questions.
//
// In: a draft without faults. Out: diagrams for the rules, flow, duties and notices, in one store. Never:
// evaluates a case; lets the chosen order of questions show in any result.
#pragma once

#include <optional>
#include <vector>

#include "guidance/diagram.h"
#include "guidance/draft.h"

namespace sharewell::guidance {

inline constexpr Ref kTruths = 3;

struct Diagrams {
  explicit Diagrams(Diagram empty) : store(std::move(empty)) {}
  Diagram store;
  Ref rule = 0;                  ///< leaf: index of the rule line that fires
  Ref outcome = 0;               ///< leaf: index of the outcome
  Ref flow = 0;                  ///< leaf: kFalse, kUnknown, kTrue
  Ref verdict = 0;               ///< leaf: kTruths times the leaf of `rule`, plus that of `flow`
  std::vector<bool> can_hold;    ///< of each derived value: true for some answers and some outcome
  std::vector<Ref> rule_fires;   ///< of each line on its own; leaf kTrue or kFalse, as all below
  std::vector<Ref> obligations;  ///< whether it is raised, as a function of the answers alone
  std::vector<std::vector<Ref>>
      obligations_if;        ///< [outcome][obligation]: whether it is raised if that is the outcome
  std::vector<Ref> notices;  ///< whether it is shown, as a function of the answers alone
  std::vector<std::vector<Ref>> notices_if;  ///< [outcome][notice]
};

/// Nullopt if the budget of the diagrams was not enough.
[[nodiscard]] std::optional<Diagrams> compile(const Draft& draft, Diagram::Budget budget = {});
/// The same in this order of questions, which must name each once: for tests that no result shows it.
[[nodiscard]] std::optional<Diagrams> compile_in_order(const Draft& draft, std::vector<std::uint8_t> order,
                                                       Diagram::Budget budget = {});

}  // namespace sharewell::guidance
