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
  explicit Alike(std::size_t nodes) : table_(std::bit_ceil(2 * nodes + 2), kNotYet) {
    known_.reserve(nodes);
    children_.reserve(8 * nodes);
  }

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
  std::unordered_map<Ref, std::pair<Step, std::uint32_t>> known;
  const auto step = [&](Ref ref) { return Diagram::is_leaf(ref) ? ref | kLeafBit : known.at(ref).first; };
  const auto place = [&](Ref ref) { return Diagram::is_leaf(ref) ? ref | kLeafBit : known.at(ref).second; };
  for (const Ref ref : store.nodes_below(roots)) {
    const std::uint8_t question = store.question_of(ref);
    const auto children = store.children_of(ref);
    const auto first = static_cast<std::uint32_t>(next_.size());
    for (const Ref child : children) {
      next_.push_back(step(child));
      goes_to_.push_back(place(child));
    }
    known.emplace(ref, std::pair{first << 6 | question, static_cast<std::uint32_t>(places_.size())});
    places_.push_back({first, question, static_cast<std::uint8_t>(children.size())});
    asks_ |= std::uint64_t{1} << question;
  }
  for (const Ref root : roots) {
    roots_.push_back(step(root));
    begins_at_.push_back(place(root));
  }
}

std::uint64_t Flat::reach(std::span<const std::uint32_t> from, const Answers& answers,
                          std::vector<std::uint8_t>& reached) const {
  std::uint64_t leaves = 0;
  const auto meet = [&](std::uint32_t at) {
    if ((at & kLeafBit) == 0)
      reached[at] = 1;
    else if ((at & ~kLeafBit) < 64)
      leaves |= std::uint64_t{1} << (at & ~kLeafBit);
  };
  for (const std::uint32_t at : from) meet(at);
  for (std::size_t n = places_.size(); n-- > 0;) {
    if (reached[n] == 0) continue;
    const Place& place = places_[n];
    if (const AnswerIndex given = answers.at[place.question]; given != kAbsent)
      meet(goes_to_[place.first + given]);
    else
      for (std::uint8_t i = 0; i < place.answers; ++i) meet(goes_to_[place.first + i]);
  }
  return leaves;
}

std::uint64_t Flat::depends_on(const Answers& answers) const {
  std::uint64_t open = 0;
  for (std::size_t q = 0; q < limits::kPackQuestions; ++q)
    if (answers.at[q] == kAbsent) open |= std::uint64_t{1} << q;
  if ((open & asks_) == 0) return 0;
  std::vector<std::uint8_t> reached(places_.size());
  reach(begins_at_, answers, reached);
  std::uint64_t depends = 0;
  Alike alike(places_.size());
  std::vector<std::uint32_t> number(places_.size());
  const auto number_of = [&](std::uint32_t at) { return (at & kLeafBit) != 0 ? at : number[at]; };
  std::array<std::uint32_t, limits::kPackAnswers> buffer{};
  for (std::size_t n = 0; n < places_.size(); ++n) {
    if (reached[n] == 0) continue;
    const Place& place = places_[n];
    if (const AnswerIndex given = answers.at[place.question]; given != kAbsent) {
      number[n] = number_of(goes_to_[place.first + given]);
      continue;
    }
    bool same = true;
    for (std::uint8_t i = 0; i < place.answers; ++i) {
      buffer[i] = number_of(goes_to_[place.first + i]);
      same &= buffer[i] == buffer[0];
    }
    number[n] = same ? buffer[0] : alike.number(place.question, {buffer.data(), place.answers});
    if (!same) depends |= std::uint64_t{1} << place.question;
  }
  return depends;
}

std::uint64_t Flat::reachable(std::size_t i, const Answers& answers) const {
  std::vector<std::uint8_t> reached(places_.size());
  return reach({&begins_at_[i], 1}, answers, reached);
}

}  // namespace sharewell::guidance
