// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>

#include "guidance/draft.h"

namespace sharewell::guidance {
namespace {

std::vector<std::string_view> ids_of(const Question& question) {
  std::vector<std::string_view> ids;
  for (const Answer& answer : question.answers) ids.push_back(answer.id);
  return ids;
}

std::optional<AnswerIndex> answer_of(Table& table, std::string_view key, const Question& question,
                                     std::string_view id) {
  const auto at = std::ranges::find(question.answers, id, &Answer::id);
  if (at != question.answers.end()) return static_cast<AnswerIndex>(at - question.answers.begin());
  table.fault(table.spot(key), fmt::format("`{}` has no answer `{}`", question.id, id),
              suggest(id, ids_of(question)));
  return std::nullopt;
}

void read_answers(Table& table, Question& question) {
  std::set<std::string> seen;
  for (std::string& id : table.texts("answers")) {
    if (!is_id(id)) table.fault(table.spot("answers"), fmt::format("`{}` is no id", id));
    if (id == "known") table.fault(table.spot("answers"), "no answer may be called `known`");
    if (!seen.insert(id).second)
      table.fault(table.spot("answers"), fmt::format("`{}` has two answers `{}`", question.id, id));
    if (question.answers.size() == limits::kPackAnswers) {
      table.fault(table.spot("answers"), fmt::format("more than {} answers", limits::kPackAnswers));
      break;
    }
    question.answers.emplace_back().id = std::move(id);
  }
  if (question.answers.size() < 2) table.fault(table.spot("answers"), "a question needs two answers or more");
}

void read_order(Table& table, Question& question) {
  for (const std::string& id : table.texts("unknown"))
    if (const auto at = answer_of(table, "unknown", question, id)) question.answers[*at].unknown = true;
  const std::string missing = table.text("missing");
  if (!missing.empty()) question.missing = answer_of(table, "missing", question, missing).value_or(0);
  for (const std::string& id : table.texts("ordered", Table::Need::Optional)) {
    const auto at = answer_of(table, "ordered", question, id);
    if (!at) continue;
    if (question.answers[*at].unknown)
      table.fault(table.spot("ordered"),
                  fmt::format("`{}` is an unknown answer and has no place in an order", id));
    if (std::ranges::find(question.ordered, *at) != question.ordered.end())
      table.fault(table.spot("ordered"), fmt::format("`{}` stands twice in the order", id));
    question.ordered.push_back(*at);
  }
}

Question read_question(Table& table, const Draft& draft) {
  constexpr std::array<std::string_view, 4> kSetBy{"person", "computed", "setting", "action"};
  Question question;
  question.id = table.id("id");
  if (is_reserved(question.id))
    table.fault(table.spot("id"), fmt::format("`{}` is a word of the expressions", question.id),
                "use another id");
  read_answers(table, question);
  read_order(table, question);
  question.cite = table.cites(draft.pages);
  question.myths = table.texts("myths", Table::Need::Optional);
  question.notes = table.texts("notes", Table::Need::Optional);
  question.set_by = table.choice("set_by", kSetBy);
  table.finish();
  return question;
}

}  // namespace

void read_questions_file(const Source& source, Draft& draft, Faults& faults) {
  Table root(source.file, source.root, faults);
  std::set<std::string> seen(draft.derived.begin(), draft.derived.end());
  for (const Question& question : draft.parts.questions) seen.insert(question.id);
  for (const Value* value : tables_of(root, "question")) {
    Table table(source.file, *value, faults);
    if (draft.parts.questions.size() == limits::kPackQuestions) {
      table.fault(table.spot(), fmt::format("more than {} questions", limits::kPackQuestions));
      break;
    }
    draft.parts.questions.push_back(read_question(table, draft));
    draft.myth_spots.push_back(table.spot("myths"));
    note_id(seen, table, draft.parts.questions.back().id, "question");
  }
  root.finish();
}

}  // namespace sharewell::guidance
