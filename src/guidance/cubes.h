// SPDX-License-Identifier: MIT
// A function of the answers as a list of cubes: a cube is a set of allowed answers for each question, and the
// function is true where some cube holds. A hundred cubes are tested together, one bit each.
//
// In: a diagram with leaves true and false. Out: cubes, as few as a quick search finds; a table that tells
// for every answer which cubes it rules out. Never: more cubes than asked for (nullopt).
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

/// The cubes where `function` has the leaf kTrue (`of` true) or any other leaf (`of` false).
[[nodiscard]] std::optional<std::vector<Cube>> cubes_of(const Diagram& store, Ref function, bool of,
                                                        std::size_t cubes_max);

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

 private:
  std::size_t words_ = 0;
  std::vector<QuestionIndex> questions_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace sharewell::guidance
