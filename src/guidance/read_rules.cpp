// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

constexpr std::size_t kDerived = 256;

std::vector<std::string_view> outcome_ids(const Draft& draft) {
  std::vector<std::string_view> ids;
  for (const Outcome& outcome : draft.parts.outcomes) ids.push_back(outcome.id);
  return ids;
}

Rule rule_of(Table& table, const Draft& draft) {
  Rule rule;
  rule.id = table.id("id");
  const std::string outcome = table.text("outcome");
  const auto ids = outcome_ids(draft);
  const auto at = std::ranges::find(ids, outcome);
  if (at != ids.end())
    rule.outcome = static_cast<std::size_t>(at - ids.begin());
  else if (!outcome.empty())
    table.fault(table.spot("outcome"), fmt::format("there is no outcome `{}`", outcome),
                suggest(outcome, ids));
  rule.cite = table.cites(draft.pages);
  return rule;
}

void read_rule(const Source& source, const Value& value, Draft& draft, Faults& faults) {
  Table table(source.file, value, faults);
  Rule rule = rule_of(table, draft);
  Condition when = read_condition(source, table, value, "when", draft, faults);
  table.finish();
  std::vector<Rule>& rules = draft.parts.rules;
  if (!rules.empty() && rules.back().id == rule.id) {
    if (rules.back().outcome == rule.outcome)
      table.fault(table.spot(), fmt::format("`{}` stands twice with one outcome", rule.id),
                  "join the two with `or`");
  } else if (std::ranges::find(rules, rule.id, &Rule::id) != rules.end()) {
    table.fault(table.spot("id"), fmt::format("there are two of rule `{}`", rule.id),
                "a rule with two outcomes is two rows, one below the other");
  }
  rules.push_back(std::move(rule));
  draft.rule_when.push_back(std::move(when));
}

/// The rule that is about to stand at `line` is drawn just before the one that stands there.
void make_room(std::vector<Step>& steps, std::size_t line) {
  for (Step& step : steps) {
    const bool here = std::ranges::find(step.rules, line) != step.rules.end();
    for (std::size_t& rule : step.rules) rule += rule >= line ? 1 : 0;
    if (here) step.rules.insert(std::ranges::find(step.rules, line + 1), line);
  }
}

/// A rule of an overlay goes where it says, so that the last rule of the base stays the last.
void add_rule(const Source& source, const Value& value, Draft& draft, Faults& faults) {
  Table table(source.file, value, faults);
  Rule rule = rule_of(table, draft);
  const std::string before = table.text("before");
  Condition when = read_condition(source, table, value, "when", draft, faults);
  table.finish();
  std::vector<Rule>& rules = draft.parts.rules;
  if (std::ranges::find(rules, rule.id, &Rule::id) != rules.end()) {
    table.fault(table.spot("id"), fmt::format("there are two of rule `{}`", rule.id),
                "give it an id of its own");
    return;
  }
  const auto at = std::ranges::find(rules, before, &Rule::id);
  if (at == rules.end()) {
    std::vector<std::string_view> ids;
    for (const Rule& one : rules) ids.push_back(one.id);
    if (!before.empty())
      table.fault(table.spot("before"), fmt::format("there is no rule `{}`", before), suggest(before, ids));
    return;
  }
  make_room(draft.parts.steps, static_cast<std::size_t>(at - rules.begin()));
  draft.rule_when.insert(draft.rule_when.begin() + (at - rules.begin()), std::move(when));
  rules.insert(at, std::move(rule));
}

void read_rules(const Source& source, Table& root, Draft& draft, Faults& faults) {
  const auto tables = tables_of(root, "rule");
  if (tables.size() > limits::kPackRules) {
    root.fault(root.spot("rule"),
               fmt::format("{} rules, and the limit is {}", tables.size(), limits::kPackRules));
    return;
  }
  for (const Value* value : tables) read_rule(source, *value, draft, faults);
  if (draft.rule_when.empty()) return;
  if (draft.pool[draft.rule_when.back().root].kind != Term3::Kind::Always)
    faults.add(source.file.name, draft.rule_when.back().spot,
               "the last rule must fire always, so that every case gets an outcome",
               "end with a rule `when = \"always\"`");
}

bool is_due(std::string_view due) {
  constexpr std::array<std::string_view, 5> kDue{"now", "today", "tomorrow", "before sharing",
                                                 "with the sharing"};
  if (std::ranges::find(kDue, due) != kDue.end()) return true;
  const std::size_t space = due.find(' ');
  if (space == 0 || space > 3 || space == std::string_view::npos || due.substr(space) != " working days")
    return false;
  return std::ranges::all_of(due.substr(0, space), [](char c) { return c >= '0' && c <= '9'; });
}

