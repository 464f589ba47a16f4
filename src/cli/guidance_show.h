// SPDX-License-Identifier: MIT
// A pack for people to read. In: a pack. Out: text, or one JSON object. Never: the reasons of a case.
#pragma once

#include <iosfwd>
#include <string>

#include "guidance/pack.h"

namespace sharewell::cli {

void print_pack(std::ostream& out, const guidance::Pack& pack);
[[nodiscard]] std::string pack_to_json(const guidance::Pack& pack);

}  // namespace sharewell::cli
