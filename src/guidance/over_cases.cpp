// SPDX-License-Identifier: MIT
#include "guidance/over_cases.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

constexpr Combinations kMost = std::numeric_limits<Combinations>::max();

Combinations times(Combinations a, Combinations b) { return a != 0 && b > kMost / a ? kMost : a * b; }
Combinations plus(Combinations a, Combinations b) { return b > kMost - a ? kMost : a + b; }

class Restriction {
 public:
  Restriction(Diagram& store, QuestionIndex question, AnswerIndex answer)
      : store_(store), question_(question), answer_(answer) {}
  Ref operator()(Ref ref) {
    if (Diagram::is_leaf(ref)) return ref;
    if (store_.question_of(ref) == question_) return store_.children_of(ref)[answer_];
    if (const auto found = done_.find(ref); found != done_.end()) return found->second;
    std::array<Ref, limits::kPackAnswers> children{};
    const std::size_t answers = store_.children_of(ref).size();
    for (std::size_t i = 0; i < answers; ++i) children[i] = (*this)(store_.children_of(ref)[i]);
    const Ref made = store_.ask(store_.question_of(ref), {children.data(), answers});
    done_.emplace(ref, made);
    return made;
  }

 private:
  Diagram& store_;
  QuestionIndex question_;
  AnswerIndex answer_;
  std::unordered_map<Ref, Ref> done_;
};

/// How many answers a case must give at least for a function to be true, some answers being fixed already.
class Fewest {
 public:
  static constexpr unsigned kNone = 1000;
  Fewest(const Diagram& store, Ref function, const std::vector<Question>& questions)
      : store_(store), root_(function), questions_(questions) {
    const std::array<Ref, 1> roots{function};
    nodes_ = store.nodes_below(roots);
    fixed_.fill(kAbsent);
  }
  void fix(std::size_t question, AnswerIndex answer) { fixed_[question] = answer; }
  unsigned operator()() {
    for (const Ref ref : nodes_) {
      const QuestionIndex question = store_.question_of(ref);
      const auto children = store_.children_of(ref);
      unsigned best = kNone;
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (fixed_[question] != kAbsent && fixed_[question] != i) continue;
        const unsigned given = fixed_[question] == kAbsent && questions_[question].missing != i ? 1 : 0;
        best = std::min(best, given + below(children[i]));
      }
      fewest_[ref] = best;
    }
    return below(root_);
  }

 private:
  unsigned below(Ref ref) const {
    if (Diagram::is_leaf(ref)) return ref == Diagram::kTrue ? 0 : kNone;
    return fewest_.at(ref);
  }
  const Diagram& store_;
  Ref root_;
  const std::vector<Question>& questions_;
  std::vector<Ref> nodes_;
  std::array<AnswerIndex, limits::kPackQuestions> fixed_{};
  std::unordered_map<Ref, unsigned> fewest_;
};

}  // namespace

Combinations combinations(const std::vector<Question>& questions) {
  Combinations all = 1;
  for (const Question& question : questions) all = times(all, question.answers.size());
  return all;
}

Combinations count(const Diagram& store, Ref function, const std::vector<Question>& questions) {
  // Each node counts the cases of every question, its own edges aside: a share of all is divided by the
  // answers of the question at each step, which is exact because every edge stands for as many cases.
  const Combinations all = combinations(questions);
  if (Diagram::is_leaf(function)) return function == Diagram::kTrue ? all : 0;
  const std::array<Ref, 1> roots{function};
  const auto nodes = store.nodes_below(roots);
  std::unordered_map<Ref, Combinations> cases;
  const auto of = [&](Ref ref) -> Combinations {
    return Diagram::is_leaf(ref) ? (ref == Diagram::kTrue ? all : 0) : cases.at(ref);
  };
  for (const Ref ref : nodes) {
    Combinations sum = 0;
    const auto children = store.children_of(ref);
    for (const Ref child : children) sum = plus(sum, of(child) / children.size());
    cases[ref] = sum;
  }
  return of(function);
}

std::string in_digits(Combinations number) {
  std::string digits;
  do {
    if (digits.size() % 4 == 3) digits += ',';
    digits += static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
  } while (number != 0);
  std::ranges::reverse(digits);
  return digits;
}

Ref restricted(Diagram& store, Ref function, QuestionIndex question, AnswerIndex answer) {
  return Restriction(store, question, answer)(function);
}

std::optional<Facts> smallest_case(const Diagram& store, Ref function,
                                   const std::vector<Question>& questions) {
  Fewest fewest(store, function, questions);
  const unsigned best = fewest();
  if (best == Fewest::kNone) return std::nullopt;
  Facts facts;
  unsigned given = 0;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const AnswerIndex missing = questions[q].missing;
    const auto fits = [&](AnswerIndex answer) {
      fewest.fix(q, answer);
      return given + (answer == missing ? 0 : 1) + fewest() == best;
    };
    facts.at[q] = missing;
    for (std::size_t a = 0; !fits(facts.at[q]); ++a) facts.at[q] = static_cast<AnswerIndex>(a);
    if (facts.at[q] != missing) ++given;
  }
  return facts;
}

}  // namespace sharewell::guidance
