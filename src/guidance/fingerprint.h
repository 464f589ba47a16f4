// SPDX-License-Identifier: MIT
// SHA-256, for telling one pack from another. In: bytes, in pieces. Out: their digest. Never: sees a secret;
// keys and the register use crypt, which this folder does without, so that rules run where no crypto library
// is (docs/decisions/0022-library-and-webassembly.md).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"

namespace sharewell::guidance {

/// @cite FIPS 180-4
class Fingerprint {
 public:
  Fingerprint& add(std::string_view bytes);
  /// Of everything added. Once only.
  [[nodiscard]] Digest finish();

 private:
  void add_byte(std::uint8_t byte);
  void mix();
  std::array<std::uint32_t, 8> state_{0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                                      0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
  std::array<std::uint8_t, 64> block_{};
  std::uint64_t bytes_ = 0;
};

}  // namespace sharewell::guidance
