// SPDX-License-Identifier: MIT
#include "record/settings_bodies.h"

#include <algorithm>
#include <array>

#include "record/members.h"

namespace sharewell::record {
namespace {

constexpr std::array<std::string_view, 7> kBases{
    "public-task",          "legal-obligation", "vital-interests", "recognised-legitimate-interest",
    "legitimate-interests", "consent",          "law-enforcement"};
constexpr std::array<std::string_view, 15> kConditions{"none",
                                                       "safeguarding",
                                                       "health-social-care",
                                                       "statutory",
                                                       "unlawful-acts",
                                                       "counselling",
                                                       "economic-well-being",
                                                       "social-protection",
                                                       "vital-interests",
                                                       "legal-claims",
                                                       "explicit-consent",
                                                       "law-enforcement-safeguarding",
                                                       "law-enforcement-statutory",
                                                       "law-enforcement-justice",
                                                       "law-enforcement-vital"};
constexpr std::array<std::string_view, 7> kOffences{"none",          "official-authority", "safeguarding",
                                                    "unlawful-acts", "statutory",          "vital-interests",
                                                    "legal-claims"};

std::optional<std::string> named(std::string name, std::span<const std::string_view> names) {
  if (std::ranges::find(names, name) == names.end()) return std::nullopt;
  return name;
}

}  // namespace

std::span<const std::string_view> policy_bases() { return kBases; }
std::span<const std::string_view> policy_conditions() { return kConditions; }
std::span<const std::string_view> policy_offences() { return kOffences; }

json::object to_json(const ProcedureKept& b) {
  return {{"procedure", b.procedure.text()},
          {"title", b.title},
          {"edition", b.edition},
          {"from", b.from},
          {"where", b.where},
          {"says", b.says},
          {"gone", b.gone}};
}

json::object to_json(const PolicyKept& b) {
  return {{"row", b.row.text()},
          {"recipient", b.recipient},
          {"purpose", b.purpose},
          {"basis", b.basis},
          {"condition", b.condition},
          {"offence", b.offence},
          {"power", b.power},
          {"agreement", b.agreement},
          {"controllers", b.controllers},
          {"says", b.says},
          {"gone", b.gone}};
}

template <>
Result<ProcedureKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::ProcedureKept));
  Members m(entry.body);
  ProcedureKept body{m.ref<ProcedureRef>("procedure"),
                     m.text("title"),
                     m.text("edition"),
                     m.text("from"),
                     m.text("where"),
                     m.text("says"),
                     m.truth("gone")};
  return checked(m, std::move(body));
}

template <>
Result<PolicyKept> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::PolicyKept));
  Members m(entry.body);
  PolicyKept body{m.ref<PolicyRef>("row"),
                  m.text("recipient"),
                  m.text("purpose"),
                  m.one_of(named(m.text("basis"), kBases)),
                  m.one_of(named(m.text("condition"), kConditions)),
                  m.one_of(named(m.text("offence"), kOffences)),
                  m.text("power"),
                  m.text("agreement"),
                  m.text("controllers"),
                  m.text("says"),
                  m.truth("gone")};
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
