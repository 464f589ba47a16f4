// SPDX-License-Identifier: MIT
// Ed25519 signatures, and the marks by which a key knows again what it has seen.
//
// In: a 32-byte seed from the key ring, or a public key and a signature from outside. Out: signatures, yes or
// no. Never: signs for a purpose that the signed text does not name; the caller's text says what it is.
#pragma once

#include <array>
#include <memory>

#include "base/bytes.h"
#include "crypt/secret.h"

namespace sharewell::crypt {

/// A signing key in guarded memory. Signing is const and may be done by any thread.
class SigningKey {
 public:
  [[nodiscard]] static SigningKey from_seed(KeyView seed);
  [[nodiscard]] const std::array<std::uint8_t, 32>& public_key() const { return public_key_; }
  /// The deterministic signature of RFC 8032 5.1.6.
  [[nodiscard]] std::array<std::uint8_t, 64> sign(ByteView message) const;
  /// HMAC-SHA256 under a key derived from the seed: only who has the seed can make it, or check it by making
  /// it again. Costs a tenth of a signature.
  [[nodiscard]] Digest mark(ByteView message) const;

 private:
  struct Release {
    void operator()(std::uint8_t* bytes) const;
  };
  SigningKey() = default;
  std::unique_ptr<std::uint8_t, Release> secret_;
  std::array<std::uint8_t, 32> public_key_{};
};

/// Whether the signature is the key's over this message; false for keys and signatures of a wrong length.
[[nodiscard]] bool signature_fits(ByteView public_key, ByteView message, ByteView signature);

}  // namespace sharewell::crypt
