// SPDX-License-Identifier: MIT
// The rules of the July 2018 advice written by hand for speed: the limit that the engine is measured against.
// In: facts of hmg-2018. Out: the number of the rule (1 to 14) and of the outcome. Never: duties, reasons,
// words.
#pragma once

#include "guidance/pack.h"

namespace sharewell::bench {

struct ByHand {
  int rule;
  int outcome;  ///< index into the outcomes of hmg-2018
};

ByHand advise_by_hand(const guidance::Facts& facts);

}  // namespace sharewell::bench
