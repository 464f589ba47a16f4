// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

#include "guidance/joint.h"

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

std::uint32_t every_answer(const JointQuestion& question) {
  return static_cast<std::uint32_t>((std::uint64_t{1} << question.answers.size()) - 1);
}

Ref function_of(Joint& joint, const Cube& cube) {
  Ref all = Diagram::kTrue;
  for (std::size_t q = 0; q < joint.questions.size(); ++q) {
    if (cube.allowed[q] == kAll) continue;
    std::array<Ref, limits::kPackAnswers> children{};
    const std::size_t answers = joint.questions[q].answers.size();
    for (std::size_t i = 0; i < answers; ++i)
      children.at(i) = ((cube.allowed[q] >> i) & 1u) != 0 ? Diagram::kTrue : Diagram::kFalse;
    all = joint.store.both(all, joint.store.ask(static_cast<std::uint8_t>(q), {children.data(), answers}));
  }
  return all;
}

}  // namespace

std::string said(const std::vector<JointQuestion>& questions, const std::vector<AnswerIndex>& answers) {
  std::string all;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    if (answers[q] == questions[q].missing) continue;
    const JointAnswer& answer = questions[q].answers[answers[q]];
    all +=
        fmt::format("{}`{}` is `{}` ({})", all.empty() ? "" : ", ", questions[q].id, answer.id, answer.label);
  }
  return all.empty() ? "nothing is answered" : all;
}

Ref Joint::leaf(Ref function, const std::vector<AnswerIndex>& answers) const {
  while (!Diagram::is_leaf(function))
    function = store.children_of(function)[answers[store.question_of(function)]];
  return function;
}

/// A question that a node does not ask takes part of every count alike, so that what lies below a node is
/// counted over all questions and divided by the node's own answers: always a whole number.
Count Joint::count(Ref function) const {
  std::unordered_map<Ref, Count> counts;
  const auto of = [&](Ref ref) {
    return Diagram::is_leaf(ref) ? (ref == Diagram::kTrue ? total : Count{0}) : counts.at(ref);
  };
  for (const Ref ref : store.nodes_below(std::array<Ref, 1>{function})) {
    const auto children = store.children_of(ref);
    Count sum = 0;
    for (const Ref child : children) sum += of(child) / children.size();
    counts[ref] = sum;
  }
  return of(function);
}

std::optional<std::vector<AnswerIndex>> Joint::shortest_case(Ref function) const {
  struct Best {
    std::size_t given;
    AnswerIndex answer;
  };
  std::unordered_map<Ref, Best> best;
  const auto given_below = [&](Ref ref) {
    return Diagram::is_leaf(ref) ? (ref == Diagram::kTrue ? 0 : kNone) : best.at(ref).given;
  };
  for (const Ref ref : store.nodes_below(std::array<Ref, 1>{function})) {
    const AnswerIndex missing = questions[store.question_of(ref)].missing;
    const auto children = store.children_of(ref);
    Best found{kNone, 0};
    for (std::size_t i = 0; i < children.size(); ++i) {
      const std::size_t below = given_below(children[i]);
      if (below == kNone) continue;
      const std::size_t given = below + (i == missing ? 0 : 1);
      if (given < found.given) found = {given, static_cast<AnswerIndex>(i)};
    }
    best[ref] = found;
  }
  if (given_below(function) == kNone) return std::nullopt;
  std::vector<AnswerIndex> answers;
  for (const JointQuestion& question : questions)
    answers.push_back(question.missing == kAbsent ? AnswerIndex{0} : question.missing);
  for (Ref at = function; !Diagram::is_leaf(at);) {
    const AnswerIndex answer = best.at(at).answer;
    answers[store.question_of(at)] = answer;
    at = store.children_of(at)[answer];
  }
  return answers;
}

std::optional<std::vector<CaseClass>> Joint::classes_of(Ref function, std::size_t classes_max) {
  auto cubes = cubes_of(store, function, true, classes_max);
  if (!cubes) return std::nullopt;
  for (Cube& cube : *cubes)
    for (std::size_t q = 0; q < questions.size(); ++q)
      if ((cube.allowed[q] & every_answer(questions[q])) == every_answer(questions[q]))
        cube.allowed[q] = kAll;
  std::vector<std::pair<Count, Cube>> sized;
  for (const Cube& cube : *cubes) sized.emplace_back(count(function_of(*this, cube)), cube);
  std::ranges::sort(sized, [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  std::vector<CaseClass> classes;
  Ref left = function;
  for (const auto& [size, cube] : sized) {
    const Ref inside = function_of(*this, cube);
    const Count adds = count(store.both(left, inside));
    if (adds == 0) continue;
    classes.push_back({cube, adds});
    left = store.choose(inside, Diagram::kFalse, left);
  }
  if (store.over()) return std::nullopt;
  return classes;
}

}  // namespace sharewell::guidance
