// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

template <class Part>
std::vector<std::string_view> ids_of(const std::vector<Part>& parts) {
  std::vector<std::string_view> ids;
  for (const Part& part : parts) ids.push_back(part.id);
  return ids;
}

void check_known(Table& table, Spot spot, std::string_view what, const std::string& id,
                 const std::vector<std::string_view>& known) {
  if (!id.empty() && std::ranges::find(known, id) == known.end())
    table.fault(spot, fmt::format("there is no {} `{}`", what, id), suggest(id, known));
}

void read_answers(Table& table, const Draft& draft, Answers& answers) {
  const Value* given = table.get("answers", Value::Kind::Table);
  if (given == nullptr) return;
  const std::vector<Question>& questions = draft.parts.questions;
  for (const Member& member : given->members) {
    const auto question = std::ranges::find(questions, member.key, &Question::id);
    if (question == questions.end()) {
      check_known(table, member.spot, "question", member.key, ids_of(questions));
      continue;
    }
    const auto answer = std::ranges::find(question->answers, member.value.text, &Answer::id);
    if (member.value.kind == Value::Kind::Text && answer != question->answers.end())
      answers.at[static_cast<std::size_t>(question - questions.begin())] =
          static_cast<AnswerIndex>(answer - question->answers.begin());
    else
      table.fault(member.value.spot, fmt::format("`{}` has no answer `{}`", member.key, member.value.text),
                  suggest(member.value.text, ids_of(question->answers)));
  }
}

}  // namespace

void read_cases_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  const auto outcomes = ids_of(draft.parts.outcomes), rules = ids_of(draft.parts.rules),
             obligations = ids_of(draft.parts.obligations);
  std::set<std::string> seen;
  for (const Value* value : tables_of(root, "case", Table::Need::Optional)) {
    Table table(source.file, *value, faults);
    Case one;
    one.id = table.id("id");
    note_id(seen, table, one.id, "case");
    one.title = table.text("title");
    one.story = table.text("story");
    read_answers(table, draft, one.answers);
    one.outcome = table.text("outcome");
    check_known(table, table.spot("outcome"), "outcome", one.outcome, outcomes);
    one.rule = table.text("rule");
    check_known(table, table.spot("rule"), "rule", one.rule, rules);
    one.include = table.texts("obligations_include", Table::Need::Optional);
    one.exclude = table.texts("obligations_exclude", Table::Need::Optional);
    for (const std::string& id : one.include)
      check_known(table, table.spot("obligations_include"), "obligation", id, obligations);
    for (const std::string& id : one.exclude)
      check_known(table, table.spot("obligations_exclude"), "obligation", id, obligations);
    table.finish();
    draft.parts.cases.push_back(std::move(one));
    draft.case_spots.push_back(value->spot);
  }
  root.finish();
}

}  // namespace sharewell::guidance