void read_obligations(const Source& source, Table& root, Draft& draft, Faults& faults) {
  constexpr std::array<std::string_view, 7> kGroups{"emergency", "share",  "tell", "record",
                                                    "advice",    "refuse", "keep"};
  std::set<std::string> seen;
  for (const Obligation& obligation : draft.parts.obligations) seen.insert(obligation.id);
  for (const Value* value : tables_of(root, "obligation", Table::Need::Optional)) {
    Table table(source.file, *value, faults);
    if (draft.parts.obligations.size() == limits::kPackObligations) {
      table.fault(table.spot(), fmt::format("more than {} obligations", limits::kPackObligations));
      return;
    }
    Obligation obligation;
    obligation.id = table.id("id");
    note_id(seen, table, obligation.id, "obligation");
    obligation.due = table.text("due");
    if (!obligation.due.empty() && !is_due(obligation.due))
      table.fault(table.spot("due"), fmt::format("`{}` is no time that a task can be due", obligation.due),
                  "say now, today, tomorrow, 5 working days, before sharing or with the sharing");
    obligation.group = table.choice("group", kGroups);
    obligation.cite = table.cites(draft.pages);
    Condition when = read_condition(source, table, *value, "when", draft, faults);
    table.finish();
    draft.parts.obligations.push_back(std::move(obligation));
    draft.obligation_when.push_back(std::move(when));
  }
}

void read_flow(Table& root, Draft& draft) {
  const std::string flow = root.text("flow");
  const auto at = std::ranges::find(draft.derived, flow);
  if (at != draft.derived.end()) {
    draft.flow = static_cast<std::size_t>(at - draft.derived.begin());
  } else if (!flow.empty()) {
    const std::vector<std::string_view> known(draft.derived.begin(), draft.derived.end());
    root.fault(root.spot("flow"), fmt::format("there is no derived value `{}`", flow), suggest(flow, known));
  }
}

}  // namespace

void read_derived_ids(const Source& source, const std::vector<const Value*>& tables, const Parts& parts,
                      Conditions& conditions, Faults& faults) {
  std::set<std::string> seen(conditions.derived.begin(), conditions.derived.end());
  for (const Value* value : tables) {
    Table table(source.file, *value, faults);
    const std::string id = table.id("id");
    note_id(seen, table, id, "derived value");
    if (is_reserved(id))
      table.fault(table.spot("id"), fmt::format("`{}` is a word of the expressions", id), "use another id");
    if (std::ranges::find(parts.questions, id, &Question::id) != parts.questions.end())
      table.fault(table.spot("id"), fmt::format("`{}` is a question already", id), "use another id");
    conditions.derived.push_back(id);
  }
}

Condition read_condition(const Source& source, Table& table, const Value& value, std::string_view key,
                         Draft& draft, Faults& faults) {
  return read_condition(source, table, value, key, draft,
                        {draft.parts.questions, draft.parts.outcomes, draft.derived}, faults);
}

Condition read_condition(const Source& source, Table& table, const Value& value, std::string_view key,
                         Conditions& conditions, const Names& names, Faults& faults) {
  Condition condition{source.file.name, value.spot, static_cast<ExpressionId>(conditions.pool.size()), 0,
                      false};
  const Value* text = table.get(key, Value::Kind::Text);
  std::optional<ExpressionId> root;
  if (text != nullptr) {
    condition.spot = text->spot;
    std::vector<Complaint> complaints;
    root = parse_expression(text->text, names, conditions.pool, complaints);
    for (Complaint& complaint : complaints)
      faults.add(source.file.name, spot_inside(source.file, *text, complaint.offset),
                 std::move(complaint.what), std::move(complaint.remedy));
  }
  if (!root) conditions.pool.push_back({});
  condition.root = static_cast<ExpressionId>(conditions.pool.size() - 1);
  return condition;
}

namespace {

void read_derived(const Source& source, Table& root, Draft& draft, Faults& faults) {
  auto derived = tables_of(root, "derive", Table::Need::Optional);
  if (derived.size() + draft.derived.size() > kDerived) {
    root.fault(root.spot("derive"), fmt::format("{} derived values, and the limit is {}",
                                                derived.size() + draft.derived.size(), kDerived));
    derived.resize(kDerived - draft.derived.size());
  }
  read_derived_ids(source, derived, draft.parts, draft, faults);
  for (const Value* value : derived) {
    Table table(source.file, *value, faults);
    table.get("id", Value::Kind::Text, Table::Need::Optional);
    draft.derived_as.push_back(read_condition(source, table, *value, "value", draft, faults));
    table.finish();
  }
}

}  // namespace

void read_rules_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  read_derived(source, root, draft, faults);
  read_flow(root, draft);
  read_rules(source, root, draft, faults);
  read_steps(source, root, draft, faults);
  read_obligations(source, root, draft, faults);
  root.finish();
}

void read_added_rules_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  read_derived(source, root, draft, faults);
  const auto rules = tables_of(root, "rule", Table::Need::Optional);
  if (rules.size() + draft.parts.rules.size() > limits::kPackRules)
    root.fault(root.spot("rule"), fmt::format("{} rules with those of the base, and the limit is {}",
                                              rules.size() + draft.parts.rules.size(), limits::kPackRules));
  else
    for (const Value* value : rules) add_rule(source, *value, draft, faults);
  read_obligations(source, root, draft, faults);
  root.finish();
}

}  // namespace sharewell::guidance
