// SPDX-License-Identifier: MIT
#include "casework/policy.h"

#include <array>
#include <tuple>

#include "base/limits.h"
#include "casework/fields.h"
#include "casework/typed_text.h"

namespace sharewell::casework {
namespace {

using decide::FieldFault;
using record::PolicyKept;

/// Whether "any" was chosen, or a choice of the field as the pack in force puts it.
bool is_choice(const Desk& desk, std::string_view field, const std::string& chosen) {
  const Field known = field_of(desk.pack, field, Draft{});
  return chosen == kAny ||
         std::ranges::any_of(known.choices, [&](const Choice& c) { return c.id == chosen; });
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void check_choices(const Desk& desk, const PolicyKept& typed, std::vector<FieldFault>& faults) {
  if (!is_choice(desk, "recipient", typed.recipient))
    faults.push_back({"recipient", "Choose who receives the information"});
  if (!is_choice(desk, "purpose_kind", typed.purpose))
    faults.push_back({"purpose", "Choose what it is shared for"});
  if (!is_one_of(record::policy_bases(), typed.basis)) faults.push_back({"basis", "Choose the legal basis"});
  if (!is_one_of(record::policy_conditions(), typed.condition))
    faults.push_back({"condition", "Choose the condition for special category information, or none"});
  else if (typed.condition != "none" &&
           is_law_enforcement(typed.condition) != is_law_enforcement(typed.basis))
    faults.push_back({"condition", "Choose a condition of the same part of the law as the legal basis"});
  if (!is_one_of(record::policy_offences(), typed.offence))
    faults.push_back({"offence", "Choose the condition for criminal offence information, or none"});
  else if (typed.offence != "none" && is_law_enforcement(typed.basis))
    faults.push_back(
        {"offence", "Choose none: Part 3 has rules of its own for criminal offence information"});
}

std::vector<FieldFault> faults_of(const Desk& desk, PolicyKept& typed) {
  std::vector<FieldFault> faults;
  check_choices(desk, typed, faults);
  const auto check = [&](std::string& text, std::string_view field, std::size_t most, const char* missing) {
    text = typed_text(text, field, most, missing, faults);
  };
  check(typed.power, "power", 2 * limits::kShortTextBytes,
        "Write the statute or duty relied on, or that none is needed");
  check(typed.agreement, "agreement", limits::kShortTextBytes, "");
  check(typed.controllers, "controllers", limits::kShortTextBytes, "");
  check(typed.says, "says", 5 * limits::kShortTextBytes, "");
  return faults;
}

bool is_known(std::string_view chosen) { return !chosen.empty() && chosen != "not-known"; }

bool fits(std::string_view row, std::string_view chosen) {
  return row == kAny || !is_known(chosen) || row == chosen;
}

}  // namespace

bool row_before(const PolicyKept& a, const PolicyKept& b) {
  const auto place = [](const PolicyKept& row) {
    return std::tuple(row.recipient == kAny, std::string_view(row.recipient), row.purpose == kAny,
                      std::string_view(row.purpose), std::string_view(row.basis));
  };
  return place(a) < place(b);
}

Policy::Versions rows_for(const Policy& policy, std::string_view recipient, std::string_view purpose) {
  Policy::Versions rows = policy.standing();
  std::erase_if(rows, [&](const Policy::Version& row) {
    return !fits(row.kept.recipient, recipient) || !fits(row.kept.purpose, purpose);
  });
  return rows;
}

Result<RowOrFaults> keep_row(const Desk& desk, Policy& policy, PolicyKept typed, std::string_view once) {
  auto faults = faults_of(desk, typed);
  return keep_line(desk, policy, std::move(typed), std::move(faults), once);
}

std::vector<LegalLine> row_lines(const PolicyKept& row) {
  const std::array<std::string, 7> texts{law_words(bases(), row.basis),
                                         law_words(conditions(), row.condition),
                                         law_words(offence_conditions(), row.offence),
                                         row.power,
                                         row.agreement,
                                         row.controllers,
                                         row.says};
  const auto all = legal_lines();
  SW_CHECK(all.size() == texts.size());
  std::vector<LegalLine> out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (!texts.at(i).empty()) out.push_back({all[i].note, all[i].label, texts.at(i)});
  return out;
}

}  // namespace sharewell::casework
