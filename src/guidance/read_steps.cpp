// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

constexpr std::size_t kSteps = 64;

/// The index of each text of `key` among `ids`; complains about those that are none of them.
std::vector<std::size_t> indices(Table& table, std::string_view key, std::string_view what,
                                 const std::vector<std::string_view>& ids) {
  std::vector<std::size_t> list;
  for (const std::string& one : table.texts(key, Table::Need::Optional)) {
    const auto at = std::ranges::find(ids, one);
    if (at != ids.end())
      list.push_back(static_cast<std::size_t>(at - ids.begin()));
    else
      table.fault(table.spot(key), fmt::format("there is no {} `{}`", what, one), suggest(one, ids));
  }
  return list;
}

template <class Part>
std::vector<std::string_view> ids_of(const std::vector<Part>& parts) {
  std::vector<std::string_view> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  return ids;
}

/// Each rule's rules-file order is the drawing's: complains about a rule that comes late or twice.
void check_order(Table& table, const Draft& draft, const std::vector<std::size_t>& rules,
                 std::vector<bool>& drawn) {
  for (const std::size_t rule : rules) {
    const std::string& id = draft.parts.rules[rule].id;
    if (drawn[rule])
      table.fault(table.spot("rules"), fmt::format("rule `{}` is in a step already", id),
                  "take one of them out");
    else if (std::find(drawn.begin() + static_cast<std::ptrdiff_t>(rule), drawn.end(), true) != drawn.end())
      table.fault(table.spot("rules"), fmt::format("rule `{}` comes after a rule that it stands before", id),
                  "list the rules of all steps in the order of the rules");
    drawn[rule] = true;
  }
}

void read_step(const Source& source, const Value& value, Draft& draft, std::vector<bool>& drawn,
               std::set<std::string>& seen, Faults& faults) {
  Table table(source.file, value, faults);
  Parts& parts = draft.parts;
  Step step;
  step.id = table.id("id");
  note_id(seen, table, step.id, "step");
  step.rules = indices(table, "rules", "rule", ids_of(parts.rules));
  step.outcomes = indices(table, "outcomes", "outcome", ids_of(parts.outcomes));
  for (const std::size_t q : indices(table, "questions", "question", ids_of(parts.questions)))
    step.questions.push_back(static_cast<QuestionIndex>(q));
  if (table.has("rules", Value::Kind::List) == table.has("outcomes", Value::Kind::List))
    table.fault(table.spot(), fmt::format("step `{}` must have either rules or outcomes", step.id),
                "add one of them, or make two steps");
  if (!step.rules.empty() && !parts.steps.empty() && !parts.steps.back().outcomes.empty())
    table.fault(table.spot(), fmt::format("step `{}` has rules and stands below one with outcomes", step.id),
                "put the steps with rules first");
  check_order(table, draft, step.rules, drawn);
  draft.step_spots.push_back(table.spot("questions"));
  table.finish();
  parts.steps.push_back(std::move(step));
}

/// The first line of each rule; others have its id.
std::vector<std::size_t> first_lines(const std::vector<Rule>& rules) {
  std::vector<std::size_t> lines;
  for (std::size_t r = 0; r < rules.size(); ++r)
    if (r == 0 || rules[r - 1].id != rules[r].id) lines.push_back(r);
  return lines;
}

}  // namespace

void read_steps(const Source& source, Table& root, Draft& draft, Faults& faults) {
  const auto tables = tables_of(root, "step", Table::Need::Optional);
  const std::vector<std::size_t> lines = first_lines(draft.parts.rules);
  if (tables.empty()) {
    draft.parts.steps.emplace_back().rules = lines;
    draft.step_spots.push_back(root.spot());
    return;
  }
  if (tables.size() > kSteps) {
    root.fault(root.spot("step"), fmt::format("{} steps, and the limit is {}", tables.size(), kSteps));
    return;
  }
  std::vector<bool> drawn(draft.parts.rules.size());
  std::set<std::string> seen;
  for (const Value* value : tables) read_step(source, *value, draft, drawn, seen, faults);
  for (const std::size_t line : lines)
    if (!drawn[line])
      faults.add(source.file.name, draft.rule_when[line].spot,
                 fmt::format("rule `{}` is in no step", draft.parts.rules[line].id),
                 "add it to the rules of a [[step]], so that the flowchart shows it");
}

void check_steps(Draft& draft, Faults& faults) {
  std::vector<std::uint64_t> of_derived(draft.derived_as.size());
  const auto looked_at = [&](const Condition& condition) {
    std::uint64_t bits = 0;
    for (ExpressionId at = condition.first; at <= condition.root; ++at) {
      const Term3& term = draft.pool[at];
      if (term.kind == Term3::Kind::OneOf || term.kind == Term3::Kind::Known)
        bits |= std::uint64_t{1} << term.index;
      if (term.kind == Term3::Kind::Derived) bits |= of_derived[term.index];
    }
    return bits;
  };
  for (const std::size_t derived : draft.derived_order)
    of_derived[derived] = looked_at(draft.derived_as[derived]);
  std::vector<Rule>& rules = draft.parts.rules;
  for (std::size_t r = 0; r < rules.size(); ++r) rules[r].looks_at = looked_at(draft.rule_when[r]);
  for (std::size_t s = 0; s < draft.parts.steps.size(); ++s) {
    const Step& step = draft.parts.steps[s];
    std::uint64_t bits = 0;
    for (const std::size_t rule : step.rules) bits |= rules[rule].looks_at;
    for (const QuestionIndex question : step.questions)
      if (((bits >> question) & 1u) == 0)
        faults.add("rules.toml", draft.step_spots[s],
                   fmt::format("step `{}` shows `{}`, at which none of its rules looks", step.id,
                               draft.parts.questions[question].id),
                   "take the question out, or move it to the step whose rules look at it");
  }
}

}  // namespace sharewell::guidance
