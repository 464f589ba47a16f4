// SPDX-License-Identifier: MIT
// A reference in eight bytes, for work that holds a million of them.
//
// In: the text of a reference as it is stored. Out: a number that stands for it, in the order of the texts,
// and the text again. Never: takes a text that `Ref::parse` would not, or would spell another way.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sharewell {

class RefCode {
 public:
  RefCode() = default;  ///< of an empty reference
  /// Nullopt if it is neither empty nor a reference as it is stored.
  [[nodiscard]] static std::optional<RefCode> of(std::string_view text);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool empty() const { return value_ == 0; }
  [[nodiscard]] std::uint64_t value() const { return value_; }
  auto operator<=>(const RefCode&) const = default;

 private:
  explicit RefCode(std::uint64_t value) : value_(value) {}
  std::uint64_t value_ = 0;
};

/// References are random already, but for their upper bits.
struct RefCodeHash {
  using is_avalanching = void;
  std::size_t operator()(RefCode code) const {
    return static_cast<std::size_t>(code.value() * 0x9E37'79B9'7F4A'7C15u);
  }
};

}  // namespace sharewell
