// SPDX-License-Identifier: MIT
#include "casework/duties.h"

#include "base/limits.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

std::vector<decide::FieldFault> faults_of(record::DutyKept& typed) {
  std::vector<decide::FieldFault> faults;
  const auto check = [&](std::string& text, std::string_view field, std::size_t most, const char* missing) {
    text = typed_text(text, field, most, missing, faults);
  };
  check(typed.title, "title", limits::kShortTextBytes, "Write what the duty is");
  check(typed.cites, "cites", limits::kShortTextBytes, "Write the act and section, or where else it stands");
  check(typed.binds, "binds", 2 * limits::kShortTextBytes, "Write which bodies it binds");
  check(typed.says, "says", 5 * limits::kShortTextBytes, "");
  return faults;
}

}  // namespace

bool duty_before(const record::DutyKept& a, const record::DutyKept& b) { return a.title < b.title; }

Result<DutyOrFaults> keep_duty(const Desk& desk, Duties& duties, record::DutyKept typed,
                               std::string_view once) {
  auto faults = faults_of(typed);
  return keep_line(desk, duties, std::move(typed), std::move(faults), once);
}

}  // namespace sharewell::casework
