// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <map>

#include "base/result.h"
#include "guidance/checked.h"
#include "guidance/compile.h"
#include "guidance/draw.h"

namespace sharewell::guidance {
namespace {

std::string name_of_node(Ref ref) {
  return Diagram::is_leaf(ref) ? fmt::format("o{}", ref) : fmt::format("n{}", ref);
}

/// One edge for all answers that lead to one place.
std::string edges_of(const Diagram& store, Ref node, const Question& question) {
  std::map<Ref, std::string> answers;
  const auto children = store.children_of(node);
  for (std::size_t a = 0; a < children.size(); ++a) {
    std::string& label = answers[children[a]];
    label += (label.empty() ? "" : "\\n") + question.answers[a].id;
  }
  std::string out;
  for (const auto& [child, label] : answers)
    out += fmt::format("  {} -> {} [label=\"{}\"];\n", name_of_node(node), name_of_node(child), label);
  return out;
}

}  // namespace

std::string draw_diagram(const Pack& pack) {
  const Draft& draft = pack.checked().draft;
  const std::optional<Diagrams> diagrams = compile(draft);
  SW_CHECK(diagrams.has_value());  // it was within the budget when the pack was loaded
  std::string out =
      "digraph outcome {\n  node [fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=9];\n";
  for (std::size_t o = 0; o < draft.parts.outcomes.size(); ++o)
    out += fmt::format("  o{} [label=\"{}\", shape=box, style=bold];\n", o, draft.parts.outcomes[o].id);
  for (const Ref node : diagrams->store.nodes_below(std::array<Ref, 1>{diagrams->outcome})) {
    const Question& question = draft.parts.questions[diagrams->store.question_of(node)];
    out += fmt::format("  {} [label=\"{}\"];\n", name_of_node(node), question.id);
    out += edges_of(diagrams->store, node, question);
  }
  return out + "}\n";
}

}  // namespace sharewell::guidance
