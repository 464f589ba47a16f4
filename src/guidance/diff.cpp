// SPDX-License-Identifier: MIT
#include "guidance/diff.h"

#include <algorithm>

#include "guidance/checked.h"
#include "guidance/listing.h"

namespace sharewell::guidance {
namespace {

constexpr std::size_t kClassesMax = 512;
using About = Difference::About;

/// One thing that a pack may say, and in which cases it does.
struct Saying {
  std::string what;
  Ref where;
};

class Finder {
 public:
  Finder(Joint& joint, std::vector<Difference>& found) : joint_(joint), found_(found) {}

  /// Every pair of different sayings that meets in some case of `inside`.
  void pairs(About about, const std::vector<Saying>& a, const std::vector<Saying>& b,
             Ref inside = Diagram::kTrue) {
    for (const Saying& one : a)
      for (const Saying& other : b)
        if (one.what != other.what)
          note(about, {}, one.what, other.what,
               joint_.store.both(inside, joint_.store.both(one.where, other.where)));
  }
  /// The parts of both packs by id: each raised or not.
  template <class Part>
  void each(About about, const std::vector<Part>& a, const std::vector<Ref>& where_a,
            const std::vector<Part>& b, const std::vector<Ref>& where_b, const std::string& yes,
            const std::string& no) {
    const auto where_in = [](const std::vector<Part>& parts, const std::vector<Ref>& where,
                             const std::string& id) {
      const auto at = std::ranges::find(parts, id, &Part::id);
      return at == parts.end() ? Diagram::kFalse : where[static_cast<std::size_t>(at - parts.begin())];
    };
    std::vector<std::string> ids;
    for (const auto* parts : {&a, &b})
      for (const Part& part : *parts)
        if (std::ranges::find(ids, part.id) == ids.end()) ids.push_back(part.id);
    for (const std::string& id : ids) {
      const Ref in_a = where_in(a, where_a, id), in_b = where_in(b, where_b, id);
      note(about, id, yes, no, joint_.store.choose(in_b, Diagram::kFalse, in_a));
      note(about, id, no, yes, joint_.store.choose(in_a, Diagram::kFalse, in_b));
    }
  }

 private:
  void note(About about, const std::string& id, const std::string& a, const std::string& b, Ref where) {
    if (where == Diagram::kFalse) return;
    Difference difference{about, id, a, b, joint_.count(where), {}, {}};
    if (auto classes = joint_.classes_of(where, kClassesMax)) difference.classes = *std::move(classes);
    if (const auto example = joint_.smallest(where)) difference.example = *example;
    found_.push_back(std::move(difference));
  }
  Joint& joint_;
  std::vector<Difference>& found_;
};

std::vector<Saying> outcomes_of(Joint& joint, const Side& side, const Parts& parts) {
  std::vector<Saying> sayings;
  for (std::size_t i = 0; i < parts.outcomes.size(); ++i)
    sayings.push_back({parts.outcomes[i].id, joint.is(side.outcome, static_cast<Ref>(i))});
  return sayings;
}

/// Rows of one id are one rule.
std::vector<Saying> rules_of(Joint& joint, const Side& side, const Parts& parts) {
  std::vector<Saying> sayings;
  for (std::size_t i = 0; i < parts.rules.size(); ++i) {
    const Ref here = joint.is(side.rule, static_cast<Ref>(i));
    if (!sayings.empty() && sayings.back().what == parts.rules[i].id)
      sayings.back().where = joint.store.either(sayings.back().where, here);
    else
      sayings.push_back({parts.rules[i].id, here});
  }
  return sayings;
}

std::vector<Saying> flows_of(Joint& joint, const Side& side) {
  return {{"no", joint.is(side.flow, Diagram::kFalse)},
          {"not-known", joint.is(side.flow, Diagram::kUnknown)},
          {"yes", joint.is(side.flow, Diagram::kTrue)}};
}

Ref agreeing(Joint& joint, const std::vector<Saying>& a, const std::vector<Saying>& b) {
  Ref agree = Diagram::kFalse;
  for (const Saying& one : a)
    for (const Saying& other : b)
      if (one.what == other.what) agree = joint.store.either(agree, joint.store.both(one.where, other.where));
  return agree;
}

std::vector<TextChange> changes(const std::vector<Line>& a, const std::vector<Line>& b) {
  const auto has_part = [](const std::vector<Line>& lines, const Line& line) {
    return std::ranges::find(lines, line.part, &Line::part) != lines.end();
  };
  const auto same_place = [](const std::vector<Line>& lines, const Line& line) {
    return std::ranges::find_if(
        lines, [&](const Line& one) { return one.part == line.part && one.aspect == line.aspect; });
  };
  std::vector<TextChange> list;
  for (const Line& line : a) {
    // Of a part that only one has, its first line stands for all.
    if (!has_part(b, line)) {
      if (list.empty() || list.back().part != line.part)
        list.push_back({line.part, line.aspect, line.text, {}});
      continue;
    }
    const auto other = same_place(b, line);
    if (other == b.end() || other->text != line.text)
      list.push_back({line.part, line.aspect, line.text, other == b.end() ? "" : other->text});
  }
  for (const Line& line : b) {
    if (!has_part(a, line)) {
      if (list.empty() || list.back().part != line.part)
        list.push_back({line.part, line.aspect, {}, line.text});
    } else if (same_place(a, line) == a.end()) {
      list.push_back({line.part, line.aspect, {}, line.text});
    }
  }
  return list;
}

}  // namespace

std::expected<Comparison, std::string> compare(const Pack& a, const Pack& b) {
  auto joint = join(a.checked().draft, b.checked().draft);
  if (!joint) return std::unexpected(std::move(joint).error());
  Comparison made{joint->questions,
                  combinations(joint->questions.list),
                  {},
                  changes(listing(a.parts()), listing(b.parts()))};
  Finder find(*joint, made.differences);
  const auto outcomes_a = outcomes_of(*joint, joint->a, a.parts());
  const auto outcomes_b = outcomes_of(*joint, joint->b, b.parts());
  find.pairs(About::Outcome, outcomes_a, outcomes_b);
  find.pairs(About::Rule, rules_of(*joint, joint->a, a.parts()), rules_of(*joint, joint->b, b.parts()),
             agreeing(*joint, outcomes_a, outcomes_b));
  find.pairs(About::Flow, flows_of(*joint, joint->a), flows_of(*joint, joint->b));
  find.each(About::Obligation, a.obligations(), joint->a.obligations, b.obligations(), joint->b.obligations,
            "raised", "not raised");
  find.each(About::Notice, a.parts().notices, joint->a.notices, b.parts().notices, joint->b.notices, "shown",
            "not shown");
  if (joint->store.over()) return std::unexpected<std::string>("they are too intricate to be compared");
  return made;
}

}  // namespace sharewell::guidance
