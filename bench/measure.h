// SPDX-License-Identifier: MIT
// What the benchmarks share: an answer or the end of the program, time, the median.
// In: work. Out: numbers. Never: decides what is measured.
#pragma once

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "base/result.h"

namespace sharewell::bench {

template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(one_line(result.error()));
  return *std::move(result);
}

double seconds_of(const auto& work) {
  const auto before = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

/// The upper one of two in the middle. @pre not empty
inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace sharewell::bench
