// SPDX-License-Identifier: MIT
#include "guidance/flat.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kNotYet = ~0u;

/// Which of the nodes are alike once some answers are given: each gets a number, equal for equal functions.
class Alike {
 public:
  explicit Alike(std::size_t nodes) : table_(std::bit_ceil(2 * nodes + 2), kNotYet) {}

  /// The number of a node that asks `question` and goes on to what has the numbers `children`.
  std::uint32_t number(std::uint8_t question, std::span<const std::uint32_t> children) {
    std::uint64_t hash = question;
    for (const std::uint32_t child : children) hash = (hash ^ child) * 0x9E3779B97F4A7C15u;
    std::size_t at = (hash >> 32) & (table_.size() - 1);
    for (; table_[at] != kNotYet; at = (at + 1) & (table_.size() - 1)) {
      const Known& one = known_[table_[at]];
      if (one.question == question &&
          std::ranges::equal(children, std::span(children_).subspan(one.first, children.size())))
        return table_[at];
    }
    table_[at] = static_cast<std::uint32_t>(known_.size());
    known_.push_back({static_cast<std::uint32_t>(children_.size()), question});
    children_.insert(children_.end(), children.begin(), children.end());
    return table_[at];
  }

 private:
  struct Known {
    std::uint32_t first;
    std::uint8_t question;
  };
  std::vector<std::uint32_t> table_;  ///< open addressing: indices into known_, which are the numbers
  std::vector<Known> known_;
  std::vector<std::uint32_t> children_;
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
  std::vector<std::uint8_t> reached(places_.size());
  const auto reach = [&](Step step) {
    if ((step & kLeafBit) == 0) reached[node_at_[step >> 6]] = 1;
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
  Alike alike(places_.size());
  std::vector<std::uint32_t> number(places_.size());
  const auto number_of = [&](Step step) {
    return (step & kLeafBit) != 0 ? step : number[node_at_[step >> 6]];
  };
  std::array<std::uint32_t, limits::kPackAnswers> buffer;
  for (std::size_t n = 0; n < places_.size(); ++n) {
    if (!reached[n]) continue;
    const Place& place = places_[n];
    if (const AnswerIndex given = answers.at[place.question]; given != kAbsent) {
      number[n] = number_of(next_[place.first + given]);
      continue;
    }
    for (std::uint8_t i = 0; i < place.answers; ++i) buffer[i] = number_of(next_[place.first + i]);
    const std::span children(buffer.data(), place.answers);
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
  std::vector<std::uint8_t> reached(places_.size());
  const auto reach = [&](Step step) {
    if ((step & kLeafBit) == 0)
      reached[node_at_[step >> 6]] = 1;
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
