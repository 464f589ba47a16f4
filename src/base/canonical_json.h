// SPDX-License-Identifier: MIT
// Reads JSON from front to back once, mostly without making values of it, and takes nothing that is not
// canonical: for work that goes through a million texts. Everybody else uses base/json.h.
//
// In: any bytes. Out: pieces of them, or the value of an object. What it takes, `parse_json` reads as the
// same value and `to_canonical_json` spells in the same bytes; of what it refuses, the unusual (a key that is
// not ASCII, 20 digits, deep nesting) may be canonical all the same, so that whoever is refused asks those
// two. Never: allocates but for a value, or reads beyond the end.
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
  [[nodiscard]] bool pass_object();
  [[nodiscard]] bool pass_value();
  /// The value of the object that it goes past.
  [[nodiscard]] std::optional<json::object> object();

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  template <class Values>
  [[nodiscard]] bool pass_text(Values& values);
  template <class Values>
  [[nodiscard]] bool pass_members(Values& values, unsigned depth);
  template <class Values>
  [[nodiscard]] bool pass_elements(Values& values, unsigned depth);
  template <class Values>
  [[nodiscard]] bool pass(Values& values, unsigned depth);
  std::string_view rest_;
};

}  // namespace sharewell
