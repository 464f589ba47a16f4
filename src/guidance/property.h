// SPDX-License-Identifier: MIT
// What must hold for every combination of answers, as properties.toml says it.
//
// In: nothing. Out: plain values, read by read_properties.cpp and decided by prove.cpp. Never: names a
// derived value of the rules: a mistake there must not excuse itself, so properties define their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "guidance/condition.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

/// What two cases are compared by.
enum class Of : std::uint8_t {
  Outcome,
  Advice,  ///< the outcome, `same_as` counting as one
  Rank,    ///< of the outcome
  Rule,
  Flow,
  Value,  ///< the property's own `value`
};

struct Property {
  enum class Kind : std::uint8_t {
    Always,       ///< wherever `when` holds, `then` holds
    Exactly,      ///< `then` holds where `when` holds and nowhere else
    NeverLowers,  ///< along each of `along`, the rank of the outcome (or what `keeps` lists) never falls
    Ignores,      ///< no answer to any of `questions` changes `of`
    SameFor,      ///< all of `answers` to the one question give the same `of`
    Equals,       ///< `of` is what the small rules of `reference` say
    Stands,       ///< what `when` held for keeps `then` when what was not known becomes known
    Elsewhere,    ///< not about the rules: `where` says what shows it
  };
  /// One row of a reference: the first whose condition holds says what the outcome has to be.
  struct Row {
    Condition when;
    std::size_t outcome = 0;
  };

  std::string id, says, where;
  Kind kind = Kind::Always;
  std::vector<Cite> cite;
  Condition when, then;  ///< `when` is `always` where the file has none; `then` is also Of::Value's value
  Of of = Of::Outcome;
  std::vector<QuestionIndex> questions;
  std::vector<std::vector<AnswerIndex>> along;  ///< chains of answers to questions[0], lowest first
  std::vector<std::size_t> keeps;               ///< obligations that do not go away
  std::vector<Row> reference;
};

struct Properties : Conditions {
  std::vector<Property> list;
};

/// "always", "never-lowers": as properties.toml spells it.
[[nodiscard]] std::string_view name_of(Property::Kind kind);

}  // namespace sharewell::guidance
