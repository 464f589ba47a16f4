// SPDX-License-Identifier: MIT
// What the value of a function of the answers turns on: which answers hold it, and which would have to change
// for it to change.
//
// In: diagrams, and facts of the pack. Out: sets of questions; bit i is question i in pack order. Never:
// checks the facts, which is the pack's to do; lets the order in which the diagram asks show.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "guidance/diagram.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

class Turning {
 public:
  Turning() = default;
  /// Freezes one function for each root. `counts_as[v]` is the value that leaf v counts as; a leaf beyond the
  /// table counts as itself.
  Turning(const Diagram& store, std::span<const Ref> roots, std::span<const std::size_t> counts_as);

  [[nodiscard]] std::uint32_t value(std::size_t function, const Facts& facts) const;
  /// Whether the answers to the questions in `kept` force the value, whatever the others are.
  [[nodiscard]] bool holds(std::size_t function, const Facts& facts, std::uint64_t kept) const;
  /// Answers that together hold the values of all these functions whatever the others are, after dropping, in
  /// pack order, each answer that is not needed.
  [[nodiscard]] std::uint64_t holding(std::span<const std::size_t> functions, const Facts& facts) const;
  /// Every set of at most `size_max` of the questions in `movable` for which some other answers, one to each
  /// of them, change the value, and of which no part does. Smaller sets first, then in pack order.
  ///
  /// Exact. Each node of the diagram is looked at once: its sets are those of the child for the answer that
  /// stands, and those of every other child with the node's own question.
  [[nodiscard]] std::vector<std::uint64_t> sets(std::size_t function, const Facts& facts,
                                                std::uint64_t movable, std::size_t size_max) const;

 private:
  using Place = std::uint32_t;  ///< an index into nodes_, or a value with kValueBit
  static constexpr Place kValueBit = 0x8000'0000u;
  struct Node {
    std::uint32_t first;  ///< of its children in children_
    std::uint8_t question, answers;
  };
  class Search;
  /// The nodes that a walk came to. It serves one walk after the other without being made anew.
  struct Seen {
    std::vector<std::uint32_t> by;  ///< of each node, the last walk that came to it
    std::uint32_t walk = 0;
  };

  [[nodiscard]] std::span<const Place> children(const Node& node) const {
    return {children_.data() + node.first, node.answers};
  }
  /// Whether every way from `from` that keeps the answers in `kept` ends at `value`.
  bool forced(Place from, const Facts& facts, std::uint64_t kept, std::uint32_t value, Seen& seen) const;
  bool holds(std::size_t function, const Facts& facts, std::uint64_t kept, Seen& seen) const;

  std::vector<Place> roots_;
  std::vector<std::uint64_t> asked_below_;  ///< of each root, the questions that it ever asks
  std::vector<Node> nodes_;                 ///< children before parents
  std::vector<Place> children_;
};

}  // namespace sharewell::guidance
