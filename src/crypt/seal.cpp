// SPDX-License-Identifier: MIT
#include "crypt/seal.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "crypt/hash.h"

namespace sharewell::crypt {
namespace {

constexpr std::uint8_t kSuite = 0x01;
constexpr std::size_t kCommitBytes = sizeof(Digest);
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kNonceAt = 1 + kCommitBytes;
constexpr std::size_t kTextAt = kNonceAt + kNonceBytes;
static_assert(kTextAt + kTagBytes == kSealOverhead);
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

// Poly1305 does not bind a ciphertext to one key: without this, a text can be made that opens under two.
Digest commitment(KeyView key) { return hmac_sha256(key.bytes(), bytes_of("sharewell-commit")); }

std::unexpected<Error> does_not_open() {
  return fail(ErrorCode::Damaged,
              "sealed bytes do not open: they were changed, or belong to another key or place");
}

Result<void> open_at(std::span<std::uint8_t> plain, KeyView key, ByteView sealed, ByteView associated) {
  const ByteView committed = sealed.subspan(1, kCommitBytes);
  const ByteView nonce = sealed.subspan(kNonceAt, kNonceBytes);
  const ByteView text = sealed.subspan(kTextAt);
  if (sealed[0] != kSuite || !same(committed, commitment(key))) return does_not_open();
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, text.data(), text.size(),
                                                 associated.data(), associated.size(), nonce.data(),
                                                 key.bytes().data()) != 0)
    return does_not_open();
  return {};
}

}  // namespace

Bytes seal(KeyView key, ByteView plain, ByteView associated, const Random& random) {
  Bytes out(plain.size() + kSealOverhead);
  out[0] = kSuite;
  const Digest committed = commitment(key);
  std::copy(committed.begin(), committed.end(), out.begin() + 1);
  random(std::span(out).subspan(kNonceAt, kNonceBytes));
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kTextAt, nullptr, plain.data(), plain.size(),
                                             associated.data(), associated.size(), nullptr,
                                             out.data() + kNonceAt, key.bytes().data());
  return out;
}

Result<Bytes> open(KeyView key, ByteView sealed, ByteView associated) {
  Bytes plain;
  SW_DO(open_into(plain, key, sealed, associated));
  return plain;
}

Result<void> open_into(Bytes& room, KeyView key, ByteView sealed, ByteView associated) {
  if (sealed.size() < kSealOverhead) return does_not_open();
  room.resize(sealed.size() - kSealOverhead);
  return open_at(room, key, sealed, associated);
}

Result<TransientKey> open_key(KeyView key, ByteView sealed, ByteView associated) {
  if (sealed.size() != kSealOverhead + kKeyBytes) return does_not_open();
  Result<void> opened;
  TransientKey out = TransientKey::make(
      [&](std::span<std::uint8_t> plain) { opened = open_at(plain, key, sealed, associated); });
  SW_DO(std::move(opened));
  return out;
}

Bytes bind(std::initializer_list<std::string_view> parts) {
  Bytes out;
  std::size_t length = 0;
  for (const std::string_view part : parts) length += 4 + part.size();
  out.reserve(length);
  for (const std::string_view part : parts) {
    for (unsigned shift = 32; shift > 0; shift -= 8)
      out.push_back(static_cast<std::uint8_t>((part.size() >> (shift - 8)) & 0xFFu));
    const ByteView bytes = bytes_of(part);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  return out;
}

Bytes pad(ByteView plain, std::size_t bucket) {
  SW_CHECK(bucket > 0);
  Bytes out;
  out.reserve((plain.size() / bucket + 1) * bucket);
  out.assign(plain.begin(), plain.end());
  out.push_back(0x80);
  out.resize((plain.size() / bucket + 1) * bucket, 0);
  return out;
}

Result<ByteView> unpad(ByteView padded, std::size_t bucket) {
  SW_CHECK(bucket > 0);
  std::size_t end = padded.size();
  for (std::uint64_t eight = 0; end >= sizeof eight; end -= sizeof eight) {
    std::memcpy(&eight, padded.data() + end - sizeof eight, sizeof eight);
    if (eight != 0) break;
  }
  while (end > 0 && padded[end - 1] == 0) --end;
  if (padded.empty() || padded.size() % bucket != 0 || end == 0 || padded[end - 1] != 0x80 ||
      padded.size() - (end - 1) > bucket)
    return fail(ErrorCode::Damaged, "the padding is not as it was written");
  return padded.first(end - 1);
}

}  // namespace sharewell::crypt
