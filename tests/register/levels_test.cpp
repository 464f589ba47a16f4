// SPDX-License-Identifier: MIT
#include "register/levels.h"

#include <gtest/gtest.h>

#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

Levels levels_of(std::span<const Digest> leaves) {
  Levels levels;
  for (const Digest& leaf : leaves) levels.append(leaf);
  return levels;
}

}  // namespace

TEST(Levels, GiveTheRootAndTheProofsThatHashingAllLeavesGivesAtEverySize) {
  const std::vector<Digest> all = numbered_leaves(260);
  const Levels levels = levels_of(all);
  for (const std::size_t size : {0, 1, 2, 3, 7, 8, 9, 31, 33, 64, 100, 255, 256, 257, 260}) {
    const auto leaves = std::span(all).first(size);
    ASSERT_EQ(levels.root(size), root_of(leaves)) << size;
    for (std::size_t i = 0; i < size; ++i)
      ASSERT_EQ(levels.inclusion(i, size), inclusion_proof(leaves, i)) << size;
    for (std::size_t old = 0; old <= size; ++old)
      ASSERT_EQ(levels.consistency(old, size), consistency_proof(leaves, old)) << old << " of " << size;
  }
}

TEST(Levels, HoldTheFullSubtreesOfEachHeight) {
  const std::vector<Digest> leaves = numbered_leaves(11);
  const Levels levels = levels_of(leaves);
  EXPECT_EQ(levels.size(), 11u);
  EXPECT_EQ(levels.at(0).size(), 11u);
  EXPECT_EQ(levels.at(1).size(), 5u);
  EXPECT_EQ(levels.at(3).size(), 1u);
  EXPECT_EQ(levels.at(3).front(), root_of(std::span(leaves).first(8)));
  EXPECT_TRUE(levels.at(4).empty());
  EXPECT_TRUE(levels.at(63).empty());
}
