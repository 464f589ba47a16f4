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

void Levels::append(const Digest& leaf_hash) {
  levels_.front().push_back(leaf_hash);
  for (std::size_t level = 0; levels_[level].size() % 2 == 0; ++level) {
    if (level + 1 == levels_.size()) levels_.emplace_back();
    const std::vector<Digest>& below = levels_[level];
    levels_[level + 1].push_back(node_hash(below[below.size() - 2], below.back()));
  }
}

std::span<const Digest> Levels::at(unsigned level) const {
  return level < levels_.size() ? std::span<const Digest>(levels_[level]) : std::span<const Digest>();
}

Digest Levels::root(std::uint64_t size) const {
  SW_CHECK(size <= this->size());
  return size == 0 ? root_of({}) : root_of_range(0, size);
}

/// `begin` is where RFC 6962 would split, so it is a multiple of every power of two up to `count`.
Digest Levels::root_of_range(std::uint64_t begin, std::uint64_t count) const {
  if (std::has_single_bit(count))
    return levels_[static_cast<std::size_t>(std::countr_zero(count))][begin / count];
  const std::uint64_t k = split(count);
  return node_hash(root_of_range(begin, k), root_of_range(begin + k, count - k));
}

std::vector<Digest> Levels::inclusion(std::uint64_t index, std::uint64_t size) const {
  SW_CHECK(index < size && size <= this->size());
  std::vector<Digest> path;
  for (std::uint64_t begin = 0, count = size; count > 1;) {
    const std::uint64_t k = split(count);
    const bool left = index < begin + k;
    path.push_back(left ? root_of_range(begin + k, count - k) : root_of_range(begin, k));
    begin += left ? 0 : k;
    count = left ? k : count - k;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<Digest> Levels::consistency(std::uint64_t old_size, std::uint64_t size) const {
  SW_CHECK(old_size <= size && size <= this->size());
  std::vector<Digest> proof;
  if (old_size == 0 || old_size == size) return proof;
  std::uint64_t begin = 0, count = size;
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
