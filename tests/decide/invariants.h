// SPDX-License-Identifier: MIT
// The invariants of requirements section 5. In: facts and an evaluator. Out: the names of those that do not
// hold.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model.h"

namespace sharewell::model {

using Evaluator = Told (*)(const Facts&);

/// Those that look at one case: I5, I8 to I18, O1 to O17.
std::vector<std::string> broken_alone(const Facts& facts, const Told& told);
/// Those that compare a case with its neighbours: I3, I4, I6, I7, M1 to M4, N1 to N3.
std::vector<std::string> broken_beside(const Facts& facts, const Told& told, Evaluator evaluate,
                                       std::mt19937_64& random);

}  // namespace sharewell::model
