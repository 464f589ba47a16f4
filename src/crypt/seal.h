// SPDX-License-Identifier: MIT
// Sealed bytes: secret, and refused if one bit of them, of the key or of what they are bound to was changed.
//
// In: a key, plain bytes, and associated data that says where the sealed bytes belong.
// Out: suite byte 0x01 | 32-byte key commitment | 24-byte nonce | XChaCha20-Poly1305 ciphertext with its
// 16-byte tag (docs/formats/seal.md). Never: opens part of it, or says which part was wrong.
#pragma once

#include <initializer_list>

#include "base/bytes.h"
#include "base/ref.h"
#include "base/result.h"
#include "crypt/secret.h"

namespace sharewell::crypt {

/// By how much sealed bytes are longer than plain ones.
inline constexpr std::size_t kSealOverhead = 1 + 32 + 24 + 16;

/// Seals `plain`. The nonce is 24 random bytes, so one key may seal any number of texts.
[[nodiscard]] Bytes seal(KeyView key, ByteView plain, ByteView associated, const Random& random);
/// The plain bytes, or Damaged: changed, under another key, or bound to something else.
[[nodiscard]] Result<Bytes> open(KeyView key, ByteView sealed, ByteView associated);
/// The same into `room`, which takes the size of the plain bytes: for whoever opens a million.
[[nodiscard]] Result<void> open_into(Bytes& room, KeyView key, ByteView sealed, ByteView associated);

/// Opens a sealed key of 32 bytes without leaving it in ordinary memory.
[[nodiscard]] Result<TransientKey> open_key(KeyView key, ByteView sealed, ByteView associated);

/// Associated data of several parts, each with its length before it, so that no two lists read the same.
[[nodiscard]] Bytes bind(std::initializer_list<std::string_view> parts);

/// Adds 0x80 and zeros up to the next multiple of `bucket` (ISO/IEC 7816-4), at least one byte. @pre bucket >
/// 0
[[nodiscard]] Bytes pad(ByteView plain, std::size_t bucket);
/// What was padded, as a part of `padded`; Damaged if the padding is not one that `pad` writes.
[[nodiscard]] Result<ByteView> unpad(ByteView padded, std::size_t bucket);

}  // namespace sharewell::crypt
