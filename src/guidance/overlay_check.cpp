// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "guidance/joint.h"
#include "guidance/overlay.h"

namespace sharewell::guidance {
namespace {

class AddsOnly {
 public:
  AddsOnly(Joint& joint, const Draft& base, const Draft& overlay, Faults& faults)
      : joint_(joint), base_(base), overlay_(overlay), faults_(faults) {}

  /// Where the base leads to an outcome that protects more.
  Ref lowered() {
    const auto& before = base_.parts.outcomes;
    const auto& after = overlay_.parts.outcomes;
    Ref where = Diagram::kFalse;
    for (std::size_t i = 0; i < before.size(); ++i)
      for (std::size_t k = 0; k < after.size(); ++k)
        if (after[k].rank < before[i].rank)
          where =
              joint_.store.either(where, joint_.store.both(joint_.is(joint_.a.outcome, static_cast<Ref>(i)),
                                                           joint_.is(joint_.b.outcome, static_cast<Ref>(k))));
    return where;
  }
  /// Where the base raises its k-th obligation and the overlay does not.
  Ref dropped(std::size_t k) {
    return joint_.store.choose(joint_.b.obligations[k], Diagram::kFalse, joint_.a.obligations[k]);
  }
  /// One complaint for each row of the rules by which some case of `where` is decided.
  template <class What>
  void complain(Ref where, std::string_view remedy, What what) {
    if (where == Diagram::kFalse) return;
    for (std::size_t r = 0; r < overlay_.parts.rules.size(); ++r) {
      const Ref here = joint_.store.both(where, joint_.is(joint_.b.rule, static_cast<Ref>(r)));
      const auto example = joint_.smallest(here);
      if (!example) continue;
      const Condition& when = overlay_.rule_when[r];
      faults_.add(when.file, when.spot,
                  fmt::format("rule `{}` {}, in {} combinations of answers; for example where {}",
                              overlay_.parts.rules[r].id, what(*example), in_digits(joint_.count(here)),
                              said(joint_.questions, *example)),
                  std::string(remedy));
    }
  }
  std::string outcomes(const Facts& example) const {
    return fmt::format("lowers `{}` to `{}`", base_.parts.outcomes[joint_.leaf(joint_.a.outcome, example)].id,
                       overlay_.parts.outcomes[joint_.leaf(joint_.b.outcome, example)].id);
  }

 private:
  Joint& joint_;
  const Draft& base_;
  const Draft& overlay_;
  Faults& faults_;
};

}  // namespace

void check_adds_only(const Draft& base, const Draft& overlay, Faults& faults) {
  auto joint = join(base, overlay);
  if (!joint) {
    faults.add("overlay.toml", {}, "it cannot be held against its base: " + joint.error(), "simplify it");
    return;
  }
  AddsOnly check(*joint, base, overlay, faults);
  check.complain(check.lowered(), "leave such cases to the base",
                 [&](const Facts& example) { return check.outcomes(example); });
  for (std::size_t k = 0; k < base.parts.obligations.size(); ++k)
    check.complain(
        check.dropped(k), "leave such cases to the base, or add an obligation instead of a rule",
        [&](const Facts&) { return fmt::format("drops the obligation `{}`", base.parts.obligations[k].id); });
  if (joint->store.over())
    faults.add("overlay.toml", {}, "it is too intricate to be held against its base", "simplify it");
}

}  // namespace sharewell::guidance
