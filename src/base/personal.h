// SPDX-License-Identifier: MIT
// A value that says something about a person. It has no stream, format or JSON conversion, so it cannot slip
// into a log line, an error or a metric; `reveal()` is the one way out and is easy to search for.
#pragma once

#include <compare>
#include <utility>

namespace sharewell {

template <class T>
class Personal {
 public:
  Personal() = default;
  explicit Personal(T value) : value_(std::move(value)) {}
  [[nodiscard]] const T& reveal() const { return value_; }
  auto operator<=>(const Personal&) const = default;

 private:
  T value_{};
};

}  // namespace sharewell
