// SPDX-License-Identifier: MIT
// What differs between two packs: exactly in which cases they say something else, and which of their texts
// differ.
//
// In: two packs. Out: for each thing that they may say (outcome, rule, flow, obligations, notices) the pairs
// in which they differ, each with its number of combinations, the classes it falls into and one case; and
// every line of what they say about themselves that is not the same. Never: samples; says which pack is
// right.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "guidance/joint.h"
#include "guidance/pack.h"

namespace sharewell::guidance {

struct Difference {
  enum class About { Outcome, Rule, Flow, Obligation, Notice } about;
  std::string id;  ///< of the obligation or notice; else empty
  std::string a,
      b;  ///< what each says: an outcome's or rule's id, "yes", "no", "not-known", "raised", "shown", ...
  Combinations count = 0;
  /// Where a difference falls into more than a few hundred classes it is counted and has its case only.
  std::vector<CaseClass> classes;
  Facts example;  ///< an answer to every joint question, as few as can be of them given
};

/// A line of a pack that the other lacks (then empty there) or has otherwise.
struct TextChange {
  std::string part, aspect;  ///< "question risk", "what is asked"
  std::string a, b;
};

struct Comparison {
  JointQuestions questions;
  Combinations total;
  std::vector<Difference> differences;  ///< rules are compared where the outcomes agree
  std::vector<TextChange> texts;
  [[nodiscard]] bool same() const { return differences.empty() && texts.empty(); }
};

/// errors  as join.
[[nodiscard]] std::expected<Comparison, std::string> compare(const Pack& a, const Pack& b);

}  // namespace sharewell::guidance
