// SPDX-License-Identifier: MIT
#include "crypt/sign.h"

#include <sodium.h>

#include "base/error.h"
#include "crypt/hash.h"

namespace sharewell::crypt {

void SigningKey::Release::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

SigningKey SigningKey::from_seed(KeyView seed) {
  initialise();
  SigningKey key;
  key.secret_.reset(static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
  SW_CHECK(key.secret_ != nullptr);
  crypto_sign_seed_keypair(key.public_key_.data(), key.secret_.get(), seed.bytes().data());
  sodium_mprotect_readonly(key.secret_.get());
  return key;
}

std::array<std::uint8_t, 64> SigningKey::sign(ByteView message) const {
  std::array<std::uint8_t, 64> signature{};
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.get());
  return signature;
}

Digest SigningKey::mark(ByteView message) const {
  // libsodium's secret key begins with the seed.
  const KeyView seed(std::span<const std::uint8_t, kKeyBytes>(secret_.get(), kKeyBytes));
  return hmac_sha256(derive_transient(seed, "mark", {}).view(), message);
}

bool signature_fits(ByteView public_key, ByteView message, ByteView signature) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), public_key.data()) ==
         0;
}

}  // namespace sharewell::crypt
