// SPDX-License-Identifier: MIT
#include "guidance/turning.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

std::uint64_t bit_of(std::size_t question) { return std::uint64_t{1} << question; }

std::size_t size_of(std::uint64_t set) { return static_cast<std::size_t>(std::popcount(set)); }

/// Smaller first; of one size, the one with the earliest question that the other lacks.
bool before(std::uint64_t a, std::uint64_t b) {
  if (size_of(a) != size_of(b)) return size_of(a) < size_of(b);
  const std::uint64_t differ = a ^ b;
  return (a & differ & -differ) != 0;
}

}  // namespace

Turning::Turning(const Diagram& store, std::span<const Ref> roots, std::span<const std::size_t> counts_as) {
  std::unordered_map<Ref, Place> known;
  const auto place = [&](Ref ref) {
    if (!Diagram::is_leaf(ref)) return known.at(ref);
    return (ref < counts_as.size() ? static_cast<Place>(counts_as[ref]) : ref) | kValueBit;
  };
  for (const Ref ref : store.nodes_below(roots)) {
    const auto below = store.children_of(ref);
    known.emplace(ref, static_cast<Place>(nodes_.size()));
    nodes_.push_back({static_cast<std::uint32_t>(children_.size()), store.question_of(ref),
                      static_cast<std::uint8_t>(below.size())});
    for (const Ref one : below) children_.push_back(place(one));
    asks_ |= bit_of(nodes_.back().question);
  }
  for (const Ref root : roots) roots_.push_back(place(root));
}

std::uint32_t Turning::value(std::size_t function, const Facts& facts) const {
  Place at = roots_[function];
  while ((at & kValueBit) == 0) at = children(nodes_[at])[facts.at[nodes_[at].question]];
  return at & ~kValueBit;
}

bool Turning::forced(Place from, const Facts& facts, std::uint64_t kept, std::uint32_t value,
                     std::vector<bool>& seen) const {
  if ((from & kValueBit) != 0) return (from & ~kValueBit) == value;
  if (seen[from]) return true;
  seen[from] = true;
  const Node& node = nodes_[from];
  if ((kept & bit_of(node.question)) != 0)
    return forced(children(node)[facts.at[node.question]], facts, kept, value, seen);
  return std::ranges::all_of(children(node),
                             [&](Place one) { return forced(one, facts, kept, value, seen); });
}

bool Turning::holds(std::size_t function, const Facts& facts, std::uint64_t kept) const {
  std::vector<bool> seen(nodes_.size());
  return forced(roots_[function], facts, kept, value(function, facts), seen);
}

std::uint64_t Turning::holding(std::span<const std::size_t> functions, const Facts& facts) const {
  std::uint64_t kept = asks_;
  for (std::uint64_t rest = asks_; rest != 0; rest &= rest - 1) {
    const std::uint64_t without = kept & ~(rest & -rest);
    if (std::ranges::all_of(functions, [&](std::size_t one) { return holds(one, facts, without); }))
      kept = without;
  }
  return kept;
}

/// The sets of every node that a few changes lead to, children before parents. A set longer than what is left
/// after the changes on the shortest way to a node can be no part of an answer, and is not kept.
class Turning::Search {
 public:
  Search(const Turning& of, const Facts& facts, std::uint64_t movable, std::size_t size_max)
      : of_(of), facts_(facts), movable_(movable), size_max_(size_max) {}

  std::vector<std::uint64_t> run(Place root, std::uint32_t held) {
    held_ = held;
    reach(root);
    found_.resize(of_.nodes_.size());
    for (std::size_t n = 0; n < of_.nodes_.size(); ++n)
      if (changes_[n] <= size_max_) find(n);
    const std::span<const std::uint64_t> sets = sets_of(root);
    return {sets.begin(), sets.end()};
  }

 private:
  struct Range {
    std::size_t from = 0, to = 0;
  };

  /// The fewest changes that lead to each node.
  void reach(Place root) {
    changes_.assign(of_.nodes_.size(), size_max_ + 1);
    if ((root & kValueBit) == 0) changes_[root] = 0;
    for (std::size_t n = of_.nodes_.size(); n-- > 0;) {
      if (changes_[n] > size_max_) continue;
      const Node& node = of_.nodes_[n];
      const auto to = [&](Place child, std::size_t changes) {
        if ((child & kValueBit) == 0) changes_[child] = std::min(changes_[child], changes);
      };
      const auto below = of_.children(node);
      to(below[facts_.at[node.question]], changes_[n]);
      if ((movable_ & bit_of(node.question)) != 0)
        for (const Place one : below) to(one, changes_[n] + 1);
    }
  }

  [[nodiscard]] std::span<const std::uint64_t> sets_of(Place at) const {
    static constexpr std::uint64_t kNone = 0;  // changed already: the set of no further questions
    if ((at & kValueBit) != 0) return {&kNone, (at & ~kValueBit) == held_ ? 0u : 1u};
    return {sets_.data() + found_[at].from, found_[at].to - found_[at].from};
  }

  void find(std::size_t n) {
    const Node& node = of_.nodes_[n];
    const auto below = of_.children(node);
    const Place stands = below[facts_.at[node.question]];
    const std::size_t left = size_max_ - changes_[n];
    candidates_.clear();
    const auto take = [&](Place child, std::uint64_t changed) {
      for (const std::uint64_t set : sets_of(child))
        if (size_of(set | changed) <= left) candidates_.push_back(set | changed);
    };
    take(stands, 0);
    if ((movable_ & bit_of(node.question)) != 0)
      for (std::size_t a = 0; a < below.size(); ++a)
        if (below[a] != stands && std::ranges::find(below.first(a), below[a]) == below.begin() + a)
          take(below[a], bit_of(node.question));
    keep_smallest();
    found_[n] = {sets_.size(), sets_.size() + candidates_.size()};
    sets_.insert(sets_.end(), candidates_.begin(), candidates_.end());
  }

  /// Leaves of the candidates those that hold no other, in order.
  void keep_smallest() {
    std::ranges::sort(candidates_, before);
    std::size_t kept = 0;
    for (const std::uint64_t set : candidates_) {
      const auto smaller = candidates_.begin() + static_cast<std::ptrdiff_t>(kept);
      if (std::none_of(candidates_.begin(), smaller, [&](std::uint64_t one) { return (one & ~set) == 0; }))
        candidates_[kept++] = set;
    }
    candidates_.resize(kept);
  }

  const Turning& of_;
  const Facts& facts_;
  std::uint64_t movable_;
  std::size_t size_max_;
  std::uint32_t held_ = 0;
  std::vector<std::size_t> changes_;
  std::vector<Range> found_;
  std::vector<std::uint64_t> sets_, candidates_;
};

std::vector<std::uint64_t> Turning::sets(std::size_t function, const Facts& facts, std::uint64_t movable,
                                         std::size_t size_max) const {
  return Search(*this, facts, movable, size_max).run(roots_[function], value(function, facts));
}

}  // namespace sharewell::guidance
