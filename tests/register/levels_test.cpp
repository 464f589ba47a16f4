// SPDX-License-Identifier: MIT
#include "register/levels.h"

#include <gtest/gtest.h>

#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

TEST(Levels, GiveTheRootAndTheProofsThatHashingAllLeavesGives) {
  for (const std::size_t size : {0, 1, 2, 3, 7, 8, 9, 31, 33, 64, 100, 255, 256, 257}) {
    const std::vector<Digest> leaves = numbered_leaves(size);
    const Levels levels(leaves);
    ASSERT_EQ(levels.size(), size);
    ASSERT_EQ(levels.root(), root_of(leaves)) << size;
    for (std::size_t i = 0; i < size; ++i) ASSERT_EQ(levels.inclusion(i), inclusion_proof(leaves, i)) << size;
    for (std::size_t old = 0; old <= size; ++old)
      ASSERT_EQ(levels.consistency(old), consistency_proof(leaves, old)) << old << " of " << size;
  }
}

TEST(Levels, HoldTheFullSubtreesOfEachHeight) {
  const std::vector<Digest> leaves = numbered_leaves(11);
  const Levels levels(leaves);
  EXPECT_EQ(levels.at(0).size(), 11u);
  EXPECT_EQ(levels.at(1).size(), 5u);
  EXPECT_EQ(levels.at(3).size(), 1u);
  EXPECT_EQ(levels.at(3).front(), root_of(std::span(leaves).first(8)));
  EXPECT_TRUE(levels.at(4).empty());
  EXPECT_TRUE(levels.at(63).empty());
}
