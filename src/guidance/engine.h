// SPDX-License-Identifier: MIT
// What a compiled pack does with one case, as fast as the machine allows and without allocating.
//
// In: diagrams of a checked pack. Out: rule, outcome, flow, duties, reasons, and what is still open.
// Never: texts; a check of its input, which is the pack's.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "guidance/compile.h"
#include "guidance/cubes.h"
#include "guidance/flat.h"
#include "guidance/pack.h"
#include "guidance/turning.h"

namespace sharewell::guidance {

class Engine {
 public:
  /// Nullopt if the rules or duties need more cubes than RuledOut::kCubesMax.
  [[nodiscard]] static std::optional<Engine> make(const Parts& parts, const Diagrams& diagrams);

  [[nodiscard]] Verdict evaluate(const Facts& facts) const;
  [[nodiscard]] std::uint64_t obligations(const Facts& facts, std::size_t outcome) const;
  [[nodiscard]] std::uint64_t reasons(const Facts& facts, std::size_t rule) const;
  [[nodiscard]] bool notice_applies(std::size_t notice, const Facts& facts, std::size_t outcome) const;
  [[nodiscard]] std::uint64_t open_outcome(const Answers& answers) const {
    return outcome_.depends_on(answers);
  }
  [[nodiscard]] std::uint64_t open_obligations(const Answers& answers) const {
    return raised_.depends_on(answers);
  }
  [[nodiscard]] std::uint64_t open_flow(const Answers& answers) const { return flow_.depends_on(answers); }
  [[nodiscard]] bool is_settled(const Answers& answers) const { return rule_.depends_on(answers) == 0; }
  [[nodiscard]] std::uint64_t possible_outcomes(const Answers& answers) const {
    return outcome_.reachable(0, answers);
  }
  [[nodiscard]] const Turning& headline() const { return headline_; }
  [[nodiscard]] const Turning& duties() const { return duties_; }
  [[nodiscard]] Size size() const;

 private:
  bool make_reasons(const Diagrams& diagrams, Covers& covers);
  bool make_obligations(const Diagrams& diagrams, Covers& covers);

  /// The cubes that must all be ruled out for a rule line to stand: those where an earlier line fires, and
  /// those where it does not fire itself. They lie in the first `words` words.
  struct Stands {
    struct Question {
      QuestionIndex index;
      std::size_t row;  ///< its place among the questions of reason_cubes_
    };
    std::size_t words = 0;
    std::vector<Question> questions;  ///< in pack order, those that can rule out any of them
    std::vector<std::uint64_t> must;
  };

  Flat verdict_, rule_, outcome_, flow_, raised_, notices_;
  Turning headline_, duties_;
  std::vector<Verdict> verdict_of_leaf_;
  std::size_t notice_count_ = 0;
  RuledOut reason_cubes_;
  std::vector<Stands> stands_;
  RuledOut duty_cubes_;
  std::vector<std::uint64_t> duty_if_;  ///< [outcome * words]: cubes that count under this outcome
  std::vector<std::uint64_t> duty_of_;  ///< of each cube, the bit of its obligation
  std::size_t reason_count_ = 0, duty_count_ = 0;
};

}  // namespace sharewell::guidance
