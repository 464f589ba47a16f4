// SPDX-License-Identifier: MIT
#include "register/tiles.h"

#include <gtest/gtest.h>

#include <map>

#include "register/tree.h"
#include "register_fixture.h"

using namespace sharewell;
using namespace sharewell::reg;

namespace {

const Levels& seventy_thousand() {
  static const Levels levels = [] {
    Levels made;
    for (const Digest& leaf : numbered_leaves(70'000)) made.append(leaf);
    return made;
  }();
  return levels;
}

bool has(std::uint64_t size, const Tile& tile) {
  return tile_bytes(seventy_thousand(), size, tile).has_value();
}

}  // namespace

TEST(ATile, IsNamedAsTheSpecificationNamesIt) {
  EXPECT_EQ(tile_path({0, 1'234'067, 256}), "0/x001/x234/067");
  EXPECT_EQ(tile_path({1, 0, 17}), "1/000.p/17");
  for (const Tile& tile : {Tile{0, 0, 256}, {7, 999, 1}, {2, 1000, 255}, {0, 1'234'067, 256}})
    EXPECT_EQ(tile_at(tile_path(tile)), tile);
}

TEST(ATile, HasOneNameAndNoOther) {
  for (const char* bad : {"",
                          "/",
                          "0",
                          "0/",
                          "0/0",
                          "0/00",
                          "0/0000",
                          "00/000",
                          "8/000",
                          "64/000",
                          "x/000",
                          "0/x000/001",
                          "0/001/002",
                          "0/x001",
                          "0/x1/000",
                          "0/000.p",
                          "0/000.p/",
                          "0/000.p/0",
                          "0/000.p/256",
                          "0/000.p/07",
                          "0/000.p/1/",
                          "0/000/",
                          "-1/000",
                          "entries/000",
                          "0/x999/x999/x999/x999/x999/x999/x999/999",
                          "0/000.p/99999999999999999999",
                          "0/a00",
                          "0/.p/1",
                          "0/000 "})
    EXPECT_FALSE(tile_at(bad)) << bad;
}

TEST(ATile, IsThereAsTheSpecificationCountsThem) {
  // "a tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile of width
  // 112, one full level 1 tile, one partial level 1 tile of width 17, and one partial level 2 tile of width
  // 1"
  EXPECT_TRUE(has(70'000, {0, 272, 256}));
  EXPECT_FALSE(has(70'000, {0, 273, 256}));
  EXPECT_TRUE(has(70'000, {0, 273, 112}));
  EXPECT_FALSE(has(70'000, {0, 273, 113}));
  EXPECT_TRUE(has(70'000, {1, 0, 256}));
  EXPECT_TRUE(has(70'000, {1, 1, 17}));
  EXPECT_FALSE(has(70'000, {1, 1, 18}));
  EXPECT_TRUE(has(70'000, {2, 0, 1}));
  EXPECT_FALSE(has(70'000, {2, 0, 2}));
  EXPECT_FALSE(has(70'000, {3, 0, 1}));
  EXPECT_TRUE(has(256, {1, 0, 1}));
  EXPECT_FALSE(has(256, {0, 1, 1}));
  EXPECT_FALSE(has(255, {1, 0, 1}));
  EXPECT_FALSE(has(0, {0, 0, 1}));
  EXPECT_FALSE(has(70'000, {0, ~std::uint64_t{0} / 256, 1}));
}

TEST(ATile, HoldsTheRootsOfFullTilesBelow) {
  const auto below = tile_bytes(seventy_thousand(), 70'000, {0, 5, 256}).value();
  const auto above = tile_bytes(seventy_thousand(), 70'000, {1, 0, 256}).value();
  ASSERT_EQ(below.size(), 256u * 32u);
  std::vector<Digest> hashes(256);
  for (std::size_t i = 0; i < 256; ++i)
    std::copy_n(below.begin() + 32 * static_cast<int>(i), 32, hashes[i].begin());
  EXPECT_EQ(hashes[7], leaf_hash(bytes_of(numbered_leaf(5 * 256 + 7))));
  const Digest root = root_of(hashes);
  EXPECT_TRUE(std::equal(root.begin(), root.end(), above.begin() + 32 * 5));
}
