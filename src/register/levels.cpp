// SPDX-License-Identifier: MIT
#include "register/levels.h"

#include <algorithm>
#include <bit>

#include "base/error.h"
#include "register/tree.h"

namespace sharewell::reg {
namespace {

std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

}  // namespace

Levels::Levels(std::vector<Digest> leaf_hashes) {
  levels_.push_back(std::move(leaf_hashes));
  while (levels_.back().size() > 1) {
    const std::vector<Digest>& below = levels_.back();
    std::vector<Digest> level;
    level.reserve(below.size() / 2);
    for (std::size_t i = 0; i + 1 < below.size(); i += 2) level.push_back(node_hash(below[i], below[i + 1]));
    levels_.push_back(std::move(level));
  }
}

std::span<const Digest> Levels::at(unsigned level) const {
  return level < levels_.size() ? std::span<const Digest>(levels_[level]) : std::span<const Digest>();
}

Digest Levels::root() const { return size() == 0 ? root_of({}) : root_of_range(0, size()); }

/// `begin` is where RFC 6962 would split, so it is a multiple of every power of two up to `count`.
Digest Levels::root_of_range(std::uint64_t begin, std::uint64_t count) const {
  if (std::has_single_bit(count))
    return levels_[static_cast<std::size_t>(std::countr_zero(count))][begin / count];
  const std::uint64_t k = split(count);
  return node_hash(root_of_range(begin, k), root_of_range(begin + k, count - k));
}

std::vector<Digest> Levels::inclusion(std::uint64_t index) const {
  SW_CHECK(index < size());
  std::vector<Digest> path;
  for (std::uint64_t begin = 0, count = size(); count > 1;) {
    const std::uint64_t k = split(count);
    const bool left = index < begin + k;
    path.push_back(left ? root_of_range(begin + k, count - k) : root_of_range(begin, k));
    begin += left ? 0 : k;
    count = left ? k : count - k;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<Digest> Levels::consistency(std::uint64_t old_size) const {
  SW_CHECK(old_size <= size());
  std::vector<Digest> proof;
  if (old_size == 0 || old_size == size()) return proof;
  std::uint64_t begin = 0, count = size();
  bool whole = true;  // the old tree is a whole subtree so far, so its root is known and not repeated
  while (old_size < begin + count) {
    const std::uint64_t k = split(count);
    const bool left = old_size <= begin + k;
    proof.push_back(left ? root_of_range(begin + k, count - k) : root_of_range(begin, k));
    whole = whole && left;
    begin += left ? 0 : k;
    count = left ? k : count - k;
  }
  if (!whole) proof.push_back(root_of_range(begin, count));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

}  // namespace sharewell::reg
