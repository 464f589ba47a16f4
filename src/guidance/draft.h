// SPDX-License-Identifier: MIT
// A pack while it is read: its parts, its conditions as expressions, and where each stands, for faults that
// show later.
//
// In: the TOML trees of its files. Out: a Draft and every fault in what is written. Never: runs a rule.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "guidance/expression.h"
#include "guidance/faults.h"
#include "guidance/parts.h"
#include "guidance/property.h"
#include "guidance/table.h"
#include "guidance/tree.h"

namespace sharewell::guidance {

struct Source {
  PackFile file;
  Value root;
};
using Sources = std::map<std::string, Source, std::less<>>;

struct Draft : Conditions {
  Parts parts;
  Pages pages;
  std::vector<Condition> rule_when, obligation_when, notice_when;
  Properties properties;
  std::optional<std::size_t> flow;           ///< index of the derived value that is reported as flow
  std::vector<Spot> case_spots, myth_spots;  ///< of each case; of the myths of each question
  std::vector<Spot> step_spots;              ///< of the questions of each step
};

void read_pack_file(const Source& source, Draft& draft, Faults& faults);       // pack.toml
void read_questions_file(const Source& source, Draft& draft, Faults& faults);  // questions.toml
void read_rules_file(const Source& source, Draft& draft, Faults& faults);  // rules.toml, needs the two before
void read_notice_conditions(const Source& pack, Draft& draft,
                            Faults& faults);  // pack.toml again, needs the derived
void read_words_file(const Source& source, Draft& draft, Faults& faults);  // words.en.toml, needs all before
void read_cases_file(const Source& source, Draft& draft, Faults& faults);  // cases.toml
/// rules.toml of an overlay, which adds to what was read: each rule says before which rule of the base it is
/// read.
void read_added_rules_file(const Source& source, Draft& draft, Faults& faults);

void read_properties_file(const Source& source, Draft& draft,
                          Faults& faults);  // properties.toml, needs questions and rules

/// Reads the condition `key` of a table. On complaints it is `never` and the faults say why.
Condition read_condition(const Source& source, Table& table, const Value& value, std::string_view key,
                         Draft& draft, Faults& faults);
/// The same with names of its own.
Condition read_condition(const Source& source, Table& table, const Value& value, std::string_view key,
                         Conditions& conditions, const Names& names, Faults& faults);

/// Reads the `id` of each `[[derive]]` (or `[[define]]`) first, so that values may name later ones.
void read_derived_ids(const Source& source, const std::vector<const Value*>& tables, const Parts& parts,
                      Conditions& conditions, Faults& faults);

/// Puts derived values in the order in which they need each other; complains about those that need
/// themselves.
void order_derived(Conditions& conditions, Faults& faults);

/// The same for the rules; marks what looks at the outcome, and complains where it may not.
void check_derived(Draft& draft, Faults& faults);

/// The steps of rules.toml, which need its rules; without any, one step holds all rules.
void read_steps(const Source& source, Table& root, Draft& draft, Faults& faults);
/// Notes at which questions each rule looks, and complains about a step that shows a question at which none
/// of its rules does. Needs check_derived.
void check_steps(Draft& draft, Faults& faults);

/// Complains if `id` was seen before.
void note_id(std::set<std::string>& seen, Table& table, const std::string& id, std::string_view what);

}  // namespace sharewell::guidance
