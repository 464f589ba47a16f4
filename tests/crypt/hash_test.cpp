// SPDX-License-Identifier: MIT
#include "crypt/hash.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

using namespace sharewell;
using namespace sharewell::crypt;

TEST(Hash, AgreesWithFips180) {
  EXPECT_EQ(to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256(bytes_of("abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256(bytes_of(std::string(1'000'000, 'a')))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, OfPiecesIsThatOfTheWholeAndBeginsAfreshAfterwards) {
  Sha256 pieces;
  for (int round = 0; round < 3; ++round) {
    pieces.update(bytes_of("a")).update({}).update(bytes_of("bc"));
    EXPECT_EQ(pieces.finish(), sha256(bytes_of("abc")));
  }
}

TEST(Hash, IsTheSameOnEveryThread) {
  const Digest here = sha256(bytes_of("abc"));
  Digest there{};
  std::thread([&] { there = sha256(bytes_of("abc")); }).join();
  EXPECT_EQ(here, there);
}

TEST(Hmac, AgreesWithRfc4231AndKeepsNothingOfTheLastKey) {
  const Bytes key1(20, 0x0b), key6(131, 0xaa);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(to_hex(hmac_sha256(key1, bytes_of("Hi There"))),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(to_hex(hmac_sha256(bytes_of("Jefe"), bytes_of("what do ya want for nothing?"))),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(hmac_sha256(key6, bytes_of("Test Using Larger Than Block-Size Key - Hash Key First"))),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    EXPECT_EQ(to_hex(hmac_sha256({}, {})),
              "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
  }
}

TEST(Same, IsTrueOnlyForEqualBytes) {
  EXPECT_TRUE(same({}, {}));
  EXPECT_TRUE(same(bytes_of("abc"), bytes_of("abc")));
  EXPECT_FALSE(same(bytes_of("abc"), bytes_of("abd")));
  EXPECT_FALSE(same(bytes_of("abc"), bytes_of("ab")));
  EXPECT_FALSE(same(bytes_of("ab"), bytes_of("abc")));
}
