// SPDX-License-Identifier: MIT
#include "guidance/turning.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

std::uint64_t bit_of(std::size_t question) { return std::uint64_t{1} << question; }

/// Of sets of one size, the one with the earliest question that the other lacks.
bool before(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t differ = a ^ b;
  return (a & differ & -differ) != 0;
}

}  // namespace

Turning::Turning(const Diagram& store, std::span<const Ref> roots, std::span<const std::size_t> counts_as) {
  std::unordered_map<Ref, Place> known;
  std::vector<std::uint64_t> asked;  // of each node, the questions from there on
  const auto place = [&](Ref ref) {
    if (!Diagram::is_leaf(ref)) return known.at(ref);
    return (ref < counts_as.size() ? static_cast<Place>(counts_as[ref]) : ref) | kValueBit;
  };
  for (const Ref ref : store.nodes_below(roots)) {
    const auto below = store.children_of(ref);
    known.emplace(ref, static_cast<Place>(nodes_.size()));
    nodes_.push_back({static_cast<std::uint32_t>(children_.size()), store.question_of(ref),
                      static_cast<std::uint8_t>(below.size())});
    asked.push_back(bit_of(nodes_.back().question));
    for (const Ref one : below) {
      const Place child = place(one);
      children_.push_back(child);
      if ((child & kValueBit) == 0) asked.back() |= asked[child];
    }
  }
  for (const Ref root : roots) {
    roots_.push_back(place(root));
    asked_below_.push_back((roots_.back() & kValueBit) != 0 ? 0 : asked[roots_.back()]);
  }
}

std::uint32_t Turning::value(std::size_t function, const Facts& facts) const {
  Place at = roots_[function];
  while ((at & kValueBit) == 0) at = children(nodes_[at])[facts.at[nodes_[at].question]];
  return at & ~kValueBit;
}

bool Turning::forced(Place from, const Facts& facts, std::uint64_t kept, std::uint32_t value,
                     Seen& seen) const {
  // Along answers that are kept there is one way, which nothing else needs to know of.
  while ((from & kValueBit) == 0 && (kept & bit_of(nodes_[from].question)) != 0)
    from = children(nodes_[from])[facts.at[nodes_[from].question]];
  if ((from & kValueBit) != 0) return (from & ~kValueBit) == value;
  if (seen.by[from] == seen.walk) return true;
  seen.by[from] = seen.walk;
  return std::ranges::all_of(children(nodes_[from]),
                             [&](Place one) { return forced(one, facts, kept, value, seen); });
}

bool Turning::holds(std::size_t function, const Facts& facts, std::uint64_t kept, Seen& seen) const {
  seen.by.resize(nodes_.size());
  ++seen.walk;
  return forced(roots_[function], facts, kept, value(function, facts), seen);
}

bool Turning::holds(std::size_t function, const Facts& facts, std::uint64_t kept) const {
  Seen seen;
  return holds(function, facts, kept, seen);
}

std::uint64_t Turning::holding(std::span<const std::size_t> functions, const Facts& facts) const {
  std::uint64_t kept = 0;
  for (const std::size_t one : functions) kept |= asked_below_[one];
  Seen seen;
  for (std::uint64_t rest = kept; rest != 0; rest &= rest - 1) {
    const std::uint64_t without = kept & ~(rest & -rest);
    if (std::ranges::all_of(functions, [&](std::size_t one) { return holds(one, facts, without, seen); }))
      kept = without;
  }
  return kept;
}

/// The sets of every node that a few changes lead to, children before parents. A set longer than what is left
/// after the changes on the shortest way to a node can be no part of an answer, and is not kept.
///
/// A node's question stands in no set of its children, so that what changes it as well is one longer than
/// theirs: sets are kept by their size, and none needs to be counted.
class Turning::Search {
 public:
  Search(const Turning& of, const Facts& facts, std::uint64_t movable, std::size_t size_max)
      : of_(of), facts_(facts), movable_(movable), size_max_(size_max), candidates_(size_max + 1) {}

