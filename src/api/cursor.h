// SPDX-License-Identifier: MIT
// A list a part at a time: where the part begins, and how long it may be.
//
// In: the parameters `cursor` and `limit` of an address. Out: the key after which the part begins; a cursor
// for the next part. Never: says in an address anything but references and times, which say nothing about a
// person; trusts a cursor (it authorises nothing).
#pragma once

#include "api/call.h"

namespace sharewell::api {

inline constexpr std::size_t kPartUsual = 50, kPartMost = 200;

struct PartWanted {
  std::string after;  ///< the key of the last one before the part; empty: from the start
  std::size_t most = kPartUsual;
};

/// errors  BadInput naming the parameter.
[[nodiscard]] Result<PartWanted> part_wanted(const Call& call);
/// For the part that follows the one whose last has this key.
[[nodiscard]] std::string cursor_after(std::string_view key);
/// The refusal of a cursor whose key is none of this list.
[[nodiscard]] std::unexpected<Error> bad_cursor();

}  // namespace sharewell::api
