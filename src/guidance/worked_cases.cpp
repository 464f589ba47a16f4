// SPDX-License-Identifier: MIT
#include "guidance/worked_cases.h"

#include "guidance/checked.h"

namespace sharewell::guidance {

std::vector<CaseResult> run_cases(const Draft& draft, const Engine& engine) {
  const Parts& parts = draft.parts;
  std::vector<CaseResult> results;
  for (std::size_t i = 0; i < parts.cases.size(); ++i) {
    const Case& one = parts.cases[i];
    Facts facts;
    for (std::size_t q = 0; q < parts.questions.size(); ++q)
      facts.at[q] = one.answers.at[q] == kAbsent ? parts.questions[q].missing : one.answers.at[q];
    const Verdict verdict = engine.evaluate(facts);
    CaseResult result{one.id,
                      one.title,
                      one.outcome,
                      one.rule,
                      parts.outcomes[verdict.outcome].id,
                      parts.rules[verdict.rule].id,
                      {},
                      {},
                      draft.case_spots[i].line};
    const std::uint64_t raised = engine.obligations(facts, verdict.outcome);
    for (std::size_t k = 0; k < parts.obligations.size(); ++k) {
      const bool here = ((raised >> k) & 1u) != 0;
      const std::string& id = parts.obligations[k].id;
      if (!here && std::ranges::find(one.include, id) != one.include.end()) result.not_raised.push_back(id);
      if (here && std::ranges::find(one.exclude, id) != one.exclude.end()) result.also_raised.push_back(id);
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::expected<std::vector<CaseResult>, std::vector<Fault>> test_pack(std::vector<PackFile> files) {
  const auto checked = check_pack(std::move(files), Cases::Free);
  if (!checked) return std::unexpected(checked.error());
  return run_cases(checked->draft, checked->engine);
}

}  // namespace sharewell::guidance
