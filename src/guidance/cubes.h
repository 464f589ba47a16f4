// SPDX-License-Identifier: MIT
// A function of the answers as a list of cubes: a cube is a set of allowed answers for each question, and the
// function is true where some cube holds. A hundred cubes are tested together, one bit each.
//
// In: a diagram with leaves true and false. Out: cubes, none of which could allow more answers; a table that
// tells for every answer which cubes it rules out. Never: more cubes or steps than asked for (nullopt).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "guidance/diagram.h"
#include "guidance/parts.h"

namespace sharewell::guidance {

struct Cube {
  std::array<std::uint32_t, limits::kPackQuestions>
      allowed;  ///< bit i: answer i; every bit set where all are allowed
  auto operator<=>(const Cube&) const = default;
};

/// Covers functions of one store with cubes.
class Covers {
 public:
  /// Works in a copy of the store, with what is left of its budget.
  explicit Covers(Diagram store) : store_(std::move(store)) {}

  /// Cubes that together are where `function` has the leaf kTrue (`of` true) or any other leaf (`of` false).
  [[nodiscard]] std::optional<std::vector<Cube>> of(Ref function, bool of, std::size_t cubes_max);

 private:
  [[nodiscard]] Cube some_path(Ref from) const;
  void widen(Cube& cube, Ref function);
  bool allows(Cube& cube, std::size_t question, std::uint32_t answers, Ref function);
  bool stays_inside(Ref ref, const Cube& cube);
  [[nodiscard]] Ref outside(const Cube& cube);

  Diagram store_;
  std::vector<std::uint32_t> seen_;  ///< of each node, the turn in which it was last met
  std::uint32_t turn_ = 0;
  std::size_t widen_steps_ = 0;
};

/// For each answer of each question, the cubes that it rules out, as bits of words.
class RuledOut {
 public:
  static constexpr std::size_t kWordsMax = 64;
  static constexpr std::size_t kCubesMax = kWordsMax * 64;

  RuledOut() = default;
  explicit RuledOut(const std::vector<Cube>& cubes);
  [[nodiscard]] std::size_t words() const { return words_; }
  /// Questions that rule out any cube at all, in pack order.
  [[nodiscard]] const std::vector<QuestionIndex>& questions() const { return questions_; }
  /// `words()` words for the i-th of `questions()`.
  [[nodiscard]] const std::uint64_t* row(std::size_t i, AnswerIndex answer) const {
    return bits_.data() + (i * limits::kPackAnswers + answer) * words_;
  }

  /// Whether any answer to the i-th of `questions()` rules out any of these cubes.
  [[nodiscard]] bool may_rule_out(std::size_t i, const std::vector<std::uint64_t>& cubes) const;

 private:
  std::size_t words_ = 0;
  std::vector<QuestionIndex> questions_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace sharewell::guidance
