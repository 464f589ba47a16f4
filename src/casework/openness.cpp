// SPDX-License-Identifier: MIT
#include "casework/openness.h"

#include <algorithm>

#include "casework/fuller_record.h"
#include "casework/said_note.h"

namespace sharewell::casework {
namespace {

void add_lines(const DecisionView& decision, std::vector<OpennessLine>& log) {
  const json::object* before = &decision.decided.notes;
  for (std::size_t i = 0; i < decision.considered.size(); ++i) {
    const json::object& notes = decision.considered[i].notes;
    for (const std::string_view element : openness_elements())
      if (std::string text = own_text_in(notes, element); text != own_text_in(*before, element))
        log.push_back({element, std::move(text), decision.considered_by[i], decision.sharing});
    before = &notes;
  }
}

}  // namespace

std::vector<OpennessLine> openness_log(const CaseFileView& file) {
  std::vector<OpennessLine> log;
  for (const DecisionView& decision : file.decisions) add_lines(decision, log);
  std::ranges::stable_sort(log, {}, [](const OpennessLine& line) { return line.said.at; });
  return log;
}

}  // namespace sharewell::casework
