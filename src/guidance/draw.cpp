// SPDX-License-Identifier: MIT
#include "guidance/draw.h"

#include <fmt/format.h>

#include <map>

namespace sharewell::guidance {
namespace {

constexpr std::size_t kWidth = 64;  ///< characters of a line in a box

/// Text for a DOT string in lines of at most kWidth characters.
std::string wrapped(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column > 0 && column + end > kWidth) {
      out += "\\n";
      column = 0;
    } else if (column > 0) {
      out += ' ';
    }
    for (const char c : text.substr(0, end)) {
      if (c == '"' || c == '\\') out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    column += end + 1;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Lines of one id are one box.
struct Box {
  std::size_t first, last;  ///< into Pack::rules()
};

std::vector<Box> boxes_of(const Pack& pack) {
  std::vector<Box> boxes;
  for (std::size_t r = 0; r < pack.rules().size(); ++r) {
    if (!boxes.empty() && pack.rules()[boxes.back().first].id == pack.rules()[r].id)
      boxes.back().last = r;
    else
      boxes.push_back({r, r});
  }
  return boxes;
}

/// Outcomes that are one answer to the person who asks share a box: the one that `same_as` names.
std::size_t headline(const Pack& pack, std::size_t outcome) {
  return pack.find_outcome(pack.outcomes()[outcome].same_as).value_or(outcome);
}

std::string_view fill_of(int rank, int highest) {
  if (rank == 0) return "#f3f2f1";
  if (rank == highest) return "#f6d7d2";
  return rank == 1 ? "#fff7bf" : "#cce2d8";
}

std::string look(bool on) { return on ? R"(, color="#d4351c", penwidth=3)" : ""; }

void draw_outcomes(const Pack& pack, std::optional<std::size_t> lit, std::string& out) {
  int highest = 0;
  for (const Outcome& outcome : pack.outcomes()) highest = std::max(highest, outcome.rank);
  for (std::size_t o = 0; o < pack.outcomes().size(); ++o) {
    if (headline(pack, o) != o) continue;
    const Outcome& outcome = pack.outcomes()[o];
    out +=
        fmt::format("  o{} [label=\"{}\", shape=box, style=\"rounded,filled,bold\", fillcolor=\"{}\"{}];\n",
                    o, wrapped(outcome.title), fill_of(outcome.rank, highest), look(lit == o));
  }
}

}  // namespace

std::string draw(const Pack& pack, const std::optional<Facts>& lit) {
  const std::vector<Box> boxes = boxes_of(pack);
  std::optional<std::size_t> fired, lit_outcome;
  if (lit) {
    const Verdict verdict = pack.evaluate(*lit);
    lit_outcome = headline(pack, verdict.outcome);
    for (std::size_t b = 0; b < boxes.size(); ++b)
      if (verdict.rule >= boxes[b].first && verdict.rule <= boxes[b].last) fired = b;
  }
  std::string out = fmt::format(
      "digraph guidance {{\n  graph [rankdir=TB, fontname=\"Helvetica\", labelloc=t, label=\"{}\\n{}, "
      "{}\"];\n"
      "  node [fontname=\"Helvetica\", fontsize=12, shape=box];\n  edge [fontname=\"Helvetica\", "
      "fontsize=11];\n",
      wrapped(pack.title()), wrapped(pack.parts().publisher), wrapped(pack.edition()));
  draw_outcomes(pack, lit_outcome, out);
  for (std::size_t b = 0; b < boxes.size(); ++b) {
    const Rule& rule = pack.rules()[boxes[b].first];
    const bool last = b + 1 == boxes.size();
    const bool passed = fired && b <= *fired, here = fired == b;
    const std::string pages = rule.cite.empty() ? "" : fmt::format(" (p.{})", rule.cite.front().page);
    out +=
        fmt::format("  r{} [label=\"{}  {}{}\"{}];\n", b, rule.id, wrapped(rule.text), pages, look(passed));
    out += fmt::format("  r{} -> o{} [label=\"{}\"{}];\n", b, headline(pack, rule.outcome),
                       last ? "otherwise" : "yes", look(here));
    if (!last)
      out += fmt::format("  r{} -> r{} [label=\"no\", weight=20{}];\n", b, b + 1, look(passed && !here));
  }
  return out + "}\n";
}

}  // namespace sharewell::guidance
