// SPDX-License-Identifier: MIT
// A pack for people to read. In: a pack. Out: text. Never: the reasons of a case.
#pragma once

#include <iosfwd>

#include "guidance/pack.h"

namespace sharewell::cli {

void print_pack(std::ostream& out, const guidance::Pack& pack);

}  // namespace sharewell::cli
