// SPDX-License-Identifier: MIT
// Hash-consed ordered multi-valued decision diagrams: functions of the answers, equal if and only if their
// Refs are.
//
// In: the number of answers of each question, the order in which questions are tested, and a budget. Out:
// Refs. Never: a node whose children are all one; two nodes alike; more nodes or steps than the budget: then
// `over()` is true and every Ref made since means nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/limits.h"

namespace sharewell::guidance {

using Ref = std::uint32_t;  ///< below kLeaves: the value of a leaf

class Diagram {
 public:
  static constexpr Ref kLeaves = 1024;                       ///< room for every rule with every truth
  static constexpr Ref kFalse = 0, kUnknown = 1, kTrue = 2;  ///< leaves of three-valued functions

  struct Budget {
    std::size_t nodes = limits::kDiagramNodes;
    std::size_t steps = 4'000'000;
  };
  /// `answers[q]`: how many answers question q has; `order[level]`: the question that is tested there.
  Diagram(std::vector<std::uint8_t> answers, std::vector<std::uint8_t> order, Budget budget);

  /// The function that asks `question` first and goes on with one Ref for each answer. The Refs may only ask
  /// questions that stand later in the order.
  Ref ask(std::uint8_t question, std::span<const Ref> children);
  Ref both(Ref a, Ref b) { return combine(Op::Min, a, b, 0); }    ///< Kleene's and: the lesser leaf
  Ref either(Ref a, Ref b) { return combine(Op::Max, a, b, 0); }  ///< Kleene's or: the greater leaf
  Ref choose(Ref condition, Ref then, Ref otherwise) {
    return combine(Op::IfTrue, condition, then, otherwise);
  }
  /// Each leaf `v` becomes `leaves[v]`; a leaf beyond the table stays.
  Ref map(Ref function, std::span<const Ref> leaves);

  /// Nodes made so far; every Ref that is no leaf is below kLeaves + size().
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] bool over() const { return over_; }
  /// The question of each level, as given.
  [[nodiscard]] std::span<const std::uint8_t> order() const { return order_; }
  [[nodiscard]] std::size_t answers(std::uint8_t question) const { return answers_[question]; }
  [[nodiscard]] static bool is_leaf(Ref ref) { return ref < kLeaves; }
  [[nodiscard]] std::uint8_t question_of(Ref ref) const { return order_[node(ref).level]; }
  [[nodiscard]] std::span<const Ref> children_of(Ref ref) const {
    const Node& at = node(ref);
    return {children_.data() + at.first, answers_[order_[at.level]]};
  }
  /// Every node below these, children before parents; no leaves.
  [[nodiscard]] std::vector<Ref> nodes_below(std::span<const Ref> roots) const;

 private:
  enum class Op : std::uint32_t { Min, Max, IfTrue };
  struct Node {
    std::uint32_t first;
    std::uint8_t level;
  };
  struct Done {
    Ref a = 0, b = 0, c = 0;
    std::uint32_t op = ~0u;
    Ref result = 0;
  };
  static constexpr std::uint8_t kLeafLevel = 0xFF;

  [[nodiscard]] const Node& node(Ref ref) const { return nodes_[ref - kLeaves]; }
  [[nodiscard]] std::uint8_t level(Ref ref) const { return is_leaf(ref) ? kLeafLevel : node(ref).level; }
  [[nodiscard]] Ref child(Ref ref, std::uint8_t at_level, std::size_t answer) const {
    return level(ref) == at_level ? children_[node(ref).first + answer] : ref;
  }
  Ref make(std::uint8_t level, std::span<const Ref> children);
  Ref combine(Op op, Ref a, Ref b, Ref c);
  static bool settled(Op op, Ref a, Ref b, Ref c, Ref& result);
  Ref map_below(Ref ref, std::span<const Ref> leaves, std::vector<Ref>& done);
  void grow_unique();
  void grow_done();
  bool spend();

  std::vector<std::uint8_t> answers_, order_, level_of_;
  Budget budget_;
  std::size_t steps_ = 0;
  bool over_ = false;
  std::vector<Node> nodes_;
  std::vector<Ref> children_;
  std::vector<Ref> unique_;  ///< open addressing; 0 is empty
  std::vector<Done> done_;   ///< open addressing; what was combined before
  std::size_t done_count_ = 0;
};

}  // namespace sharewell::guidance
