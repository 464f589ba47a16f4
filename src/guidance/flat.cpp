// SPDX-License-Identifier: MIT
#include "guidance/flat.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kNotYet = ~0u;

/// Which of the nodes are alike once some answers are given: each gets a number, equal for equal functions.
class Alike {
 public:
  /// The number of a node that asks `question` and goes on to `children`.
  std::uint32_t number(std::uint8_t question, std::span<const std::uint32_t> children) {
    key_.assign(children.begin(), children.end());
    key_.push_back(question);
    const auto [at, fresh] = numbers_.try_emplace(key_, next_);
    if (fresh) ++next_;
    return at->second;
  }

 private:
  std::vector<std::uint32_t> key_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
  std::uint32_t next_ = 0;
};

}  // namespace

Flat::Flat(const Diagram& store, std::span<const Ref> roots) {
  std::unordered_map<Ref, Step> step_of;
  const auto step = [&](Ref ref) { return Diagram::is_leaf(ref) ? ref | kLeafBit : step_of.at(ref); };
  for (const Ref ref : store.nodes_below(roots)) {
    const std::uint8_t question = store.question_of(ref);
    const auto children = store.children_of(ref);
    const auto first = static_cast<std::uint32_t>(next_.size());
    node_at_.resize(first + children.size(), kNotYet);
    node_at_[first] = static_cast<std::uint32_t>(places_.size());
    places_.push_back({first, question, static_cast<std::uint8_t>(children.size())});
    for (const Ref child : children) next_.push_back(step(child));
    step_of.emplace(ref, first << 6 | question);
    asks_ |= std::uint64_t{1} << question;
  }
  for (const Ref root : roots) roots_.push_back(step(root));
}

std::uint64_t Flat::depends_on(const Answers& answers) const {
  std::uint64_t open = 0;
  for (std::size_t q = 0; q < limits::kPackQuestions; ++q)
    if (answers.at[q] == kAbsent) open |= std::uint64_t{1} << q;
  if ((open & asks_) == 0) return 0;
  std::vector<bool> reached(places_.size());
  const auto reach = [&](Step step) {
    if ((step & kLeafBit) == 0) reached[node_at_[step >> 6]] = true;
  };
  for (const Step root : roots_) reach(root);
  for (std::size_t n = places_.size(); n-- > 0;) {
    if (!reached[n]) continue;
    const Place& place = places_[n];
    const AnswerIndex given = answers.at[place.question];
    for (std::uint8_t i = 0; i < place.answers; ++i)
      if (given == kAbsent || given == i) reach(next_[place.first + i]);
  }
  std::uint64_t depends = 0;
  Alike alike;
  std::vector<std::uint32_t> number(places_.size());
  const auto number_of = [&](Step step) {
    return (step & kLeafBit) != 0 ? step : number[node_at_[step >> 6]];
  };
  std::vector<std::uint32_t> children;
  for (std::size_t n = 0; n < places_.size(); ++n) {
    if (!reached[n]) continue;
    const Place& place = places_[n];
    if (const AnswerIndex given = answers.at[place.question]; given != kAbsent) {
      number[n] = number_of(next_[place.first + given]);
      continue;
    }
    children.clear();
    for (std::uint8_t i = 0; i < place.answers; ++i) children.push_back(number_of(next_[place.first + i]));
    if (std::ranges::all_of(children, [&](std::uint32_t one) { return one == children[0]; })) {
      number[n] = children[0];
      continue;
    }
    number[n] = alike.number(place.question, children);
    depends |= std::uint64_t{1} << place.question;
  }
  return depends;
}

std::uint64_t Flat::reachable(std::size_t i, const Answers& answers) const {
  std::uint64_t leaves = 0;
  std::vector<bool> reached(places_.size());
  const auto reach = [&](Step step) {
    if ((step & kLeafBit) == 0)
      reached[node_at_[step >> 6]] = true;
    else if ((step & ~kLeafBit) < 64)
      leaves |= std::uint64_t{1} << (step & ~kLeafBit);
  };
  reach(roots_[i]);
  for (std::size_t n = places_.size(); n-- > 0;) {
    if (!reached[n]) continue;
    const Place& place = places_[n];
    const AnswerIndex given = answers.at[place.question];
    for (std::uint8_t k = 0; k < place.answers; ++k)
      if (given == kAbsent || given == k) reach(next_[place.first + k]);
  }
  return leaves;
}

}  // namespace sharewell::guidance
