// SPDX-License-Identifier: MIT
// How notes and proofs spell numbers and hashes, line by line.
//
// In: hostile text. Out: values that have one spelling each, or nullopt. Never: a number with a leading zero
// or beyond 2^63-1, a hash that is not 32 bytes.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"

namespace sharewell::reg {

[[nodiscard]] inline std::optional<std::uint64_t> number_from(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return static_cast<std::uint64_t>(value);
}

[[nodiscard]] inline std::optional<Digest> digest_from(std::string_view text) {
  const std::optional<Bytes> bytes = from_base64(text);
  Digest digest{};
  if (!bytes || bytes->size() != digest.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), digest.begin());
  return digest;
}

/// Hands out the lines of a text, without their ends. The last line must have an end too.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  /// The next line, or nullopt where no whole line is left.
  [[nodiscard]] std::optional<std::string_view> next() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number_;
    return line;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] int number() const { return number_; }  ///< of the line handed out last, from 1

 private:
  std::string_view rest_;
  int number_ = 0;
};

}  // namespace sharewell::reg
