// SPDX-License-Identifier: MIT
// Eight bytes of a text looked at together, for loops that mostly find nothing.
// In: eight bytes as one number. Out: whether any of them is of a kind. Never: says which; whoever is told
// "yes" looks at each.
#pragma once

#include <cstdint>
#include <cstring>

namespace sharewell::eight_bytes {

inline std::uint64_t load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}
/// Eight times this byte.
constexpr std::uint64_t each(unsigned char byte) { return 0x0101'0101'0101'0101u * byte; }
/// Not 0 if any byte is below `limit`, which is at most 0x80.
constexpr std::uint64_t any_below(std::uint64_t word, unsigned char limit) {
  return (word - each(limit)) & ~word & each(0x80);
}
/// Not 0 if any byte is this one.
constexpr std::uint64_t any_is(std::uint64_t word, unsigned char byte) {
  return any_below(word ^ each(byte), 1);
}

}  // namespace sharewell::eight_bytes
