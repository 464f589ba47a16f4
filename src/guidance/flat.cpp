// SPDX-License-Identifier: MIT
#include "guidance/flat.h"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace sharewell::guidance {
namespace {

constexpr std::uint32_t kNotYet = ~0u;

/// Which of the nodes are alike once some answers are given. Each is known by the first that is like it, or
/// by a leaf.
class Alike {
 public:
  Alike(std::size_t nodes, std::size_t children)
      : mask_(static_cast<std::uint32_t>(std::bit_ceil(2 * nodes + 2)) - 1),
        room_(nodes + mask_ + 1 + children, boost::container::default_init),
        like_(room_.data(), nodes),
        table_(like_.end(), mask_ + 1) {
    std::ranges::fill(like_, kNotYet);
    std::ranges::fill(table_, kNotYet);
  }

  /// kNotYet, until `is_like`.
  [[nodiscard]] std::uint32_t of(std::uint32_t node) const { return like_[node]; }
  void is_like(std::uint32_t node, std::uint32_t other) { like_[node] = other; }
  /// Where what the children are like is put, for `find` to compare.
  [[nodiscard]] std::uint32_t* children(std::uint32_t first) { return table_.data() + table_.size() + first; }
  /// The first of the nodes so far whose question and children are alike with these, perhaps itself.
  /// `first_of` gives where the children of a node begin if it asks the same question; else kNotYet.
  std::uint32_t find(std::uint32_t node, std::uint32_t first, std::size_t count, const auto& first_of) {
    const std::span<const std::uint32_t> mine(children(first), count);
    std::uint64_t hash = count;
    for (const std::uint32_t child : mine) hash = (hash ^ child) * 0x9E3779B97F4A7C15u;
    std::uint32_t at = static_cast<std::uint32_t>(hash >> 32) & mask_;
    for (; table_[at] != kNotYet; at = (at + 1) & mask_) {
      const std::uint32_t other = first_of(table_[at]);
      if (other != kNotYet && std::equal(mine.begin(), mine.end(), children(other))) return table_[at];
    }
    return table_[at] = node;
  }

 private:
  static constexpr std::size_t kUsual = 4096;  // what packs of a usual size need lies on the stack
  std::uint32_t mask_;
  boost::container::small_vector<std::uint32_t, kUsual> room_;
  std::span<std::uint32_t> like_;
  std::span<std::uint32_t> table_;  ///< open addressing
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
  open &= asks_;
  if (open == 0) return 0;
  std::uint64_t depends = 0;
  Alike alike(places_.size(), goes_to_.size());
  const auto like = [&](const auto& self, std::uint32_t at) -> std::uint32_t {
    while ((at & kLeafBit) == 0 && answers.at[places_[at].question] != kAbsent)
      at = goes_to_[places_[at].first + answers.at[places_[at].question]];
    if ((at & kLeafBit) != 0) return at;
    if (const std::uint32_t known = alike.of(at); known != kNotYet) return known;
    const Place& place = places_[at];
    std::uint32_t* const children = alike.children(place.first);
    bool same = true;
    for (std::uint8_t i = 0; i < place.answers; ++i) {
      children[i] = self(self, goes_to_[place.first + i]);
      same &= children[i] == children[0];
    }
    if (!same) depends |= std::uint64_t{1} << place.question;
    const auto first_of = [&](std::uint32_t other) {
      return places_[other].question == place.question ? places_[other].first : kNotYet;
    };
    alike.is_like(at, same ? children[0] : alike.find(at, place.first, place.answers, first_of));
    return alike.of(at);
  };
  for (const std::uint32_t root : begins_at_) {
    static_cast<void>(like(like, root));
    if (depends == open) break;  // there is nothing more to find
  }
  return depends;
}

std::uint64_t Flat::reachable(std::size_t i, const Answers& answers) const {
  std::vector<std::uint8_t> reached(places_.size());
  return reach({&begins_at_[i], 1}, answers, reached);
}

}  // namespace sharewell::guidance
