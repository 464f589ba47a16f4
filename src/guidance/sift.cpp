// SPDX-License-Identifier: MIT
#include "guidance/sift.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace sharewell::guidance {
namespace {

using Id = std::uint32_t;
/// A question is not moved on in a direction in which the diagrams have grown to this many halves.
constexpr std::size_t kGrowthHalves = 3;

/// A copy of diagrams in which two neighbouring levels can change places. A node keeps its function, and so
/// its id, when it comes to ask another question.
class Levels {
 public:
  Levels(const Diagram& store, std::span<const Ref> roots)
      : order_(store.order().begin(), store.order().end()), answers_(order_.size()), at_(order_.size()) {
    const std::vector<Ref> below = store.nodes_below(roots);
    for (const Ref ref : below) stride_ = std::max(stride_, store.children_of(ref).size());
    std::vector<Id> id_of(store.size());
    // Leaves keep their values as ids; nodes come after them.
    const auto id = [&](Ref ref) { return Diagram::is_leaf(ref) ? ref : id_of[ref - Diagram::kLeaves]; };
    std::array<Id, limits::kPackAnswers> children{};
    for (const Ref ref : below) {
      const auto from = store.children_of(ref);
      const std::uint8_t question = store.question_of(ref);
      answers_[question] = from.size();
      std::ranges::transform(from, children.begin(), id);
      id_of[ref - Diagram::kLeaves] = add(question, children);
    }
    for (const Ref root : roots) use(id(root));
  }

  [[nodiscard]] const std::vector<std::uint8_t>& order() const { return order_; }
  [[nodiscard]] std::size_t size() const { return nodes_.size() - free_.size(); }
  [[nodiscard]] std::size_t size_of(std::uint8_t question) const { return at_[question].size(); }
  [[nodiscard]] std::size_t steps() const { return steps_; }

  /// Swaps the questions of levels `level` and `level + 1`.
  void swap(std::size_t level) {
    const std::uint8_t upper = order_[level], lower = order_[level + 1];
    std::swap(order_[level], order_[level + 1]);
    std::vector<Id> both, was_lower = std::move(at_[lower]);
    const std::vector<Id> was_upper = std::move(at_[upper]);
    at_[upper].clear();
    at_[lower].clear();
    for (const Id node : was_upper) (asks(node, lower) ? both : at_[upper]).push_back(node);
    steps_ += (was_upper.size() + was_lower.size() + both.size() * answers_[lower]) * answers_[upper] + 1;
    // Only nodes of the upper question can come to be alike: the others keep or have functions of their own.
    seen_.assign(std::bit_ceil(2 * (at_[upper].size() + both.size() * answers_[lower]) + 1), 0);
    for (const Id node : at_[upper]) *place_of(upper, children(node)) = node;
    for (const Id node : both) turn(node, upper, lower);
    for (const Id node : was_lower)
      if (nodes_[node - kFirst].uses != 0)
        at_[lower].push_back(node);
      else
        drop(node);
  }

 private:
  static constexpr Id kFirst = Diagram::kLeaves;
  struct Node {
    std::uint8_t question;
    std::uint32_t uses;
  };
  using Children = std::array<Id, limits::kPackAnswers>;

  [[nodiscard]] const Id* children(Id node) const { return children_.data() + (node - kFirst) * stride_; }
  [[nodiscard]] bool is(Id node, std::uint8_t question) const {
    return node >= kFirst && nodes_[node - kFirst].question == question;
  }
  [[nodiscard]] bool asks(Id node, std::uint8_t question) const {
    const Id* from = children(node);
    return std::any_of(from, from + answers_[nodes_[node - kFirst].question],
                       [&](Id child) { return is(child, question); });
  }
  void use(Id node) {
    if (node >= kFirst) ++nodes_[node - kFirst].uses;
  }
  void unuse(Id node) {
    if (node >= kFirst) --nodes_[node - kFirst].uses;
  }
  void set_children(Id node, const Children& children) {
    std::copy_n(children.begin(), answers_[nodes_[node - kFirst].question],
                children_.begin() + static_cast<std::ptrdiff_t>((node - kFirst) * stride_));
    std::for_each_n(children.begin(), answers_[nodes_[node - kFirst].question], [&](Id one) { use(one); });
  }
  Id add(std::uint8_t question, const Children& children) {
    Id node = 0;
    if (free_.empty()) {
      node = static_cast<Id>(nodes_.size()) + kFirst;
      nodes_.push_back({question, 0});
      children_.resize(children_.size() + stride_);
    } else {
      node = free_.back();
      free_.pop_back();
      nodes_[node - kFirst] = {question, 0};
    }
    set_children(node, children);
    at_[question].push_back(node);
    return node;
  }
  void drop(Id node) {
    const Id* from = children(node);
    std::for_each_n(from, answers_[nodes_[node - kFirst].question], [&](Id one) { unuse(one); });
    free_.push_back(node);
  }

