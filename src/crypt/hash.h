// SPDX-License-Identifier: MIT
// SHA-256, HMAC-SHA256 and comparison that tells nothing by its time.
//
// In: bytes. Out: 32-byte digests. Any thread; each keeps contexts of its own, so no call fetches an
// algorithm. Never: another hash; a format that needs one names it by a suite byte of its own.
#pragma once

#include <memory>

#include "base/bytes.h"

namespace sharewell::crypt {

/// SHA-256 of the bytes. @cite FIPS 180-4
[[nodiscard]] Digest sha256(ByteView bytes);

/// SHA-256 of bytes that come in pieces. After `finish` it starts afresh.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  Sha256& update(ByteView bytes);
  [[nodiscard]] Digest finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

/// HMAC-SHA256; `key` of any length. @cite RFC 2104
[[nodiscard]] Digest hmac_sha256(ByteView key, ByteView message);

/// Whether two byte strings are equal, in a time that depends on their lengths only.
[[nodiscard]] bool same(ByteView a, ByteView b);

}  // namespace sharewell::crypt
