// SPDX-License-Identifier: MIT
#include "crypt/seal.h"

#include <gtest/gtest.h>

#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;

namespace {
TransientKey flipped(const TransientKey& key, std::size_t bit) {
  Bytes bytes(key.view().begin(), key.view().end());
  bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
  return TransientKey::from(bytes);
}
}  // namespace

TEST(Seal, OpensToWhatWasSealedForEveryLength) {
  const Random random = seeded(1);
  const SecretKey key = SecretKey::make(random);
  for (std::size_t length = 0; length < 300; ++length) {
    Bytes plain(length);
    random(plain);
    const Bytes sealed = seal(key, plain, bytes_of("here"), random);
    ASSERT_EQ(sealed.size(), length + kSealOverhead);
    ASSERT_EQ(open(key, sealed, bytes_of("here")).value(), plain);
  }
}

TEST(Seal, RefusesEveryFlippedBitOfBytesKeyAndPlace) {
  const Random random = seeded(2);
  const TransientKey key = TransientKey::make(random);
  const Bytes plain(48, 0x5a), place = bind({"entry", "7"});
  const Bytes sealed = seal(key, plain, place, random);
  ASSERT_TRUE(open(key, sealed, place));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Bytes changed = sealed;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    const auto opened = open(key, changed, place);
    ASSERT_FALSE(opened) << "bit " << bit << " of the sealed bytes";
    ASSERT_EQ(opened.error().code, ErrorCode::Damaged);
  }
  for (std::size_t bit = 0; bit < kKeyBytes * 8; ++bit)
    ASSERT_FALSE(open(flipped(key, bit), sealed, place)) << "bit " << bit << " of the key";
  for (std::size_t bit = 0; bit < place.size() * 8; ++bit) {
    Bytes changed = place;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    ASSERT_FALSE(open(key, sealed, changed)) << "bit " << bit << " of the associated data";
  }
}

TEST(Seal, RefusesEveryShorterAndLongerText) {
  const Random random = seeded(3);
  const TransientKey key = TransientKey::make(random);
  Bytes sealed = seal(key, bytes_of("something"), {}, random);
  for (std::size_t length = 0; length < sealed.size(); ++length)
    ASSERT_FALSE(open(key, ByteView(sealed).first(length), {})) << length;
  sealed.push_back(0);
  EXPECT_FALSE(open(key, sealed, {}));
}

TEST(Seal, NeverWritesTheSameBytesTwice) {
  const Random random = system_random();
  const SecretKey key = SecretKey::make(random);
  EXPECT_NE(seal(key, bytes_of("a"), {}, random), seal(key, bytes_of("a"), {}, random));
}

TEST(Seal, OpensAKeyOnlyIfItIsOne) {
  const Random random = seeded(4);
  const SecretKey outer = SecretKey::make(random), inner = SecretKey::make(random);
  const Bytes sealed = seal(outer, inner.view(), bytes_of("file key"), random);
  const auto opened = open_key(outer, sealed, bytes_of("file key"));
  ASSERT_TRUE(opened);
  EXPECT_TRUE(std::equal(opened->view().begin(), opened->view().end(), inner.view().begin()));
  EXPECT_FALSE(open_key(outer, sealed, bytes_of("entry key")));
  EXPECT_FALSE(open_key(outer, seal(outer, Bytes(31), bytes_of("file key"), random), bytes_of("file key")));
}

TEST(Bind, TellsEveryTwoListsOfPartsApart) {
  EXPECT_NE(bind({"ab", "c"}), bind({"a", "bc"}));
  EXPECT_NE(bind({"a"}), bind({"a", ""}));
  EXPECT_NE(bind({}), bind({""}));
  EXPECT_EQ(bind({"a", "b"}), bind({"a", "b"}));
}

TEST(Pad, FillsWholeBucketsAndComesOffAgain) {
  for (const std::size_t bucket : {1u, 16u, 256u})
    for (std::size_t length = 0; length < 600; ++length) {
      Bytes plain(length, 0x80);
      if (length % 3 == 0) std::fill(plain.begin(), plain.end(), std::uint8_t{0});
      const Bytes padded = pad(plain, bucket);
      ASSERT_EQ(padded.size(), (length / bucket + 1) * bucket);
      ASSERT_TRUE(std::ranges::equal(unpad(padded, bucket).value(), plain)) << length;
    }
}

TEST(Pad, RefusesPaddingThatItWouldNotWrite) {
  EXPECT_FALSE(unpad({}, 16));
  EXPECT_FALSE(unpad(Bytes(16, 0x00), 16));  // no mark
  EXPECT_FALSE(unpad(Bytes(16, 0x01), 16));  // another mark
  EXPECT_FALSE(unpad(pad(Bytes(3), 15), 16));
  Bytes two_buckets(32, 0);
  two_buckets[3] = 0x80;  // a whole bucket too much
  EXPECT_FALSE(unpad(two_buckets, 16));
}
