// SPDX-License-Identifier: MIT
// What a pack says in JSON, spelt once when it is compiled: whoever prints a recommendation or keeps one
// joins these texts.
//
// In: the parts of a pack. Out: JSON texts, each with a comma before it, which the first of a list goes
// without. Never: anything of a case; another spelling than base/json_text.h.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "guidance/parts.h"

namespace sharewell::guidance {

/// An object in its two orders: that of docs/formats/recommendation.md, and that of RFC 8785.
struct BothOrders {
  std::string printed, kept;
};

struct Pieces {
  struct OfAnswer {
    std::string id;
    BothOrders reason;  ///< what a recommendation that rests on this answer says
  };
  struct OfQuestion {
    std::string id;
    std::vector<OfAnswer> answers;
  };
  struct OfObligation {
    std::string id;
    BothOrders object;
  };
  BothOrders pack;  ///< as a member
  std::vector<OfQuestion> questions;
  std::vector<OfObligation> obligations;
  std::vector<std::string> outcomes, rules;  ///< their ids

  [[nodiscard]] static Pieces of(const Parts& parts, std::string_view sha256, std::string_view logic);
};

/// A piece as it stands first in a list.
[[nodiscard]] inline std::string_view as_first(std::string_view piece) { return piece.substr(1); }

/// Hands `put` a list: of each bit the piece that `of` gives.
void put_list(std::uint64_t bits, const auto& put, const auto& of) {
  for (bool first = true; bits != 0; bits &= bits - 1, first = false) {
    const std::string_view piece = of(static_cast<std::size_t>(std::countr_zero(bits)));
    put(first ? as_first(piece) : piece);
  }
}

}  // namespace sharewell::guidance
