// SPDX-License-Identifier: MIT
#include "guidance/counter_example.h"

#include <fmt/format.h>

#include <algorithm>

namespace sharewell::guidance {
namespace {

constexpr std::array<std::string_view, 3> kTruth{"no", "not-known", "yes"};

struct Row {
  std::string name;
  std::vector<std::string> cells;
  [[nodiscard]] bool differs() const {
    return std::ranges::any_of(cells, [&](const std::string& cell) { return cell != cells.front(); });
  }
};

bool is_given(const Pack& pack, const Facts& facts, std::size_t question) {
  return facts.at[question] != pack.questions()[question].missing;
}

std::vector<Row> answer_rows(std::span<const ShownCase> cases) {
  std::vector<Row> rows;
  for (std::size_t q = 0; q < cases.front().pack->questions().size(); ++q) {
    if (std::ranges::none_of(cases, [&](const ShownCase& one) { return is_given(*one.pack, one.facts, q); }))
      continue;
    Row row{cases.front().pack->questions()[q].id, {}};
    for (const ShownCase& one : cases)
      row.cells.push_back(one.pack->questions()[q].answers[one.facts.at[q]].id);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Row> said_rows(std::span<const ShownCase> cases) {
  Row outcome{"outcome", {}}, rule{"rule", {}}, flow{"flow", {}};
  for (const ShownCase& one : cases) {
    const Verdict verdict = one.pack->evaluate(one.facts);
    outcome.cells.push_back(one.pack->outcomes()[verdict.outcome].id);
    rule.cells.push_back(one.pack->rules()[verdict.rule].id);
    flow.cells.emplace_back(kTruth[static_cast<std::size_t>(verdict.flow)]);
  }
  std::vector<Row> rows{outcome, rule, flow};
  std::vector<std::string> ids;
  for (const ShownCase& one : cases)
    for (const Obligation& duty : one.pack->obligations())
      if (std::ranges::find(ids, duty.id) == ids.end()) ids.push_back(duty.id);
  for (const std::string& id : ids) {
    Row row{id, {}};
    for (const ShownCase& one : cases) {
      const auto at = one.pack->find_obligation(id);
      const bool raised = at && ((one.pack->obligations_of(one.facts) >> *at) & 1u) != 0;
      row.cells.emplace_back(raised ? "raised" : "-");
    }
    // Beside another case only a difference tells something.
    if (cases.size() == 1 ? row.cells.front() == "raised" : row.differs()) rows.push_back(std::move(row));
  }
  return rows;
}

std::string in_columns(const std::vector<Row>& rows, std::string_view indent) {
  std::vector<std::size_t> widths(rows.front().cells.size() + 1);
  for (const Row& row : rows) {
    widths[0] = std::max(widths[0], row.name.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      widths[i + 1] = std::max(widths[i + 1], row.cells[i].size());
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line = fmt::format("{}{} {:{}}", indent, row.differs() && &row != &rows.front() ? '*' : ' ',
                                   row.name, widths[0]);
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      line += fmt::format("  {:{}}", row.cells[i], widths[i + 1]);
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

std::string in_sentences(const ShownCase& one, std::string_view indent) {
  std::string text = fmt::format("{}{}:\n", indent, one.heading);
  bool any = false;
  for (std::size_t q = 0; q < one.pack->questions().size(); ++q)
    if (is_given(*one.pack, one.facts, q)) {
      text += fmt::format("{}  {}.\n", indent, one.pack->questions()[q].answers[one.facts.at[q]].said);
      any = true;
    }
  text += fmt::format("{}  {}\n", indent, any ? "Nothing else is answered." : "Nothing is answered.");
  const Verdict verdict = one.pack->evaluate(one.facts);
  text += fmt::format("{}  The rules say: {}.\n", indent, one.pack->outcomes()[verdict.outcome].title);
  return text;
}

}  // namespace

std::string side_by_side(std::span<const ShownCase> cases, std::string_view indent) {
  std::vector<Row> rows{{"", {}}};
  for (const ShownCase& one : cases) rows.front().cells.push_back(one.heading);
  for (Row& row : answer_rows(cases)) rows.push_back(std::move(row));
  for (Row& row : said_rows(cases)) rows.push_back(std::move(row));
  std::string text = in_columns(rows, indent);
  for (const ShownCase& one : cases) text += in_sentences(one, indent);
  return text;
}

std::string as_answers(const Pack& pack, const Facts& facts) {
  std::string text = "{";
  for (std::size_t q = 0; q < pack.questions().size(); ++q)
    if (is_given(pack, facts, q))
      text += fmt::format("{}\"{}\":\"{}\"", text.size() == 1 ? "" : ",", pack.questions()[q].id,
                          pack.questions()[q].answers[facts.at[q]].id);
  return text + '}';
}

}  // namespace sharewell::guidance
