// SPDX-License-Identifier: MIT
// Which names people use for one another: Bill, Will and Billy for William.
//
// In: a folded word. Out: the other words that may mean the same name. Never: complete; nicknames.txt holds
// the well-known English ones.
#pragma once

#include <string_view>
#include <vector>

namespace sharewell::search {

/// Each other word of the lines that this one stands on. Views into the program itself.
[[nodiscard]] std::vector<std::string_view> nicknames_of(std::string_view word);

}  // namespace sharewell::search
