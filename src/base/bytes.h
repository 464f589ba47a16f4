// SPDX-License-Identifier: MIT
// Bytes and their spellings. In: bytes or text. Out: text or bytes. Never: guesses; a wrong spelling is
// nullopt.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sharewell {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;  ///< a SHA-256 value

[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Lower-case hexadecimal, two characters a byte.
[[nodiscard]] std::string to_hex(ByteView bytes);
/// RFC 4648 4, with padding.
[[nodiscard]] std::string to_base64(ByteView bytes);
/// RFC 4648 4, padding required, no other characters.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);
/// RFC 4648 5 without padding, for addresses and form tokens.
[[nodiscard]] std::string to_base64url(ByteView bytes);
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);

}  // namespace sharewell
