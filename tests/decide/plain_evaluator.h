// SPDX-License-Identifier: MIT
// The rules of the July 2018 advice, written a second time by hand from requirements 4.2 to 4.5: plain, slow,
// and without a line in common with the engine, so that one can be held against the other.
//
// In: an answer id for each question id. Out: outcome, rule, flow and obligations as ids. Never: reads a
// pack.
#pragma once

#include <map>
#include <set>
#include <string>

namespace sharewell::plain {

using Answers = std::map<std::string, std::string>;

struct Advice {
  std::string outcome, rule, flow;
  std::set<std::string> obligations;
};

/// Every question must have an answer.
Advice advise(const Answers& answers);

}  // namespace sharewell::plain
