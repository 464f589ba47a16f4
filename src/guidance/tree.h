// SPDX-License-Identifier: MIT
// A TOML file as a plain tree that knows where each thing stands. The only door to the TOML library.
//
// In: the bytes of a file. Out: a tree of values, or one Fault (a file that is not TOML cannot be read
// further). Never: throws; reads beyond limits::kPackFileBytes.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "guidance/fault.h"
#include "guidance/faults.h"

namespace sharewell::guidance {

struct Member;

struct Value {
  enum class Kind { Text, Whole, Flag, Date, List, Table, Other };
  Kind kind = Kind::Other;
  Spot spot;         ///< where the value begins; for a text, its opening quote
  std::string text;  ///< Text, Date ("2018-07-01")
  std::int64_t whole = 0;
  bool flag = false;
  std::vector<Value> items;     ///< List
  std::vector<Member> members;  ///< Table, sorted by key
};

struct Member {
  std::string key;
  Spot spot;
  Value value;
};

[[nodiscard]] std::expected<Value, Fault> read_toml(const PackFile& file);

/// Where the character at byte `offset` of a text value stands in its file.
[[nodiscard]] Spot spot_inside(const PackFile& file, const Value& text, std::size_t offset);

/// "a text", "a list", for faults.
[[nodiscard]] const char* name_of(Value::Kind kind);

}  // namespace sharewell::guidance
