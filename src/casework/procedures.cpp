// SPDX-License-Identifier: MIT
#include "casework/procedures.h"

#include "base/limits.h"
#include "casework/service.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using record::ProcedureKept;

std::vector<decide::FieldFault> faults_of(ProcedureKept& typed) {
  std::vector<decide::FieldFault> faults;
  const auto check = [&](std::string& text, std::string_view field, std::size_t most, const char* missing) {
    text = typed_text(text, field, most, missing, faults);
  };
  check(typed.title, "title", limits::kShortTextBytes, "Write what the procedure is called");
  check(typed.edition, "edition", limits::kShortTextBytes, "Write which edition or version it is");
  if (!is_day(typed.from)) faults.push_back({"from", "Enter the first day on which it holds"});
  check(typed.where, "where", 2 * limits::kShortTextBytes, "Write where it is found");
  check(typed.says, "says", 5 * limits::kShortTextBytes, "");
  return faults;
}

}  // namespace

bool procedure_before(const ProcedureKept& a, const ProcedureKept& b) { return a.title < b.title; }

std::vector<ProcedureKept> in_force(const Procedures& procedures, Instant at) {
  const std::string day = day_of(at);
  std::vector<ProcedureKept> out;
  for (const Procedures::Versions& versions : procedures.known_at(at)) {
    if (versions.back().kept.gone) continue;
    const auto holds = std::find_if(versions.rbegin(), versions.rend(), [&](const Procedures::Version& one) {
      return !one.kept.gone && one.kept.from <= day;
    });
    if (holds != versions.rend()) out.push_back(holds->kept);
  }
  std::ranges::stable_sort(out, procedure_before);
  return out;
}

Result<ProcedureOrFaults> keep_procedure(const Desk& desk, Procedures& procedures, ProcedureKept typed,
                                         std::string_view once) {
  auto faults = faults_of(typed);
  return keep_line(desk, procedures, std::move(typed), std::move(faults), once);
}

}  // namespace sharewell::casework
