// SPDX-License-Identifier: MIT
// Chance for a simulation: all of it from one number, and the same on every machine.
//
// In: a seed. Out: numbers, choices. Never: the standard library's distributions, which differ between
// libraries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace sharewell::simulation {

class Dice {
 public:
  using result_type = std::uint64_t;
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// @cite Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64)
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class List>
  auto& of(List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace sharewell::simulation
