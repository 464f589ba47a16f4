// SPDX-License-Identifier: MIT
// The text inside a key pack, one JSON object a line (docs/formats/backup.md).
//
// In: a key pack, or its text. Out: lines, one at a time; or the pack. Never: touches a file; leaves a line
// with a key in memory after it was handed on.
#pragma once

#include "backup/age.h"
#include "backup/key_pack.h"

namespace sharewell::backup {

[[nodiscard]] Result<void> write_lines(const KeyPack& pack, const Sink& sink);
/// Damaged, with `place`, if it is not what was written.
[[nodiscard]] Result<KeyPack> read_lines(std::string_view text, const std::string& place);

}  // namespace sharewell::backup
