// SPDX-License-Identifier: MIT
// The worked cases of a pack, run.
//
// In: a draft and its engine, or the files of a pack. Out: what each case expects and what the rules give.
// Never: changes what a case expects.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "guidance/draft.h"
#include "guidance/engine.h"

namespace sharewell::guidance {

struct CaseResult {
  std::string id, title, outcome, rule;              ///< as the case says
  std::string got_outcome, got_rule;                 ///< as the rules say
  std::vector<std::string> not_raised, also_raised;  ///< obligations: wanted and missing; unwanted and there
  int line = 0;                                      ///< of cases.toml
  [[nodiscard]] bool holds() const {
    return outcome == got_outcome && rule == got_rule && not_raised.empty() && also_raised.empty();
  }
};

[[nodiscard]] std::vector<CaseResult> run_cases(const Draft& draft, const Engine& engine);

/// The cases of a pack whose only faults may be cases that do not hold. errors  every other fault.
[[nodiscard]] std::expected<std::vector<CaseResult>, std::vector<Fault>> test_pack(
    std::vector<PackFile> files);

}  // namespace sharewell::guidance
