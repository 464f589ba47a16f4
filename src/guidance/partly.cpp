// SPDX-License-Identifier: MIT
#include "guidance/partly.h"

#include <algorithm>
#include <array>

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;
constexpr Truths kAny = kMayBeNo | kMayBeNotKnown | kMayBeYes;

/// The truths that these become, one by one, by a table of Kleene's logic.
Truths mapped(Truths truths, const std::array<Truths, 3>& table) {
  Truths out = 0;
  for (std::size_t i = 0; i < table.size(); ++i)
    if ((truths >> i) & 1u) out |= table[i];
  return out;
}

/// Of every pair, the lesser (and) or the greater (or).
Truths combined(Truths left, Truths right, bool both) {
  Truths out = 0;
  for (unsigned a = 0; a < 3; ++a)
    for (unsigned b = 0; b < 3; ++b)
      if (((left >> a) & 1u) && ((right >> b) & 1u))
        out = static_cast<Truths>(out | (1u << (both ? std::min(a, b) : std::max(a, b))));
  return out;
}

}  // namespace

Partly::Partly(const Draft& draft, const Facts& facts, std::uint64_t counted)
    : draft_(draft), facts_(facts), counted_(counted), derived_(draft.derived_as.size(), kAny) {
  for (const std::size_t index : draft.derived_order) derived_[index] = may_be(draft.derived_as[index]);
}

Truths Partly::may_be(const Condition& condition) const {
  std::vector<Truths> parts;
  for (ExpressionId at = condition.first; at <= condition.root; ++at)
    parts.push_back(step(draft_.pool[at], condition, parts));
  return parts.back();
}

Truths Partly::step(const Term3& term, const Condition& condition, const std::vector<Truths>& parts) const {
  const auto part = [&](ExpressionId at) { return parts[at - condition.first]; };
  switch (term.kind) {
    case Kind::Always:
      return kMayBeYes;
    case Kind::Never:
      return kMayBeNo;
    case Kind::OneOf:
    case Kind::Known:
      return one_of(term);
    case Kind::Derived:
      return derived_[term.index];
    case Kind::Not:
      return mapped(part(term.left), {kMayBeYes, kMayBeNotKnown, kMayBeNo});
    case Kind::Certain:
      return mapped(part(term.left), {kMayBeNo, kMayBeNo, kMayBeYes});
    case Kind::Possible:
      return mapped(part(term.left), {kMayBeNo, kMayBeYes, kMayBeYes});
    case Kind::IsKnown:
      return mapped(part(term.left), {kMayBeYes, kMayBeNo, kMayBeYes});
    case Kind::And:
      return combined(part(term.left), part(term.right), true);
    case Kind::Or:
      return combined(part(term.left), part(term.right), false);
    default:  // what looks at more than the answers, which no rule does
      return kAny;
  }
}

Truths Partly::one_of(const Term3& term) const {
  const std::vector<Answer>& answers = draft_.parts.questions[term.index].answers;
  const bool counts = ((counted_ >> term.index) & 1u) != 0;
  Truths out = 0;
  for (std::size_t a = 0; a < answers.size(); ++a) {
    if (counts && facts_.at[term.index] != a) continue;
    if (term.kind == Kind::Known)
      out |= answers[a].unknown ? kMayBeNo : kMayBeYes;
    else if (answers[a].unknown)
      out |= kMayBeNotKnown;
    else
      out |= ((term.set >> a) & 1u) != 0 ? kMayBeYes : kMayBeNo;
  }
  return out;
}

}  // namespace sharewell::guidance
