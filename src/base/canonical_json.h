// SPDX-License-Identifier: MIT
// Reads JSON from front to back without making values of it, and takes nothing that is not canonical: for
// work that goes through a million texts. Everybody else uses base/json.h.
//
// In: any bytes. Out: pieces of them. What it takes, `parse_json` reads and `to_canonical_json` spells in the
// same bytes; of what it refuses, the unusual (a key that is not ASCII, 20 digits, deep nesting) may be
// canonical all the same, so that whoever is refused asks those two. Never: allocates, or reads beyond the
// end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/json.h"

namespace sharewell {

class CanonicalReading {
 public:
  explicit CanonicalReading(std::string_view text) : rest_(text) {}

  /// Goes past `exactly` if the text goes on with it.
  [[nodiscard]] bool take(std::string_view exactly) {
    if (!rest_.starts_with(exactly)) return false;
    rest_.remove_prefix(exactly.size());
    return true;
  }
  /// A text without escapes, without its quotes.
  [[nodiscard]] std::optional<std::string_view> plain_text();
  [[nodiscard]] std::optional<std::int64_t> number();
  [[nodiscard]] std::optional<bool> truth();
  /// Goes past one text, one object, or any value. False if it is another, or not canonical.
  [[nodiscard]] bool pass_text();
  [[nodiscard]] bool pass_object() { return rest_.starts_with('{') && pass(0); }
  [[nodiscard]] bool pass_value() { return pass(0); }

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  [[nodiscard]] bool pass(unsigned depth);
  [[nodiscard]] bool pass_members(unsigned depth);
  [[nodiscard]] bool pass_elements(unsigned depth);
  std::string_view rest_;
};

/// The value of a text that `CanonicalReading` took, which is not looked at again.
[[nodiscard]] json::value parse_canonical_json(std::string_view text);

}  // namespace sharewell
