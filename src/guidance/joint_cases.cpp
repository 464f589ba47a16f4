// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "guidance/joint.h"

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

std::uint32_t every_answer(const Question& question) {
  return static_cast<std::uint32_t>((std::uint64_t{1} << question.answers.size()) - 1);
}

Ref function_of(Joint& joint, const Cube& cube) {
  Ref all = Diagram::kTrue;
  for (std::size_t q = 0; q < joint.questions.list.size(); ++q) {
    if (cube.allowed[q] == kAll) continue;
    std::array<Ref, limits::kPackAnswers> children{};
    const std::size_t answers = joint.questions.list[q].answers.size();
    for (std::size_t i = 0; i < answers; ++i)
      children.at(i) = ((cube.allowed[q] >> i) & 1u) != 0 ? Diagram::kTrue : Diagram::kFalse;
    all = joint.store.both(all, joint.store.ask(static_cast<std::uint8_t>(q), {children.data(), answers}));
  }
  return all;
}

}  // namespace

std::string said(const JointQuestions& questions, const Facts& facts) {
  std::string all;
  for (std::size_t q = 0; q < questions.list.size(); ++q) {
    const Question& question = questions.list[q];
    if (facts.at[q] == question.missing && ((questions.differ >> q) & 1u) == 0) continue;
    const Answer& answer = question.answers[facts.at[q]];
    all += fmt::format("{}`{}` is `{}` ({})", all.empty() ? "" : ", ", question.id, answer.id, answer.label);
  }
  return all.empty() ? "nothing is answered" : all;
}

Ref Joint::leaf(Ref function, const Facts& facts) const {
  while (!Diagram::is_leaf(function))
    function = store.children_of(function)[facts.at[store.question_of(function)]];
  return function;
}

Combinations Joint::count(Ref function) const { return guidance::count(store, function, questions.list); }

std::optional<Facts> Joint::smallest(Ref function) const {
  return smallest_case(store, function, questions.list);
}

std::optional<std::vector<CaseClass>> Joint::classes_of(Ref function, std::size_t classes_max) {
  auto cubes = Covers(store).of(function, true, classes_max);
  if (!cubes) return std::nullopt;
  for (Cube& cube : *cubes)
    for (std::size_t q = 0; q < questions.list.size(); ++q)
      if ((cube.allowed[q] & every_answer(questions.list[q])) == every_answer(questions.list[q]))
        cube.allowed[q] = kAll;
  std::vector<std::pair<Combinations, Cube>> sized;
  for (const Cube& cube : *cubes) sized.emplace_back(count(function_of(*this, cube)), cube);
  std::ranges::sort(sized, [](const auto& x, const auto& y) {
    return x.first != y.first ? x.first > y.first : x.second < y.second;
  });
  std::vector<CaseClass> classes;
  Ref left = function;
  for (const auto& [size, cube] : sized) {
    const Ref inside = function_of(*this, cube);
    const Combinations adds = count(store.both(left, inside));
    if (adds == 0) continue;
    classes.push_back({cube, adds});
    left = store.choose(inside, Diagram::kFalse, left);
  }
  if (store.over()) return std::nullopt;
  return classes;
}

}  // namespace sharewell::guidance
