// SPDX-License-Identifier: MIT
#include "crypt/key_shelf.h"

#include <gtest/gtest.h>

#include <map>

#include "crypt/hash.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;

TEST(KeyShelfTest, GivesTheKeyOfANameOrNothing) {
  const Random random = seeded(1);
  KeyShelf shelf(8);
  std::map<std::string, Bytes> all;
  int found = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string name = "file " + std::to_string(i % 20);
    const TransientKey key = TransientKey::make(random);
    EXPECT_TRUE(same(shelf.keep(name, key).bytes(), key.view()));
    all[name].assign(key.view().begin(), key.view().end());
    for (const auto& [known, bytes] : all)
      if (const auto kept = shelf.find(known)) {
        ++found;
        EXPECT_TRUE(same(kept->view(), bytes)) << known;
      }
  }
  EXPECT_GT(found, 100);
  EXPECT_FALSE(shelf.find("").has_value());
  EXPECT_FALSE(shelf.find("another").has_value());
}

TEST(KeyShelfTest, ForgetsAndLeavesNothingBehind) {
  KeyShelf shelf(1);
  const KeyView kept = shelf.keep("one", TransientKey::make(seeded(2)));
  shelf.forget("another that would lie in its place");
  EXPECT_TRUE(shelf.find("one").has_value());
  shelf.forget("one");
  EXPECT_FALSE(shelf.find("one").has_value());
  EXPECT_TRUE(same(kept.bytes(), Bytes(kKeyBytes, 0)));
}
