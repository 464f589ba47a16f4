// SPDX-License-Identifier: MIT
// The flowchart of a pack to look at and to read, and its decision diagram for engineers.
//
// In: a flowchart (flowchart.h), or a pack. Out: SVG, plain text, DOT. Pure: same input, same bytes. Never:
// anything in the picture that the text does not say, or the other way round.
#pragma once

#include <string>

#include "guidance/flowchart.h"

namespace sharewell::guidance {

/// Phone: one column, 288 units wide, where each question leads stands below it. Paper: two columns, 1000
/// wide, for A4 portrait and wide screens. No letter is smaller than 15 units.
enum class Sheet { Phone, Paper };

[[nodiscard]] std::string draw_svg(const Flowchart& chart, Sheet sheet);

/// As a numbered list, not wrapped; with a case, only what its path says.
[[nodiscard]] std::string draw_text(const Flowchart& chart);

/// What one box says about the case, or where it leads: "Yes: get advice first. No: go on."
[[nodiscard]] std::string said_of(const FlowBox& box);

/// The decision diagram of the outcome as a DOT graph: a node a question, an edge for each set of answers
/// that leads to one place.
[[nodiscard]] std::string draw_diagram(const Pack& pack);

}  // namespace sharewell::guidance
