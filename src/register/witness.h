// SPDX-License-Identifier: MIT
// What a witness asks before it cosigns: is this checkpoint of a register I know, and is the register that I
// saw last its beginning?
//
// In: an `add-checkpoint` request, the registers' keys with their handovers, the checkpoint cosigned last.
// Out: the checkpoint that may be cosigned, or the refusal, named. Never: keeps or signs anything; the caller
// keeps the new checkpoint durably before it cosigns.
#pragma once

#include <optional>
#include <span>

#include "register/growth.h"

namespace sharewell::reg {

/// `last` is what was cosigned last for this register; nullopt if nothing was.
/// errors  BadInput: the request cannot be read. NotFound: no key of a register with this origin is known.
///         Stale: the proof starts from another size than that cosigned last (the error says which).
///         Damaged: another key signed it than the register's at that size, or the register was cut,
///         rewritten or forked.
/// @cite c2sp.org/tlog-witness, add-checkpoint (404, 409, 403 and 422 there)
[[nodiscard]] Result<Checkpoint> may_cosign(const GrowthText& request, std::span<const KeyChain> known,
                                            const std::optional<Checkpoint>& last);

/// The register that a note says it is of; nothing is checked. BadInput if it is no note.
[[nodiscard]] Result<std::string> claimed_origin(std::string_view note);

}  // namespace sharewell::reg
