// SPDX-License-Identifier: MIT
// Diagrams frozen into one array, to be walked without allocation.
//
// In: a diagram store and its roots. Out: the leaf for an answer to every question; what is left when some
// answers are free. Never: checks its answers: the pack does.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "guidance/diagram.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

class Flat {
 public:
  /// A step: the leaf's value with kLeafBit, or offset * 64 + question.
  using Step = std::uint32_t;
  static constexpr Step kLeafBit = 0x8000'0000u;

  Flat() = default;
  /// Freezes the nodes below `roots`; `roots()[i]` is where roots[i] begins. Walked apart, so that a hot
  /// diagram lies together.
  Flat(const Diagram& store, std::span<const Ref> roots);

  [[nodiscard]] Step root(std::size_t i) const { return roots_[i]; }
  [[nodiscard]] std::size_t roots() const { return roots_.size(); }
  [[nodiscard]] std::size_t nodes() const { return places_.size(); }
  [[nodiscard]] std::uint32_t leaf(Step from, const Facts& facts) const {
    const Step* next = next_.data();
    while ((from & kLeafBit) == 0) from = next[(from >> 6) + facts.at[from & 63u]];
    return from & ~kLeafBit;
  }
  /// Questions without an answer on which one of the roots still depends; bit i is question i.
  [[nodiscard]] std::uint64_t depends_on(const Answers& answers) const;
  /// The leaves that root `i` can still reach; leaves above 63 are left out.
  [[nodiscard]] std::uint64_t reachable(std::size_t i, const Answers& answers) const;
  /// Questions that any of the roots ever asks.
  [[nodiscard]] std::uint64_t asks() const { return asks_; }

 private:
  /// Marks every node that a root comes to when absent answers are free; returns what is met of leaves
  /// below 64.
  std::uint64_t reach(std::span<const std::uint32_t> from, const Answers& answers,
                      std::vector<std::uint8_t>& reached) const;

  struct Place {
    std::uint32_t first;
    std::uint8_t question, answers;
  };
  std::vector<Step> roots_;
  std::vector<std::uint32_t> begins_at_;  ///< beside roots_, as in goes_to_
  std::vector<Step> next_;
  std::vector<Place> places_;           ///< every node, children before parents
  std::vector<std::uint32_t> goes_to_;  ///< beside next_: a leaf as there, else an index into places_
  std::uint64_t asks_ = 0;
};

}  // namespace sharewell::guidance