  /// Where in `seen_` the node with these children is, or would be.
  Id* place_of(std::uint8_t question, const Id* from) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < answers_[question]; ++i) {
      hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15u;
      hash ^= hash >> 29;
    }
    std::size_t at = hash & (seen_.size() - 1);
    while (seen_[at] != 0 && !std::equal(from, from + answers_[question], children(seen_[at])))
      at = (at + 1) & (seen_.size() - 1);
    return &seen_[at];
  }
  Id find_or_add(std::uint8_t question, const Children& children) {
    if (std::all_of(children.begin() + 1, children.begin() + static_cast<std::ptrdiff_t>(answers_[question]),
                    [&](Id one) { return one == children[0]; }))
      return children[0];
    Id* place = place_of(question, children.data());
    if (*place == 0) *place = add(question, children);
    return *place;
  }
  /// The node asked `upper` and then, in some cases, `lower`; now it asks `lower` first.
  void turn(Id node, std::uint8_t upper, std::uint8_t lower) {
    Children before, after, inner;
    std::copy_n(children(node), answers_[upper], before.begin());
    for (std::size_t b = 0; b < answers_[lower]; ++b) {
      for (std::size_t a = 0; a < answers_[upper]; ++a)
        inner[a] = is(before[a], lower) ? children(before[a])[b] : before[a];
      after[b] = find_or_add(upper, inner);
    }
    nodes_[node - kFirst].question = lower;
    set_children(node, after);
    std::for_each_n(before.begin(), answers_[upper], [&](Id one) { unuse(one); });
    at_[lower].push_back(node);
  }

  std::vector<std::uint8_t> order_;
  std::vector<std::size_t> answers_;  ///< of each question; 0 where no node asks it
  std::vector<std::vector<Id>> at_;   ///< the nodes of each question
  std::vector<Node> nodes_;
  std::vector<Id> children_;  ///< `stride_` for each node
  std::vector<Id> free_, seen_;
  std::size_t stride_ = 1, steps_ = 0;
};

/// Moves questions while that gains something and steps are left.
class Sifting {
 public:
  Sifting(const Diagram& store, std::span<const Ref> roots, std::size_t steps_max)
      : levels_(store, roots), steps_max_(steps_max), best_(levels_.order()), best_size_(levels_.size()) {}

  std::vector<std::uint8_t> run() {
    for (std::size_t before = best_size_ + 1; best_size_ < before && steps_left();) {
      before = best_size_;
      std::vector<std::uint8_t> questions = best_;
      std::ranges::stable_sort(questions, std::ranges::greater{},
                               [&](std::uint8_t question) { return levels_.size_of(question); });
      for (const std::uint8_t question : questions) place(question);
    }
    return best_;
  }

 private:
  [[nodiscard]] bool steps_left() const { return levels_.steps() < steps_max_; }
  void note() {
    if (levels_.size() >= best_size_) return;
    best_size_ = levels_.size();
    best_ = levels_.order();
  }
  void place(std::uint8_t question) {
    const auto at = std::ranges::find(levels_.order(), question);
    const auto start = static_cast<std::size_t>(at - levels_.order().begin()), last = best_.size() - 1;
    std::size_t here = start, smallest = levels_.size(), home = start;
    const auto go = [&](std::size_t to) {
      while (here != to && steps_left() && levels_.size() * 2 <= smallest * kGrowthHalves) {
        levels_.swap(here < to ? here : here - 1);
        here = here < to ? here + 1 : here - 1;
        note();
        if (levels_.size() >= smallest) continue;
        smallest = levels_.size();
        home = here;
      }
    };
    // The nearer end first, so that fewer levels are passed twice.
    const std::size_t near = start > last - start ? last : 0;
    go(near);
    go_back(here, start);
    go(last - near);
    go_back(here, home);
  }
  /// Over levels that were passed before, so without a look at what it costs.
  void go_back(std::size_t& here, std::size_t to) {
    for (; here < to && steps_left(); ++here) levels_.swap(here);
    for (; here > to && steps_left(); --here) levels_.swap(here - 1);
  }

  Levels levels_;
  std::size_t steps_max_;
  std::vector<std::uint8_t> best_;
  std::size_t best_size_;
};

}  // namespace

std::vector<std::uint8_t> sift(const Diagram& store, std::span<const Ref> roots, std::size_t steps_max) {
  return Sifting(store, roots, steps_max).run();
}

}  // namespace sharewell::guidance
