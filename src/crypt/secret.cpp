// SPDX-License-Identifier: MIT
#include "crypt/secret.h"

#include <pthread.h>
#include <sodium.h>

#include <algorithm>

#include "base/error.h"

namespace sharewell::crypt {
namespace {

void derive_into(std::span<std::uint8_t, kKeyBytes> out, KeyView parent, std::string_view purpose,
                 ByteView context) {
  SW_CHECK(purpose.size() < 256);
  const auto length = static_cast<std::uint8_t>(purpose.size());
  const ByteView name = bytes_of(purpose);
  crypto_generichash_state state;
  crypto_generichash_init(&state, parent.bytes().data(), kKeyBytes, kKeyBytes);
  crypto_generichash_update(&state, &length, 1);
  crypto_generichash_update(&state, name.data(), name.size());
  crypto_generichash_update(&state, context.data(), context.size());
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
}

std::uint8_t* guarded() {
  initialise();
  auto* const bytes = static_cast<std::uint8_t*>(sodium_malloc(kKeyBytes));
  SW_CHECK(bytes != nullptr);
  return bytes;
}

}  // namespace

void initialise() {
  // libsodium's generator in the process, seeded by the system: else each nonce and reference is a system
  // call. A child that went on with its parent's state would draw the same bytes.
  static const bool ready = randombytes_set_implementation(&randombytes_internal_implementation) == 0 &&
                            sodium_init() >= 0 &&
                            pthread_atfork(nullptr, nullptr, [] { randombytes_stir(); }) == 0;
  SW_CHECK(ready);
}

Random system_random() {
  initialise();
  return [](std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); };
}

void SecretKey::Release::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

SecretKey SecretKey::make(const Random& random) {
  SecretKey key{std::unique_ptr<std::uint8_t, Release>(guarded())};
  random(std::span(key.bytes_.get(), kKeyBytes));
  sodium_mprotect_readonly(key.bytes_.get());
  return key;
}

SecretKey SecretKey::from(ByteView thirty_two) {
  SW_CHECK(thirty_two.size() == kKeyBytes);
  return make(
      [&](std::span<std::uint8_t> out) { std::copy(thirty_two.begin(), thirty_two.end(), out.begin()); });
}

SecretKey SecretKey::copy() const { return from(view()); }

std::span<const std::uint8_t, kKeyBytes> SecretKey::view() const {
  SW_CHECK(bytes_ != nullptr);
  return std::span<const std::uint8_t, kKeyBytes>(bytes_.get(), kKeyBytes);
}

TransientKey TransientKey::make(const Random& random) {
  TransientKey key;
  random(key.bytes_);
  return key;
}

TransientKey TransientKey::from(ByteView thirty_two) {
  SW_CHECK(thirty_two.size() == kKeyBytes);
  TransientKey key;
  std::copy(thirty_two.begin(), thirty_two.end(), key.bytes_.begin());
  return key;
}

TransientKey::TransientKey(TransientKey&& other) noexcept : bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), kKeyBytes);
}

TransientKey& TransientKey::operator=(TransientKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  sodium_memzero(other.bytes_.data(), kKeyBytes);
  return *this;
}

TransientKey::~TransientKey() { sodium_memzero(bytes_.data(), kKeyBytes); }

SecretKey derive(KeyView parent, std::string_view purpose, ByteView context) {
  return SecretKey::make(
      [&](std::span<std::uint8_t> out) { derive_into(out.first<kKeyBytes>(), parent, purpose, context); });
}

TransientKey derive_transient(KeyView parent, std::string_view purpose, ByteView context) {
  TransientKey key;
  derive_into(key.bytes_, parent, purpose, context);
  return key;
}

}  // namespace sharewell::crypt
