// SPDX-License-Identifier: MIT
// Randomness that a test can repeat.
#pragma once

#include <memory>
#include <random>

#include "base/ref.h"

inline sharewell::Random seeded(unsigned seed) {
  auto engine = std::make_shared<std::mt19937>(seed);
  return [engine](std::span<std::uint8_t> out) {
    for (auto& byte : out) byte = static_cast<std::uint8_t>((*engine)());
  };
}
