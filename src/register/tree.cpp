// SPDX-License-Identifier: MIT
#include "register/tree.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <system_error>
#include <thread>

#include "base/error.h"
#include "crypt/hash.h"

namespace sharewell::reg {
namespace {

/// The largest power of two below n: where RFC 6962 splits n leaves. @pre n > 1
std::uint64_t split(std::uint64_t n) { return std::bit_floor(n - 1); }

/// The way from a node to the root of a tree that need not be full. @cite RFC 9162 2.1.3.2, 2.1.4.2 (fn and
/// sn)
struct Climb {
  std::uint64_t at, last;  ///< of the node and of the last one, on the present level

  [[nodiscard]] bool at_root() const { return last == 0; }
  void shift() {
    at >>= 1;
    last >>= 1;
  }
  /// Goes to the parent; true if the sibling that was passed stands to the left.
  [[nodiscard]] bool up() {
    const bool left = (at & 1u) != 0 || at == last;
    while (left && (at & 1u) == 0 && at != 0) shift();
    shift();
    return left;
  }
};

constexpr unsigned kPartLevel = 12;  // a part and its room lie in a core's cache
constexpr std::size_t kPartLeaves = std::size_t{1} << kPartLevel;

/// The root of a full subtree, level by level. @pre room holds half as many as there are leaves
Digest root_of_part(std::span<const Digest> leaves, std::span<Digest> room) {
  std::span<const Digest> below = leaves;
  while (below.size() > 1) {
    for (std::size_t i = 0; i < below.size() / 2; ++i) room[i] = node_hash(below[2 * i], below[2 * i + 1]);
    below = room.first(below.size() / 2);
  }
  return below.front();
}

/// PATH(m, D[n]) without recursion: the sibling subtrees from the root down, then turned round.
std::vector<Digest> path_down(std::span<const Digest> leaves, std::uint64_t index) {
  std::vector<Digest> path;
  while (leaves.size() > 1) {
    const auto k = static_cast<std::size_t>(split(leaves.size()));
    if (index < k) {
      path.push_back(root_of(leaves.subspan(k)));
      leaves = leaves.first(k);
    } else {
      path.push_back(root_of(leaves.first(k)));
      leaves = leaves.subspan(k);
      index -= k;
    }
  }
  return path;
}

}  // namespace

Digest leaf_hash(ByteView leaf) {
  std::array<std::uint8_t, 1 + sizeof(Digest)> usual{};
  if (leaf.size() < usual.size()) {  // ours are digests
    std::copy(leaf.begin(), leaf.end(), usual.begin() + 1);
    return crypt::sha256(ByteView(usual).first(1 + leaf.size()));
  }
  Bytes prefixed(1 + leaf.size());
  std::copy(leaf.begin(), leaf.end(), prefixed.begin() + 1);
  return crypt::sha256(prefixed);
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<std::uint8_t, 1 + 2 * sizeof(Digest)> block{};
  block[0] = 0x01;
  std::copy(left.begin(), left.end(), block.begin() + 1);
  std::copy(right.begin(), right.end(), block.begin() + 1 + sizeof(Digest));
  return crypt::sha256(block);
}

void Frontier::append_subtree(const Digest& root, unsigned level) {
  Digest carried = root;
  SW_CHECK(((size_ >> level) << level) == size_);
  for (std::uint64_t full = size_ >> level; (full & 1u) != 0; full >>= 1) {
    carried = node_hash(peaks_.back(), carried);
    peaks_.pop_back();
  }
  peaks_.push_back(carried);
  size_ += std::uint64_t{1} << level;
}

Frontier frontier_of(std::span<const Digest> leaf_hashes, unsigned threads) {
  SW_CHECK(threads > 0);
  std::vector<Digest> roots(leaf_hashes.size() / kPartLeaves);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    std::vector<Digest> room(kPartLeaves / 2);
    for (std::size_t part = next++; part < roots.size(); part = next++)
      roots[part] = root_of_part(leaf_hashes.subspan(part * kPartLeaves, kPartLeaves), room);
  };
  {
    std::vector<std::jthread> others;
    const auto add_others = [&] {
      try {
        for (std::size_t i = 1; i < std::min<std::size_t>(threads, roots.size()); ++i)
          others.emplace_back(work);
      } catch (const std::system_error&) {
        return;  // no more can be had: those that there are do it
      }
    };
    add_others();
    if (!roots.empty()) work();
  }
  Frontier frontier;
  for (const Digest& root : roots) frontier.append_subtree(root, kPartLevel);
  for (const Digest& leaf : leaf_hashes.subspan(roots.size() * kPartLeaves)) frontier.append(leaf);
  return frontier;
}

