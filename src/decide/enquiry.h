// SPDX-License-Identifier: MIT
// The facts of one case under one pack, ready to be advised on. First step of the corridor.
//
// In: answers, some of them absent. Out: an answer to every question, and which of them were assumed.
// Never: who, when, or the person's own words; those are for the record, not for the engine.
#pragma once

#include <vector>

#include "guidance/pack.h"

namespace sharewell::decide {

class Enquiry {
 public:
  /// Every answer must be one of the pack's or absent; anything else is a broken invariant.
  [[nodiscard]] static Enquiry make(const guidance::Pack& pack, const guidance::Answers& answers);
  [[nodiscard]] const guidance::Facts& facts() const { return facts_; }
  [[nodiscard]] const guidance::Answers& answers() const { return answers_; }
  /// Questions of the pack that nobody answered, in pack order.
  [[nodiscard]] std::vector<guidance::QuestionIndex> assumed() const;
  /// The same as bits of question indices.
  [[nodiscard]] std::uint64_t assumed_bits() const;

 private:
  Enquiry(const guidance::Answers& answers, const guidance::Facts& facts, std::size_t questions)
      : answers_(answers), facts_(facts), questions_(questions) {}
  guidance::Answers answers_;
  guidance::Facts facts_;
  std::size_t questions_;
};

}  // namespace sharewell::decide
