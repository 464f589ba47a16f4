// SPDX-License-Identifier: MIT
// Cosignatures: a witness's word that it saw a register grow, and never shrink or change.
//
// In: a checkpoint with a witness's key and time; or a checkpoint from outside with the key that may have
// cosigned it. Out: a signature line for the note, or when it was cosigned. Never: checks consistency;
// `witness.h` does, before anything is cosigned.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypt/sign.h"
#include "register/note.h"

namespace sharewell::reg {

/// The line that a witness adds to a checkpoint at `seconds` since 1970.
/// @pre the note is a checkpoint that was opened; the name is a key name; not after the year 9999
/// @cite c2sp.org/tlog-cosignature, Ed25519 signed message
[[nodiscard]] std::string cosign(const Note& note, std::string_view name, const crypt::SigningKey& key,
                                 std::uint64_t seconds);

/// When this key cosigned the note, in seconds since 1970; the latest if it did more than once; nullopt if it
/// did not. Damaged if a line says that it is by this key and does not fit, or is of a time after the year
/// 9999.
[[nodiscard]] Result<std::optional<std::uint64_t>> cosigned_at(const Note& note, const NoteKey& key);

/// The note with signature lines added; one by a key that signed already takes the place of the earlier.
/// BadInput if note or lines cannot be read, or the lines are too many for a note. Nothing is checked.
[[nodiscard]] Result<std::string> with_signatures(std::string_view note, std::string_view lines);

}  // namespace sharewell::reg
