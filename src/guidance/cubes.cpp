// SPDX-License-Identifier: MIT
#include "guidance/cubes.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/result.h"

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();
/// Beyond these, cubes stay as narrow as the path that they were found on.
constexpr std::size_t kWidenSteps = 10'000'000;

}  // namespace

std::optional<std::vector<Cube>> Covers::of(Ref function, bool of, std::size_t cubes_max) {
  const std::array<Ref, 3> wanted{of ? Diagram::kFalse : Diagram::kTrue,
                                  of ? Diagram::kFalse : Diagram::kTrue,
                                  of ? Diagram::kTrue : Diagram::kFalse};
  const Ref whole = store_.map(function, wanted);
  std::vector<Cube> cubes;
  for (Ref left = whole; left != Diagram::kFalse;) {
    if (store_.over() || cubes.size() == cubes_max) return std::nullopt;
    cubes.push_back(some_path(left));
    widen(cubes.back(), whole);
    left = store_.both(left, outside(cubes.back()));
  }
  if (store_.over()) return std::nullopt;
  return cubes;
}

/// The first path to true; edges that go the same way are taken together.
Cube Covers::some_path(Ref from) const {
  Cube cube{};
  cube.allowed.fill(kAll);
  while (!Diagram::is_leaf(from)) {
    const auto children = store_.children_of(from);
    const Ref next = *std::ranges::find_if(children, [](Ref child) { return child != Diagram::kFalse; });
    std::uint32_t answers = 0;
    for (std::size_t i = 0; i < children.size(); ++i)
      if (children[i] == next) answers |= 1u << i;
    cube.allowed[store_.question_of(from)] = answers;
    from = next;
  }
  return cube;
}

/// Lets a cube allow as much as it can without leaving the function, in pack order: cubes that are as large
/// as can be are few.
void Covers::widen(Cube& cube, Ref function) {
  seen_.resize(store_.size());
  for (std::uint8_t q = 0; q < store_.order().size(); ++q) {
    if (cube.allowed[q] == kAll || allows(cube, q, kAll, function)) continue;
    for (std::size_t i = 0; i < store_.answers(q); ++i)
      if (((cube.allowed[q] >> i) & 1u) == 0) allows(cube, q, cube.allowed[q] | 1u << i, function);
  }
}

bool Covers::allows(Cube& cube, std::size_t question, std::uint32_t answers, Ref function) {
  if (widen_steps_ > kWidenSteps) return false;
  const std::uint32_t before = std::exchange(cube.allowed[question], answers);
  ++turn_;
  if (stays_inside(function, cube)) return true;
  cube.allowed[question] = before;
  return false;
}

bool Covers::stays_inside(Ref ref, const Cube& cube) {
  ++widen_steps_;
  if (Diagram::is_leaf(ref)) return ref == Diagram::kTrue;
  if (std::exchange(seen_[ref - Diagram::kLeaves], turn_) == turn_) return true;
  const auto children = store_.children_of(ref);
  const std::uint32_t allowed = cube.allowed[store_.question_of(ref)];
  for (std::size_t i = 0; i < children.size(); ++i)
    if (((allowed >> i) & 1u) != 0 && !stays_inside(children[i], cube)) return false;
  return true;
}

/// True where the cube does not hold.
Ref Covers::outside(const Cube& cube) {
  Ref below = Diagram::kFalse;
  std::array<Ref, limits::kPackAnswers> children{};
  const auto order = store_.order();
  for (std::size_t level = order.size(); level-- > 0;) {
    const std::uint32_t allowed = cube.allowed[order[level]];
    const std::size_t count = store_.answers(order[level]);
    for (std::size_t i = 0; i < count; ++i) children[i] = ((allowed >> i) & 1u) != 0 ? below : Diagram::kTrue;
    below = store_.ask(order[level], {children.data(), count});
  }
  return below;
}

RuledOut::RuledOut(const std::vector<Cube>& cubes) : words_((cubes.size() + 63) / 64) {
  SW_CHECK(words_ <= kWordsMax);
  for (std::size_t q = 0; q < limits::kPackQuestions; ++q)
    if (std::ranges::any_of(cubes, [&](const Cube& cube) { return cube.allowed[q] != kAll; }))
      questions_.push_back(static_cast<QuestionIndex>(q));
  bits_.assign(questions_.size() * limits::kPackAnswers * words_, 0);
  for (std::size_t i = 0; i < questions_.size(); ++i)
    for (std::size_t answer = 0; answer < limits::kPackAnswers; ++answer)
      for (std::size_t c = 0; c < cubes.size(); ++c)
        if (((cubes[c].allowed[questions_[i]] >> answer) & 1u) == 0)
          bits_[(i * limits::kPackAnswers + answer) * words_ + c / 64] |= std::uint64_t{1} << (c % 64);
}

bool RuledOut::may_rule_out(std::size_t i, const std::vector<std::uint64_t>& cubes) const {
  for (AnswerIndex answer = 0; answer < limits::kPackAnswers; ++answer)
    for (std::size_t w = 0; w < words_; ++w)
      if ((row(i, answer)[w] & cubes[w]) != 0) return true;
  return false;
}

}  // namespace sharewell::guidance
