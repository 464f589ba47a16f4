// SPDX-License-Identifier: MIT
// All hashes of a register's full subtrees at one moment, so that many proofs cost a few hashes each.
//
// In: leaf hashes in order. Out: the root, proofs, and the hashes that tiles are cut from. Never: sees an
// entry; changes (a register that grew makes new ones).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"

namespace sharewell::reg {

class Levels {
 public:
  /// One hash for each leaf on average, and as much memory again as the leaves. @cite RFC 6962 2.1
  explicit Levels(std::vector<Digest> leaf_hashes);
  [[nodiscard]] std::uint64_t size() const { return levels_.front().size(); }
  [[nodiscard]] Digest root() const;
  /// The roots of the full subtrees of 2^level leaves, from the left; level 0 is the leaves.
  [[nodiscard]] std::span<const Digest> at(unsigned level) const;
  /// As inclusion_proof of tree.h, in O(log n) hashes. @pre index < size()
  [[nodiscard]] std::vector<Digest> inclusion(std::uint64_t index) const;
  /// As consistency_proof of tree.h, in O(log n) hashes. @pre old_size <= size()
  [[nodiscard]] std::vector<Digest> consistency(std::uint64_t old_size) const;

 private:
  [[nodiscard]] Digest root_of_range(std::uint64_t begin, std::uint64_t count) const;
  std::vector<std::vector<Digest>> levels_;
};

}  // namespace sharewell::reg
