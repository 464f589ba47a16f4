// SPDX-License-Identifier: MIT
// What the person it is about has been told, as a log of the case file: why, what, how, with whom; each when
// it was written down, and by whom. It begins with whatever was recorded first, also before anything is
// shared. @cite hmg-2018 p.4 The seven golden rules to sharing information (rule 2); p.13 Myth-busting guide
//
// In: a case file. Out: lines, oldest first, and what nobody has said yet. Never: leads anybody to tell while
// telling could add to the danger.
#pragma once

#include "casework/case_file.h"

namespace sharewell::casework {

struct OpennessLine {
  std::string_view element;  ///< of openness_elements(): "told_why"
  std::string text;          ///< empty: taken out again
  SaidBy said;
  SharingRef sharing;  ///< the decision with which it was said
};
/// Every change of every element, so that nothing which was written down is lost.
[[nodiscard]] std::vector<OpennessLine> openness_log(const CaseFileView& file);

}  // namespace sharewell::casework