  std::vector<std::uint64_t> run(Place root, std::uint32_t held) {
    held_ = held;
    reach(root);
    ends_.resize(of_.nodes_.size() * (size_max_ + 1));
    begins_.resize(of_.nodes_.size());
    for (std::size_t n = 0; n < of_.nodes_.size(); ++n)
      if (changes_[n] <= size_max_) find(n);
    std::vector<std::uint64_t> all;
    for (std::size_t size = 0; size <= size_max_; ++size) {
      const std::span<const std::uint64_t> sets = sets_of(root, size);
      const auto from = all.insert(all.end(), sets.begin(), sets.end());
      std::sort(from, all.end(), before);
    }
    return all;
  }

 private:
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

  /// Of a node or value, those of this size; no two alike.
  [[nodiscard]] std::span<const std::uint64_t> sets_of(Place at, std::size_t size) const {
    static constexpr std::uint64_t kNone = 0;  // changed already: the set of no further questions
    if ((at & kValueBit) != 0)
      return {&kNone, size == 0 && (at & ~kValueBit) != held_ ? std::size_t{1} : std::size_t{0}};
    const std::size_t* const ends = ends_.data() + at * (size_max_ + 1);
    const std::size_t from = size == 0 ? begins_[at] : ends[size - 1];
    return {sets_.data() + from, ends[size] - from};
  }

  void find(std::size_t n) {
    const Node& node = of_.nodes_[n];
    const auto below = of_.children(node);
    const Place stands = below[facts_.at[node.question]];
    const std::size_t left = size_max_ - changes_[n];
    for (std::size_t size = 0; size <= left; ++size) {
      const auto sets = sets_of(stands, size);
      candidates_[size].assign(sets.begin(), sets.end());
    }
    if ((movable_ & bit_of(node.question)) != 0)
      for (std::size_t a = 0; a < below.size(); ++a)
        if (below[a] != stands && std::ranges::find(below.first(a), below[a]) == below.begin() + a)
          for (std::size_t size = 0; size < left; ++size)
            for (const std::uint64_t set : sets_of(below[a], size))
              candidates_[size + 1].push_back(set | bit_of(node.question));
    keep_smallest(n, left);
  }

  /// Leaves of the candidates those that hold no other.
  void keep_smallest(std::size_t n, std::size_t left) {
    begins_[n] = sets_.size();
    std::size_t* const ends = ends_.data() + n * (size_max_ + 1);
    std::uint64_t alone = candidates_[0].empty() ? 0 : ~std::uint64_t{0};  // questions in no longer set
    std::size_t longer = sets_.size();  // where sets of more than one question begin
    for (std::size_t size = 0; size <= size_max_; ++size) {
      const std::size_t smaller = sets_.size();
      if (size < 2) longer = smaller;
      if (size <= left) {
        std::vector<std::uint64_t>& sets = candidates_[size];
        std::ranges::sort(sets);
        sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
        for (const std::uint64_t set : sets)
          if ((set & alone) == 0 && none_in(longer, smaller, set)) sets_.push_back(set);
      }
      if (size == 1)
        for (std::size_t i = smaller; i < sets_.size(); ++i) alone |= sets_[i];
      if (size < 2) longer = sets_.size();
      ends[size] = sets_.size();
    }
  }
  /// Whether this set holds none of those from `from` to `to`.
  [[nodiscard]] bool none_in(std::size_t from, std::size_t to, std::uint64_t set) const {
    return std::none_of(sets_.begin() + static_cast<std::ptrdiff_t>(from),
                        sets_.begin() + static_cast<std::ptrdiff_t>(to),
                        [&](std::uint64_t one) { return (one & ~set) == 0; });
  }

  const Turning& of_;
  const Facts& facts_;
  std::uint64_t movable_;
  std::size_t size_max_;
  std::uint32_t held_ = 0;
  std::vector<std::size_t> changes_, begins_, ends_;  ///< ends_: of each node, one for each size
  std::vector<std::uint64_t> sets_;
  std::vector<std::vector<std::uint64_t>> candidates_;  ///< by size
};

std::vector<std::uint64_t> Turning::sets(std::size_t function, const Facts& facts, std::uint64_t movable,
                                         std::size_t size_max) const {
  return Search(*this, facts, movable, size_max).run(roots_[function], value(function, facts));
}

}  // namespace sharewell::guidance
