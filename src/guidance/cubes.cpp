// SPDX-License-Identifier: MIT
#include "guidance/cubes.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/result.h"

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();
/// Joining cubes compares each with each, and widening walks the diagram for each; above these it is left
/// out.
constexpr std::size_t kJoinMax = 1024, kWidenMax = 100'000;
using Full = std::array<std::uint32_t, limits::kPackQuestions>;

/// Walks every path to the wanted leaf; edges that go the same way are walked once, as a set of answers.
class Paths {
 public:
  Paths(const Diagram& store, bool of, std::size_t cubes_max)
      : store_(store), of_(of), cubes_max_(cubes_max) {
    path_.allowed.fill(kAll);
  }
  bool walk(Ref ref) {
    if (Diagram::is_leaf(ref)) {
      if ((ref == Diagram::kTrue) != of_) return true;
      found.push_back(path_);
      return found.size() <= cubes_max_;
    }
    const std::uint8_t question = store_.question_of(ref);
    const auto children = store_.children_of(ref);
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (std::find(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(i), children[i]) !=
          children.begin() + static_cast<std::ptrdiff_t>(i))
        continue;
      std::uint32_t answers = 0;
      for (std::size_t k = i; k < children.size(); ++k)
        if (children[k] == children[i]) answers |= 1u << k;
      path_.allowed[question] = answers;
      if (!walk(children[i])) return false;
    }
    path_.allowed[question] = kAll;
    return true;
  }
  std::vector<Cube> found;

 private:
  const Diagram& store_;
  bool of_;
  std::size_t cubes_max_;
  Cube path_{};
};

bool inside(const Cube& small, const Cube& large) {
  for (std::size_t q = 0; q < small.allowed.size(); ++q)
    if ((small.allowed[q] & ~large.allowed[q]) != 0) return false;
  return true;
}

/// If the two differ in one question only, `a` becomes their union.
bool join(Cube& a, const Cube& b, const Full& full) {
  std::size_t differing = limits::kPackQuestions;
  for (std::size_t q = 0; q < a.allowed.size(); ++q) {
    if (a.allowed[q] == b.allowed[q]) continue;
    if (differing != limits::kPackQuestions) return false;
    differing = q;
  }
  if (differing == limits::kPackQuestions) return true;
  std::uint32_t& set = a.allowed[differing];
  set |= b.allowed[differing];
  if (set == full[differing]) set = kAll;
  return true;
}

/// Joins neighbours and drops what lies inside another, until nothing changes.
void shrink(std::vector<Cube>& cubes, const Full& full) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < cubes.size(); ++i)
      for (std::size_t k = i + 1; k < cubes.size();) {
        if (!inside(cubes[k], cubes[i]) && !join(cubes[i], cubes[k], full)) {
          ++k;
          continue;
        }
        cubes[k] = cubes.back();
        cubes.pop_back();
        changed = true;
      }
  }
}

/// Lets each cube allow as much as it can without leaving the function, so that many become alike.
class Widen {
 public:
  Widen(const Diagram& store, Ref function, bool of, const Full& full)
      : store_(store), function_(function), of_(of), full_(full), seen_(store.size()) {}
  void operator()(Cube& cube) {
    for (std::size_t q = 0; q < cube.allowed.size(); ++q) {
      if (cube.allowed[q] == kAll || try_allow(cube, q, kAll)) continue;
      for (std::uint32_t answer = 1; answer != 0 && answer <= full_[q]; answer <<= 1)
        if ((cube.allowed[q] & answer) == 0) try_allow(cube, q, cube.allowed[q] | answer);
    }
  }

 private:
  bool try_allow(Cube& cube, std::size_t question, std::uint32_t answers) {
    const std::uint32_t before = std::exchange(cube.allowed[question], answers);
    ++turn_;
    if (stays_inside(function_, cube)) return true;
    cube.allowed[question] = before;
    return false;
  }
  bool stays_inside(Ref ref, const Cube& cube) {
    if (Diagram::is_leaf(ref)) return (ref == Diagram::kTrue) == of_;
    if (std::exchange(seen_[ref - Diagram::kLeaves], turn_) == turn_) return true;
    const auto children = store_.children_of(ref);
    const std::uint32_t allowed = cube.allowed[store_.question_of(ref)];
    for (std::size_t i = 0; i < children.size(); ++i)
      if (((allowed >> i) & 1u) != 0 && !stays_inside(children[i], cube)) return false;
    return true;
  }

  const Diagram& store_;
  Ref function_;
  bool of_;
  const Full& full_;
  std::vector<std::uint32_t> seen_;  ///< the turn in which a node was last met
  std::uint32_t turn_ = 0;
};

}  // namespace

std::optional<std::vector<Cube>> cubes_of(const Diagram& store, Ref function, bool of,
                                          std::size_t cubes_max) {
  Paths paths(store, of, cubes_max);
  if (!paths.walk(function)) return std::nullopt;
  if (paths.found.size() <= kJoinMax) {
    Full full;
    full.fill(kAll);
    const std::array<Ref, 1> roots{function};
    const std::vector<Ref> nodes = store.nodes_below(roots);
    for (const Ref ref : nodes)
      full[store.question_of(ref)] =
          static_cast<std::uint32_t>((std::uint64_t{1} << store.children_of(ref).size()) - 1);
    shrink(paths.found, full);
    if (paths.found.size() * nodes.size() <= kWidenMax) {
      std::ranges::for_each(paths.found, Widen(store, function, of, full));
      shrink(paths.found, full);
    }
  }
  return std::move(paths.found);
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

}  // namespace sharewell::guidance
