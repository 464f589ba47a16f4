// SPDX-License-Identifier: MIT
// Keys of 32 bytes, and where they may lie.
//
// In: randomness, or 32 bytes that were unsealed. Out: `SecretKey` for keys that stay, in guarded memory of
// their own; `TransientKey` for a key that one operation needs, on the stack; `KeyView` to hand either to a
// function. Never: copied by accident, compared with ==, printed, or left behind in memory that was given
// back.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/ref.h"

namespace sharewell::crypt {

inline constexpr std::size_t kKeyBytes = 32;

/// Readies the libraries. Called by whatever needs it; a program may call it first to fail early. Any thread.
void initialise();
/// The system's randomness, for `app` and `cli` to hand out.
[[nodiscard]] Random system_random();

/// A key that stays: in locked, guarded pages that are read-only while it lives and zeroed when it goes. Each
/// costs four pages and some system calls, so it suits the few keys of a key ring, not the key of each entry.
class SecretKey {
 public:
  [[nodiscard]] static SecretKey make(const Random& random);
  /// @pre `thirty_two` has 32 bytes.
  [[nodiscard]] static SecretKey from(ByteView thirty_two);
  [[nodiscard]] SecretKey copy() const;
  [[nodiscard]] std::span<const std::uint8_t, kKeyBytes> view() const;

 private:
  struct Release {
    void operator()(std::uint8_t* bytes) const;
  };
  explicit SecretKey(std::unique_ptr<std::uint8_t, Release> bytes) : bytes_(std::move(bytes)) {}
  std::unique_ptr<std::uint8_t, Release> bytes_;
};

/// A key that lives as long as one operation: costs nothing to make and is zeroed when it goes, moves
/// included.
class TransientKey {
 public:
  [[nodiscard]] static TransientKey make(const Random& random);
  /// @pre `thirty_two` has 32 bytes.
  [[nodiscard]] static TransientKey from(ByteView thirty_two);
  TransientKey(const TransientKey&) = delete;
  TransientKey& operator=(const TransientKey&) = delete;
  TransientKey(TransientKey&& other) noexcept;
  TransientKey& operator=(TransientKey&& other) noexcept;
  ~TransientKey();
  [[nodiscard]] std::span<const std::uint8_t, kKeyBytes> view() const { return bytes_; }

 private:
  TransientKey() = default;
  friend class KeyView;
  friend TransientKey derive_transient(class KeyView, std::string_view, ByteView);
  std::array<std::uint8_t, kKeyBytes> bytes_{};
};

/// Any key, borrowed for one call. A type of its own, so that a key cannot be passed where a text is meant.
class KeyView {
 public:
  KeyView(const SecretKey& key) : bytes_(key.view()) {}
  KeyView(const TransientKey& key) : bytes_(key.view()) {}
  KeyView(std::span<const std::uint8_t, kKeyBytes> bytes) : bytes_(bytes) {}
  [[nodiscard]] std::span<const std::uint8_t, kKeyBytes> bytes() const { return bytes_; }

 private:
  std::span<const std::uint8_t, kKeyBytes> bytes_;
};

/// The key that `parent` has for one purpose and context: keyed BLAKE2b over both, each with its length. Says
/// nothing about the parent or about other derived keys. @pre `purpose` is shorter than 256 bytes
[[nodiscard]] SecretKey derive(KeyView parent, std::string_view purpose, ByteView context);
/// The same key, without guarded memory: for the one key that each entry has.
[[nodiscard]] TransientKey derive_transient(KeyView parent, std::string_view purpose, ByteView context);

}  // namespace sharewell::crypt
