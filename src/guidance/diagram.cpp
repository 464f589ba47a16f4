// SPDX-License-Identifier: MIT
#include "guidance/diagram.h"

#include <algorithm>
#include <utility>

#include "base/result.h"

namespace sharewell::guidance {
namespace {

constexpr Ref kNone = ~Ref{0};

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

}  // namespace

Diagram::Diagram(std::vector<std::uint8_t> answers, std::vector<std::uint8_t> order, Budget budget)
    : answers_(std::move(answers)), order_(std::move(order)), level_of_(answers_.size()), budget_(budget) {
  SW_CHECK(answers_.size() == order_.size() && order_.size() < kLeafLevel);
  for (std::size_t i = 0; i < order_.size(); ++i) level_of_[order_[i]] = static_cast<std::uint8_t>(i);
  unique_.assign(1024, 0);
  done_.assign(4096, {});
}

bool Diagram::spend() {
  if (++steps_ > budget_.steps || nodes_.size() > budget_.nodes) over_ = true;
  return !over_;
}

Ref Diagram::ask(std::uint8_t question, std::span<const Ref> children) {
  SW_CHECK(children.size() == answers_[question]);
  return make(level_of_[question], children);
}

Ref Diagram::make(std::uint8_t at_level, std::span<const Ref> children) {
  if (std::ranges::all_of(children, [&](Ref one) { return one == children[0]; })) return children[0];
  std::uint64_t hash = at_level;
  for (const Ref one : children) hash = mix(hash, one);
  for (std::size_t at = hash & (unique_.size() - 1);; at = (at + 1) & (unique_.size() - 1)) {
    const Ref found = unique_[at];
    if (found == 0) {
      nodes_.push_back({static_cast<std::uint32_t>(children_.size()), at_level});
      children_.insert(children_.end(), children.begin(), children.end());
      const Ref made = static_cast<Ref>(nodes_.size() - 1) + kLeaves;
      unique_[at] = made;
      if (nodes_.size() * 2 > unique_.size()) grow_unique();
      return made;
    }
    const Node& other = node(found);
    if (other.level == at_level &&
        std::equal(children.begin(), children.end(), children_.begin() + other.first))
      return found;
  }
}

void Diagram::grow_unique() {
  unique_.assign(unique_.size() * 2, 0);
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    std::uint64_t hash = nodes_[i].level;
    for (const Ref one : children_of(static_cast<Ref>(i) + kLeaves)) hash = mix(hash, one);
    std::size_t at = hash & (unique_.size() - 1);
    while (unique_[at] != 0) at = (at + 1) & (unique_.size() - 1);
    unique_[at] = static_cast<Ref>(i) + kLeaves;
  }
}

void Diagram::grow_done() {
  std::vector<Done> old(done_.size() * 2);
  old.swap(done_);
  for (const Done& one : old) {
    if (one.op == ~0u) continue;
    std::size_t at = mix(mix(mix(one.op, one.a), one.b), one.c) & (done_.size() - 1);
    while (done_[at].op != ~0u) at = (at + 1) & (done_.size() - 1);
    done_[at] = one;
  }
}

bool Diagram::settled(Op op, Ref a, Ref b, Ref c, Ref& result) {
  switch (op) {
    case Op::Min:
      if (a != b && a != kFalse && b != kFalse && a != kTrue && b != kTrue) return false;
      result = a == kFalse || b == kFalse ? kFalse : a == kTrue ? b : a;
      return true;
    case Op::Max:
      if (a != b && a != kFalse && b != kFalse && a != kTrue && b != kTrue) return false;
      result = a == kTrue || b == kTrue ? kTrue : a == kFalse ? b : a;
      return true;
    case Op::IfTrue:
      if (!is_leaf(a) && b != c) return false;
      result = a == kTrue ? b : c;
      return true;
  }
  return false;
}

Ref Diagram::combine(Op op, Ref a, Ref b, Ref c) {
  if (op != Op::IfTrue && a > b) std::swap(a, b);
  Ref result = 0;
  if (settled(op, a, b, c, result)) return result;
  if (!spend()) return 0;
  const std::uint64_t hash = mix(mix(mix(static_cast<std::uint32_t>(op), a), b), c);
  for (std::size_t at = hash & (done_.size() - 1); done_[at].op != ~0u; at = (at + 1) & (done_.size() - 1))
    if (const Done& one = done_[at];
        one.op == static_cast<std::uint32_t>(op) && one.a == a && one.b == b && one.c == c)
      return one.result;
  const std::uint8_t top = std::min({level(a), level(b), op == Op::IfTrue ? level(c) : kLeafLevel});
  std::array<Ref, limits::kPackAnswers> children{};
  const std::size_t count = answers_[order_[top]];
  for (std::size_t i = 0; i < count; ++i)
    children[i] = combine(op, child(a, top, i), child(b, top, i), child(c, top, i));
  result = make(top, {children.data(), count});
  if (++done_count_ * 2 > done_.size()) grow_done();
  std::size_t at = hash & (done_.size() - 1);
  while (done_[at].op != ~0u) at = (at + 1) & (done_.size() - 1);
  done_[at] = {a, b, c, static_cast<std::uint32_t>(op), result};
  return result;
}

Ref Diagram::map(Ref function, std::span<const Ref> leaves) {
  steps_ += nodes_.size() / 256;
  if (!spend()) return 0;
  std::vector<Ref> done(nodes_.size(), kNone);
  return map_below(function, leaves, done);
}

Ref Diagram::map_below(Ref ref, std::span<const Ref> leaves, std::vector<Ref>& done) {
  if (is_leaf(ref)) return ref < leaves.size() ? leaves[ref] : ref;
  if (done[ref - kLeaves] != kNone) return done[ref - kLeaves];
  if (!spend()) return 0;
  std::array<Ref, limits::kPackAnswers> children{};
  const std::uint8_t at_level = level(ref);
  const std::size_t count = children_of(ref).size();
  for (std::size_t i = 0; i < count; ++i) children[i] = map_below(children_of(ref)[i], leaves, done);
  return done[ref - kLeaves] = make(at_level, {children.data(), count});
}

std::vector<Ref> Diagram::nodes_below(std::span<const Ref> roots) const {
  std::vector<bool> seen(nodes_.size());
  std::vector<Ref> waiting, found;
  const auto meet = [&](Ref ref) {
    if (is_leaf(ref) || seen[ref - kLeaves]) return;
    seen[ref - kLeaves] = true;
    waiting.push_back(ref);
  };
  for (const Ref root : roots) meet(root);
  while (!waiting.empty()) {
    const Ref ref = waiting.back();
    waiting.pop_back();
    found.push_back(ref);
    for (const Ref one : children_of(ref)) meet(one);
  }
  // A node is always made after its children.
  std::ranges::sort(found);
  return found;
}

}  // namespace sharewell::guidance