Digest Frontier::root() const {
  if (peaks_.empty()) return crypt::sha256({});
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i) root = node_hash(peaks_[i - 1], root);
  return root;
}

Digest root_of(std::span<const Digest> leaf_hashes) {
  Frontier frontier;
  for (const Digest& leaf : leaf_hashes) frontier.append(leaf);
  return frontier.root();
}

std::vector<Digest> inclusion_proof(std::span<const Digest> leaf_hashes, std::uint64_t index) {
  SW_CHECK(index < leaf_hashes.size());
  std::vector<Digest> path = path_down(leaf_hashes, index);
  std::reverse(path.begin(), path.end());
  return path;
}

bool inclusion_fits(std::uint64_t index, std::uint64_t size, const Digest& leaf_hash,
                    std::span<const Digest> proof, const Digest& root) {
  if (index >= size) return false;
  Climb climb{index, size - 1};
  Digest hash = leaf_hash;
  for (const Digest& sibling : proof) {
    if (climb.at_root()) return false;
    hash = climb.up() ? node_hash(sibling, hash) : node_hash(hash, sibling);
  }
  return climb.at_root() && hash == root;
}

std::vector<Digest> consistency_proof(std::span<const Digest> leaf_hashes, std::uint64_t old_size) {
  SW_CHECK(old_size <= leaf_hashes.size());
  std::vector<Digest> proof;
  if (old_size == 0 || old_size == leaf_hashes.size()) return proof;
  std::span<const Digest> rest = leaf_hashes;
  bool whole = true;  // the old tree is a whole subtree so far, so its root is known and not repeated
  std::uint64_t old = old_size;
  while (old < rest.size()) {
    const auto k = static_cast<std::size_t>(split(rest.size()));
    if (old <= k) {
      proof.push_back(root_of(rest.subspan(k)));
      rest = rest.first(k);
    } else {
      proof.push_back(root_of(rest.first(k)));
      rest = rest.subspan(k);
      old -= k;
      whole = false;
    }
  }
  if (!whole) proof.push_back(root_of(rest));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

bool consistency_fits(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size,
                      const Digest& new_root, std::span<const Digest> proof) {
  if (old_size > new_size) return false;
  if (old_size == new_size)
    return proof.empty() && old_root == new_root && (old_size != 0 || old_root == root_of({}));
  if (old_size == 0) return proof.empty() && old_root == root_of({});
  Climb climb{old_size - 1, new_size - 1};
  while ((climb.at & 1u) != 0) climb.shift();
  const bool whole =
      climb.at == 0;  // the old tree is a whole subtree: its root is known and left out of the proof
  if (!whole && proof.empty()) return false;
  Digest old_hash = whole ? old_root : proof.front();
  Digest new_hash = old_hash;
  for (const Digest& one : proof.subspan(whole ? 0 : 1)) {
    if (climb.at_root()) return false;
    if (climb.up()) {
      old_hash = node_hash(one, old_hash);
      new_hash = node_hash(one, new_hash);
    } else {
      new_hash = node_hash(new_hash, one);
    }
  }
  return climb.at_root() && old_hash == old_root && new_hash == new_root;
}

}  // namespace sharewell::reg
