// SPDX-License-Identifier: MIT
#include "plain_tree.h"

#include "crypt/hash.h"

namespace sharewell::simulation {
namespace {

using Digests = std::vector<Digest>;

Digest node(const Digest& left, const Digest& right) {
  Bytes both{1};
  both.insert(both.end(), left.begin(), left.end());
  both.insert(both.end(), right.begin(), right.end());
  return crypt::sha256(both);
}

/// The largest power of two that is smaller than `size`.
std::size_t split_of(std::size_t size) {
  std::size_t k = 1;
  while (2 * k < size) k *= 2;
  return k;
}

/// PATH(m, D[n]) turned round: what the root is by this path.
Digest climb(const Digest& leaf, std::size_t index, std::size_t size, std::span<const Digest> path) {
  if (size == 1) return leaf;
  const std::size_t k = split_of(size);
  const std::span<const Digest> below = path.first(path.size() - 1);
  if (index < k) return node(climb(leaf, index, k, below), path.back());
  return node(path.back(), climb(leaf, index - k, size - k, below));
}

std::size_t length_of_path(std::size_t index, std::size_t size) {
  if (size <= 1) return 0;
  const std::size_t k = split_of(size);
  return 1 + (index < k ? length_of_path(index, k) : length_of_path(index - k, size - k));
}

/// SUBPROOF(m, D[n], b)
Digests subproof(std::size_t m, std::span<const Digest> leaves, bool whole) {
  if (m == leaves.size()) return whole ? Digests{} : Digests{root_by_definition(leaves)};
  const std::size_t k = split_of(leaves.size());
  Digests out;
  if (m <= k) {
    out = subproof(m, leaves.first(k), whole);
    out.push_back(root_by_definition(leaves.subspan(k)));
  } else {
    out = subproof(m - k, leaves.subspan(k), false);
    out.push_back(root_by_definition(leaves.first(k)));
  }
  return out;
}

}  // namespace

Digest leaf_of(ByteView blind, std::string_view text) {
  const Digest data =
      crypt::hmac_sha256(blind, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  Bytes whole{0};
  whole.insert(whole.end(), data.begin(), data.end());
  return crypt::sha256(whole);
}

Digest root_by_definition(std::span<const Digest> leaves) {
  if (leaves.empty()) return crypt::sha256({});
  if (leaves.size() == 1) return leaves.front();
  const std::size_t k = split_of(leaves.size());
  return node(root_by_definition(leaves.first(k)), root_by_definition(leaves.subspan(k)));
}

bool leads_to(const Digest& leaf, std::size_t index, std::size_t size, std::span<const Digest> path,
              const Digest& root) {
  if (index >= size || path.size() != length_of_path(index, size)) return false;
  return climb(leaf, index, size, path) == root;
}

Digests consistency_by_definition(std::size_t old_size, std::span<const Digest> leaves) {
  if (old_size == 0) return {};
  return subproof(old_size, leaves, true);
}

}  // namespace sharewell::simulation
