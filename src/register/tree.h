// SPDX-License-Identifier: MIT
// The Merkle tree of a register: one hash that stands for all entries and their order, and short proofs
// against it.
//
// In: leaf hashes in order. Out: roots, proofs that a leaf is in a tree, proofs that one tree begins another.
// Never: sees an entry; a leaf's bytes are a commitment made elsewhere. `@cite RFC 6962 2.1`.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace sharewell::reg {

/// SHA-256(0x00 || leaf). @cite RFC 6962 2.1
[[nodiscard]] Digest leaf_hash(ByteView leaf);
/// SHA-256(0x01 || left || right). @cite RFC 6962 2.1
[[nodiscard]] Digest node_hash(const Digest& left, const Digest& right);
/// The root over all leaves; that of no leaves is SHA-256 of nothing. O(n) time, O(log n) memory.
[[nodiscard]] Digest root_of(std::span<const Digest> leaf_hashes);

/// The right edge of a tree that grows: enough to append and to know the root, never more than 64 hashes.
class Frontier {
 public:
  /// One hash for each leaf on average.
  void append(const Digest& leaf_hash) { append_subtree(leaf_hash, 0); }
  /// The root of a full subtree of 2^level leaves. @pre size() is a multiple of that
  void append_subtree(const Digest& root, unsigned level);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Digest root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> peaks_;  ///< roots of the full subtrees, largest first: one for each bit set in size_
};

/// The frontier of many leaves at once: full subtrees are hashed by so many threads. @pre threads > 0
[[nodiscard]] Frontier frontier_of(std::span<const Digest> leaf_hashes, unsigned threads);

/// The path from a leaf's sibling up to the root's child. O(n) time. @pre index < leaf_hashes.size()
/// @cite RFC 6962 2.1.1
[[nodiscard]] std::vector<Digest> inclusion_proof(std::span<const Digest> leaf_hashes, std::uint64_t index);
/// Whether the proof shows that the leaf stands at `index` in the tree of `size` leaves with this root.
[[nodiscard]] bool inclusion_fits(std::uint64_t index, std::uint64_t size, const Digest& leaf_hash,
                                  std::span<const Digest> proof, const Digest& root);

/// Shows that the first `old_size` leaves make a tree that this one continues; empty for old_size 0 and for
/// all.
/// @pre old_size <= leaf_hashes.size()  @cite RFC 6962 2.1.2
[[nodiscard]] std::vector<Digest> consistency_proof(std::span<const Digest> leaf_hashes,
                                                    std::uint64_t old_size);
/// Whether the proof shows that the tree (old_size, old_root) is the beginning of the tree (new_size,
/// new_root).
[[nodiscard]] bool consistency_fits(std::uint64_t old_size, const Digest& old_root, std::uint64_t new_size,
                                    const Digest& new_root, std::span<const Digest> proof);

}  // namespace sharewell::reg
