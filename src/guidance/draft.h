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
#include "guidance/table.h"
#include "guidance/tree.h"

namespace sharewell::guidance {

struct Source {
  PackFile file;
  Value root;
};
using Sources = std::map<std::string, Source, std::less<>>;

/// A condition of the pack: its text, its place, and what it was read as.
struct Condition {
  std::string file;
  Spot spot;
  ExpressionId first = 0, root = 0;  ///< its steps in the pool, the last being the whole
  bool uses_outcome = false;
};

struct Draft {
  Parts parts;
  Pages pages;
  Pool pool;
  std::vector<std::string> derived;
  std::vector<std::size_t> derived_order;  ///< each after those that it needs
  std::vector<Condition> derived_as, rule_when, obligation_when, notice_when;
  std::optional<std::size_t> flow;           ///< index of the derived value that is reported as flow
  std::vector<Spot> case_spots, myth_spots;  ///< of each case; of the myths of each question
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

/// Reads the condition `key` of a table. On complaints it is `never` and the faults say why.
Condition read_condition(const Source& source, Table& table, const Value& value, std::string_view key,
                         Draft& draft, Faults& faults);

/// Marks what looks at the outcome, and complains where it may not; complains about values that need
/// themselves.
void check_derived(Draft& draft, Faults& faults);

/// Complains if `id` was seen before.
void note_id(std::set<std::string>& seen, Table& table, const std::string& id, std::string_view what);

}  // namespace sharewell::guidance
