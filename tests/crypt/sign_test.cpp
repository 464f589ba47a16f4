// SPDX-License-Identifier: MIT
#include "crypt/sign.h"

#include <gtest/gtest.h>

#include "crypt/hash.h"

using namespace sharewell;
using namespace sharewell::crypt;

namespace {
Bytes from_hex(std::string_view hex) {
  Bytes out;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    out.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  return out;
}
const Bytes kSeed = from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
}  // namespace

TEST(Signature, AgreesWithRfc8032) {
  const SigningKey key = SigningKey::from_seed(TransientKey::from(kSeed));
  EXPECT_EQ(to_hex(key.public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(to_hex(key.sign(bytes_of("r"))),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Mark, IsThatOfPythonsHashlibAndOfThisKeyAndMessageAlone) {
  // hmac.new(blake2b(b"\x04mark", key=seed, digest_size=32).digest(), b"r", "sha256")
  const SigningKey key = SigningKey::from_seed(TransientKey::from(kSeed));
  EXPECT_EQ(to_hex(key.mark(bytes_of("r"))),
            "3d3949cca5c2c21d3ef0852cee417bdcd3986ffe9371821c48127f5a89061458");
  EXPECT_NE(key.mark(bytes_of("r")), key.mark(bytes_of("s")));
  EXPECT_NE(key.mark(bytes_of("r")),
            SigningKey::from_seed(TransientKey::from(Bytes(32, 1))).mark(bytes_of("r")));
}

TEST(Signature, IsRefusedForEveryFlippedBitOfKeyMessageAndSignature) {
  const SigningKey key = SigningKey::from_seed(TransientKey::from(kSeed));
  const Bytes message(20, 0x33), public_key(key.public_key().begin(), key.public_key().end());
  const auto made = key.sign(message);
  const Bytes signature(made.begin(), made.end());
  ASSERT_TRUE(signature_fits(public_key, message, signature));
  const auto refused_when_flipped = [](Bytes bytes, const auto& fits) {
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
      EXPECT_FALSE(fits(bytes)) << "bit " << bit;
      bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    }
  };
  refused_when_flipped(public_key, [&](const Bytes& b) { return signature_fits(b, message, signature); });
  refused_when_flipped(message, [&](const Bytes& b) { return signature_fits(public_key, b, signature); });
  refused_when_flipped(signature, [&](const Bytes& b) { return signature_fits(public_key, message, b); });
}

TEST(Signature, IsRefusedForAWrongLength) {
  const SigningKey key = SigningKey::from_seed(TransientKey::from(kSeed));
  const auto signature = key.sign({});
  EXPECT_TRUE(signature_fits(key.public_key(), {}, signature));
  EXPECT_FALSE(signature_fits(key.public_key(), {}, ByteView(signature).first(63)));
  EXPECT_FALSE(signature_fits(ByteView(key.public_key()).first(31), {}, signature));
  EXPECT_FALSE(signature_fits({}, {}, {}));
}
