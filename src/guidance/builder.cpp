// SPDX-License-Identifier: MIT
#include "guidance/builder.h"

#include <array>

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;
constexpr std::array<Ref, 3> kNot{Diagram::kTrue, Diagram::kUnknown, Diagram::kFalse};
constexpr std::array<Ref, 3> kCertain{Diagram::kFalse, Diagram::kFalse, Diagram::kTrue};
constexpr std::array<Ref, 3> kPossible{Diagram::kFalse, Diagram::kTrue, Diagram::kTrue};
constexpr std::array<Ref, 3> kIsKnown{Diagram::kTrue, Diagram::kFalse, Diagram::kTrue};

}  // namespace

Builder::Builder(const std::vector<Question>& questions, const Conditions& conditions, Diagram& store,
                 std::optional<Said> said)
    : questions_(questions),
      conditions_(conditions),
      store_(store),
      said_(said),
      value_(conditions.pool.size()),
      derived_(conditions.derived.size()) {
  for (const std::size_t index : conditions.derived_order)
    if (said_ || !conditions.derived_as[index].uses_outcome)
      derived_[index] = build(conditions.derived_as[index]);
}

void Builder::assume(std::size_t outcome) {
  outcome_ = std::uint64_t{1} << outcome;
  for (const std::size_t index : conditions_.derived_order)
    if (conditions_.derived_as[index].uses_outcome) derived_[index] = build(conditions_.derived_as[index]);
}

Ref Builder::build(const Condition& condition) {
  for (ExpressionId at = condition.first; at <= condition.root; ++at) value_[at] = step(conditions_.pool[at]);
  return value_[condition.root];
}

Ref Builder::fires(const Condition& condition) { return store_.map(build(condition), kCertain); }

Ref Builder::step(const Term3& term) {
  switch (term.kind) {
    case Kind::Always:
      return Diagram::kTrue;
    case Kind::Never:
      return Diagram::kFalse;
    case Kind::OneOf:
      return one_of(term, false);
    case Kind::Known:
      return one_of(term, true);
    case Kind::OutcomeOneOf:
      return outcome_one_of(term);
    case Kind::RuleIs:
      return rule_is(term);
    case Kind::Raised:
      return said_ ? said_->obligations[term.index] : Diagram::kFalse;
    case Kind::Derived:
      return derived_[term.index];
    case Kind::Not:
      return store_.map(value_[term.left], kNot);
    case Kind::Certain:
      return store_.map(value_[term.left], kCertain);
    case Kind::Possible:
      return store_.map(value_[term.left], kPossible);
    case Kind::IsKnown:
      return store_.map(value_[term.left], kIsKnown);
    case Kind::And:
      return store_.both(value_[term.left], value_[term.right]);
    case Kind::Or:
      return store_.either(value_[term.left], value_[term.right]);
  }
  return Diagram::kFalse;
}

Ref Builder::one_of(const Term3& term, bool known_only) {
  const Question& question = questions_[term.index];
  std::array<Ref, limits::kPackAnswers> children{};
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    if (known_only)
      children[i] = question.answers[i].unknown ? Diagram::kFalse : Diagram::kTrue;
    else if (question.answers[i].unknown)
      children[i] = Diagram::kUnknown;
    else
      children[i] = ((term.set >> i) & 1u) != 0 ? Diagram::kTrue : Diagram::kFalse;
  }
  return store_.ask(static_cast<std::uint8_t>(term.index), {children.data(), question.answers.size()});
}

Ref Builder::outcome_one_of(const Term3& term) {
  if (!said_) return (outcome_ & term.set) != 0 ? Diagram::kTrue : Diagram::kFalse;
  std::array<Ref, 64> leaves{};
  for (std::size_t i = 0; i < leaves.size(); ++i)
    leaves[i] = ((term.set >> i) & 1u) != 0 ? Diagram::kTrue : Diagram::kFalse;
  return store_.map(said_->outcome, leaves);
}

Ref Builder::rule_is(const Term3& term) {
  if (!said_) return Diagram::kFalse;
  std::array<Ref, limits::kPackRules> leaves{};
  for (std::size_t i = 0; i < leaves.size(); ++i)
    leaves[i] = i >= term.index && i - term.index < term.set ? Diagram::kTrue : Diagram::kFalse;
  return store_.map(said_->rule, leaves);
}

}  // namespace sharewell::guidance
