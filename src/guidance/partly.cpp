// SPDX-License-Identifier: MIT
#include "guidance/partly.h"

#include <algorithm>
#include <array>

namespace sharewell::guidance {
namespace {

using Kind = Term3::Kind;
constexpr Truths kAny = kMayBeNo | kMayBeNotKnown | kMayBeYes;
constexpr std::size_t kSets = kAny + 1;

using OfOne = std::array<Truths, kSets>;
using OfTwo = std::array<OfOne, kSets>;

/// For each set of truths, those that they become, one by one, by a table of Kleene's logic.
constexpr OfOne mapped(const std::array<Truths, 3>& table) {
  OfOne out{};
  for (std::size_t truths = 0; truths < kSets; ++truths)
    for (std::size_t i = 0; i < table.size(); ++i)
      if ((truths >> i) & 1u) out[truths] = static_cast<Truths>(out[truths] | table[i]);
  return out;
}

/// Of every pair, the lesser (and) or the greater (or).
constexpr OfTwo combined(bool both) {
  OfTwo out{};
  for (std::size_t left = 0; left < kSets; ++left)
    for (std::size_t right = 0; right < kSets; ++right)
      for (unsigned a = 0; a < 3; ++a)
        for (unsigned b = 0; b < 3; ++b)
          if (((left >> a) & 1u) && ((right >> b) & 1u))
            out[left][right] =
                static_cast<Truths>(out[left][right] | (1u << (both ? std::min(a, b) : std::max(a, b))));
  return out;
}

constexpr OfOne kNot = mapped({kMayBeYes, kMayBeNotKnown, kMayBeNo});
constexpr OfOne kCertain = mapped({kMayBeNo, kMayBeNo, kMayBeYes});
constexpr OfOne kPossible = mapped({kMayBeNo, kMayBeYes, kMayBeYes});
constexpr OfOne kIsKnown = mapped({kMayBeYes, kMayBeNo, kMayBeYes});
constexpr OfTwo kAnd = combined(true), kOr = combined(false);

std::uint64_t bit_of(std::size_t i) { return std::uint64_t{1} << i; }

}  // namespace

Partly::Partly(const Draft& draft, const Facts& facts)
    : draft_(draft), facts_(facts), derived_(draft.derived_as.size()) {
  for (const Question& question : draft.parts.questions) {
    Possible& possible = possible_.emplace_back();
    for (std::size_t a = 0; a < question.answers.size(); ++a) {
      possible.all |= bit_of(a);
      if (question.answers[a].unknown) possible.unknown |= bit_of(a);
    }
  }
  for (const std::size_t index : draft.derived_order)
    derived_[index].looks_at = looked_at_by(draft.derived_as[index]);
}

std::uint64_t Partly::looked_at_by(const Condition& condition) const {
  std::uint64_t questions = 0;
  for (ExpressionId at = condition.first; at <= condition.root; ++at) {
    const Term3& term = draft_.pool[at];
    if (term.kind == Kind::OneOf || term.kind == Kind::Known) questions |= bit_of(term.index);
    if (term.kind == Kind::Derived) questions |= derived_[term.index].looks_at;
  }
  return questions;
}

Truths Partly::may_be(const Condition& condition, std::uint64_t counted) {
  const std::size_t parts = parts_.size();
  for (ExpressionId at = condition.first; at <= condition.root; ++at) {
    const Truths truths = step(draft_.pool[at], parts, condition.first, counted);
    parts_.push_back(truths);
  }
  const Truths whole = parts_.back();
  parts_.resize(parts);
  return whole;
}

Truths Partly::derived(std::size_t index, std::uint64_t counted) {
  Derived& value = derived_[index];
  if (value.truths == 0 || value.counted != (counted & value.looks_at)) {
    value.truths = may_be(draft_.derived_as[index], counted);
    value.counted = counted & value.looks_at;
  }
  return value.truths;
}

Truths Partly::step(const Term3& term, std::size_t parts, ExpressionId first, std::uint64_t counted) {
  const auto part = [&](ExpressionId at) { return parts_[parts + at - first]; };
  switch (term.kind) {
    case Kind::Always:
      return kMayBeYes;
    case Kind::Never:
      return kMayBeNo;
    case Kind::OneOf:
    case Kind::Known:
      return of_answers(term, counted);
    case Kind::Derived:
      return derived(term.index, counted);
    case Kind::Not:
      return kNot[part(term.left)];
    case Kind::Certain:
      return kCertain[part(term.left)];
    case Kind::Possible:
      return kPossible[part(term.left)];
    case Kind::IsKnown:
      return kIsKnown[part(term.left)];
    case Kind::And:
      return kAnd[part(term.left)][part(term.right)];
    case Kind::Or:
      return kOr[part(term.left)][part(term.right)];
    default:  // what looks at more than the answers, which no rule does
      return kAny;
  }
}

Truths Partly::of_answers(const Term3& term, std::uint64_t counted) const {
  const Possible& question = possible_[term.index];
  const bool counts = (counted & bit_of(term.index)) != 0;
  const std::uint64_t answers = counts ? bit_of(facts_.at[term.index]) : question.all;
  const std::uint64_t known = answers & ~question.unknown, unknown = answers & question.unknown;
  const bool is_known = term.kind == Kind::Known;
  const std::uint64_t yes = is_known ? known : known & term.set;
  const std::uint64_t no = is_known ? unknown : known & ~term.set;
  return static_cast<Truths>((yes != 0 ? kMayBeYes : 0) | (no != 0 ? kMayBeNo : 0) |
                             (!is_known && unknown != 0 ? kMayBeNotKnown : 0));
}

}  // namespace sharewell::guidance
