// SPDX-License-Identifier: MIT
// Why sealed bytes commit to their key: the bare cipher opens one ciphertext under two keys, made here; the
// seal does not.
#include <gtest/gtest.h>
#include <openssl/bn.h>
#include <sodium.h>

#include <algorithm>
#include <memory>

#include "crypt/hash.h"
#include "crypt/seal.h"
#include "seeded.h"

using namespace sharewell;
using namespace sharewell::crypt;

namespace {

struct Free {
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, Free>;
using Nonce = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;

Number number(std::uint64_t value) {
  Number out(BN_new());
  BN_set_word(out.get(), value);
  return out;
}
Number little(ByteView bytes) {
  return Number(BN_lebin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

/// Poly1305 of one block of ciphertext and the block of lengths is (c + 2^128) r^2 + l r mod p, and s is
/// added.
struct Mac {
  Number r, s;
};
Mac mac_of(const SecretKey& key, const Nonce& nonce) {
  std::array<std::uint8_t, 32> sub{}, block{};
  crypto_core_hchacha20(sub.data(), nonce.data(), key.view().data(), nullptr);
  std::array<std::uint8_t, 12> rest{};
  std::copy_n(nonce.begin() + 16, 8, rest.begin() + 4);
  crypto_stream_chacha20_ietf(block.data(), block.size(), rest.data(), sub.data());
  for (const int at : {3, 7, 11, 15}) block[static_cast<std::size_t>(at)] &= 15;
  for (const int at : {4, 8, 12}) block[static_cast<std::size_t>(at)] &= 252;
  return {little(ByteView(block).first(16)), little(ByteView(block).subspan(16))};
}

/// A block whose tags under both agree, if there is one for this nonce.
std::optional<Bytes> block_for(const Mac& a, const Mac& b) {
  const std::unique_ptr<BN_CTX, Free> context(BN_CTX_new());
  BN_CTX* const c = context.get();
  Number p = number(1), top = number(1), lengths = number(1);
  BN_lshift(p.get(), p.get(), 130);
  BN_sub_word(p.get(), 5);
  BN_lshift(top.get(), top.get(), 128);
  BN_lshift(lengths.get(), lengths.get(), 128);
  Number sixteen = number(16);
  BN_lshift(sixteen.get(), sixteen.get(), 64);
  BN_add(lengths.get(), lengths.get(), sixteen.get());
  // x (ra^2 - rb^2) = l (rb - ra) + sb - sa  mod p, with x = c + 2^128
  const Number aa = number(0), bb = number(0), left = number(0), right = number(0), x = number(0);
  BN_mod_sqr(aa.get(), a.r.get(), p.get(), c);
  BN_mod_sqr(bb.get(), b.r.get(), p.get(), c);
  BN_mod_sub(left.get(), aa.get(), bb.get(), p.get(), c);
  BN_mod_sub(right.get(), b.r.get(), a.r.get(), p.get(), c);
  BN_mod_mul(right.get(), right.get(), lengths.get(), p.get(), c);
  BN_mod_add(right.get(), right.get(), b.s.get(), p.get(), c);
  BN_mod_sub(right.get(), right.get(), a.s.get(), p.get(), c);
  const Number inverse(BN_mod_inverse(nullptr, left.get(), p.get(), c));
  BN_mod_mul(x.get(), right.get(), inverse.get(), p.get(), c);
  BN_sub(x.get(), x.get(), top.get());
  if (BN_is_negative(x.get()) == 1 || BN_num_bits(x.get()) > 128) return std::nullopt;
  Bytes out(16);
  BN_bn2lebinpad(x.get(), out.data(), 16);
  return out;
}

bool opens_bare(const SecretKey& key, const Nonce& nonce, ByteView text) {
  std::array<std::uint8_t, 16> plain{};
  return crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, text.data(), text.size(),
                                                    nullptr, 0, nonce.data(), key.view().data()) == 0;
}

Bytes tagged(const SecretKey& key, const Nonce& nonce, ByteView block) {
  std::array<std::uint8_t, 16> stream{};
  Bytes plain(16), out(32);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, stream.data(), 16, nullptr, 0, nullptr,
                                             nonce.data(), key.view().data());
  for (std::size_t i = 0; i < 16; ++i) plain[i] = out[i] ^ block[i];  // so that the ciphertext is the block
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), 16, nullptr, 0, nullptr,
                                             nonce.data(), key.view().data());
  return out;
}

/// A ciphertext with its tag that opens under both keys, and its nonce.
std::pair<Nonce, Bytes> for_both(const SecretKey& a, const SecretKey& b) {
  const Random random = seeded(3);
  for (int i = 0; i < 1000; ++i) {
    Nonce nonce{};
    random(nonce);
    const auto block = block_for(mac_of(a, nonce), mac_of(b, nonce));
    if (!block) continue;
    Bytes text = tagged(a, nonce, *block);
    if (opens_bare(b, nonce, text)) return {nonce, text};
  }
  return {};
}

Bytes sealed_as_for(const SecretKey& key, const Nonce& nonce, ByteView text) {
  Bytes out = seal(key, Bytes(16), {}, seeded(1));
  std::copy(nonce.begin(), nonce.end(), out.begin() + 33);
  std::copy(text.begin(), text.end(), out.begin() + 57);
  return out;
}

}  // namespace

TEST(Commitment, OneCiphertextThatTheCipherOpensUnderTwoKeysIsSealedUnderOneOnly) {
  const SecretKey a = SecretKey::make(seeded(1)), b = SecretKey::make(seeded(2));
  const auto [nonce, text] = for_both(a, b);
  ASSERT_EQ(text.size(), 32u) << "no such ciphertext was found";
  ASSERT_TRUE(opens_bare(a, nonce, text));
  ASSERT_TRUE(opens_bare(b, nonce, text));
  const Bytes for_a = sealed_as_for(a, nonce, text), for_b = sealed_as_for(b, nonce, text);
  EXPECT_TRUE(open(a, for_a, {}));
  EXPECT_FALSE(open(b, for_a, {}));
  EXPECT_TRUE(open(b, for_b, {}));
  EXPECT_FALSE(open(a, for_b, {}));
}
