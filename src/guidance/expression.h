// SPDX-License-Identifier: MIT
// The conditions of a pack: three-valued expressions over answers (T, U unknown, F; Kleene's logic).
//
// In: the text of one expression and the names it may use. Out: a tree in a shared pool, or complaints with
// the byte offset of each. Never: loops, functions or arithmetic; more than limits::kExpressionBytes or
// kExpressionDepth; throws. Grammar and meaning: docs/formats/guidance-pack.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/parts.h"

namespace sharewell::guidance {

/// One step of an expression. Its parts stand before it in the pool.
struct Term3 {
  enum class Kind : std::uint8_t {
    Always,
    Never,
    OneOf,         ///< T if the answer of `index` is in `set`, U if it is an unknown one, else F
    Known,         ///< T unless the answer of question `index` is an unknown one
    OutcomeOneOf,  ///< T if the outcome is in `set`
    RuleIs,        ///< T if one of `set` rows from `index` on fired
    Raised,        ///< T if the obligation `index` is raised
    Derived,       ///< the derived value `index`
    Not,
    Certain,   ///< T if the part is T, else F
    Possible,  ///< F if the part is F, else T
    IsKnown,   ///< F if the part is U, else T
    And,
    Or,
  };
  Kind kind = Kind::Never;
  std::uint32_t index = 0;            ///< question, derived value, row of the rules or obligation
  std::uint64_t set = 0;              ///< bit i: answer i or outcome i; of RuleIs, a number of rows
  std::uint32_t left = 0, right = 0;  ///< parts, as indices into the pool
};

using Pool = std::vector<Term3>;
using ExpressionId = std::uint32_t;

/// What an expression may talk about. Only properties may talk about rules and obligations; for all others
/// the last two are empty.
struct Names {
  std::span<const Question> questions;
  std::span<const Outcome> outcomes;
  std::span<const std::string> derived;
  std::span<const Rule> rules{};
  std::span<const Obligation> obligations{};
};

struct Complaint {
  std::size_t offset;  ///< byte of the expression
  std::string what, remedy;
};

/// The expression's root in `pool`, or nullopt if there were complaints.
[[nodiscard]] std::optional<ExpressionId> parse_expression(std::string_view text, const Names& names,
                                                           Pool& pool, std::vector<Complaint>& complaints);

/// True for words that an id may not be, because expressions use them.
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace sharewell::guidance
