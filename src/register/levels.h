// SPDX-License-Identifier: MIT
// All hashes of a register's full subtrees, so that proofs cost a few hashes each, for it as it is and for it
// as it was at any size before.
//
// In: leaf hashes in order. Out: roots, proofs, and the hashes that tiles are cut from. Never: sees an entry;
// changes what it has (a register only grows).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace sharewell::reg {

class Levels {
 public:
  /// One hash for each leaf on average, and as much memory again as the leaves. @cite RFC 6962 2.1
  void append(const Digest& leaf_hash);
  [[nodiscard]] std::uint64_t size() const { return levels_.front().size(); }
  /// The roots of the full subtrees of 2^level leaves, from the left; level 0 is the leaves.
  [[nodiscard]] std::span<const Digest> at(unsigned level) const;

  // Each for the first `size` leaves, in O(log size) hashes, as the functions of tree.h.
  [[nodiscard]] Digest root(std::uint64_t size) const;  ///< @pre size <= size()
  /// @pre index < size <= size()
  [[nodiscard]] std::vector<Digest> inclusion(std::uint64_t index, std::uint64_t size) const;
  /// @pre old_size <= size <= size()
  [[nodiscard]] std::vector<Digest> consistency(std::uint64_t old_size, std::uint64_t size) const;

 private:
  [[nodiscard]] Digest root_of_range(std::uint64_t begin, std::uint64_t count) const;
  std::vector<std::vector<Digest>> levels_{1};
};

}  // namespace sharewell::reg
