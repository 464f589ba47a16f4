// SPDX-License-Identifier: MIT
// Everything that a pack says in words and lists, one line each, so that two packs can be laid side by side.
//
// In: the parts of a pack. Out: lines in pack order. Never: conditions, which are compared by what they do;
// worked cases, which only check what is said elsewhere.
#pragma once

#include <string>
#include <vector>

#include "guidance/parts.h"

namespace sharewell::guidance {

struct Line {
  std::string part, aspect;  ///< "question risk", "what is asked"
  std::string text;          ///< never empty: what a pack does not say has no line
};
[[nodiscard]] std::vector<Line> listing(const Parts& parts);

/// "Northbank MASH: any worry about a child, 01632 960 001, mash@northbank.example (weekdays 9 to 5)"
[[nodiscard]] std::string in_words(const Contact& contact);

/// "p.7", or "Northbank procedures p.3" of a local document.
[[nodiscard]] std::string place_of(const Cite& cite);
/// Each place once: "p.7, p.9".
[[nodiscard]] std::string places_of(const std::vector<Cite>& cites);
/// "p.7 Timely; Northbank procedures p.3 Whom to call"
[[nodiscard]] std::string in_words(const std::vector<Cite>& cites);
/// What was said, what the advice says about that, and the pages: "You said ... The advice ... (p.7, p.9)".
[[nodiscard]] std::string reason_text(const Answer& answer, const std::vector<Cite>& cites);

}  // namespace sharewell::guidance
