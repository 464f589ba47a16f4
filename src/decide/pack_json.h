// SPDX-License-Identifier: MIT
// What a guidance pack asks and says, as one JSON object for programs that show it: `sharewell guidance show
// --json`, the library and the guide in the browser.
//
// In: a pack. Out: one line of JSON in pack order; ids are those of `decide --json`. Pure: same pack, same
// bytes. Never: how the rules are evaluated.
#pragma once

#include <string>

#include "guidance/pack.h"

namespace sharewell::decide {

[[nodiscard]] std::string pack_to_json(const guidance::Pack& pack);

}  // namespace sharewell::decide
