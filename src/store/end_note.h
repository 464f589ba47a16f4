// SPDX-License-Identifier: MIT
// What the last leaf carries: how many entries there are and their root, so that nobody without the signing
// key takes entries off the end or puts others there.
//
// In: a checkpoint, the keys that the register is and was signed with, and the ring's own. Out: the note to
// keep, which bears a mark, for the store alone and cheap; where one key went over to the next, both
// signatures, because the ring forgets the one. And the signed checkpoint of any such note, made when
// somebody outside is shown it. Never: a note taken for right that this register's key did not mark or sign.
#pragma once

#include <string>
#include <string_view>

#include "register/checkpoint.h"
#include "register/handover.h"
#include "store/sealing.h"

namespace sharewell::store {

/// The note to keep for the register as it is. @pre the ring has the keys that sign it
[[nodiscard]] std::string end_note(const reg::Checkpoint& checkpoint, const reg::KeyChain& keys,
                                   const Sealing& sealing);

/// What a kept note says. Damaged if it is not one that `end_note` made, or that was signed whole by the keys
/// of its size.
[[nodiscard]] Result<reg::Checkpoint> open_end_note(std::string_view note, const reg::KeyChain& keys,
                                                    const Sealing& sealing);

/// The signed checkpoint of a kept note: itself, if it is signed. @pre open_end_note opens it
[[nodiscard]] std::string signed_checkpoint(std::string_view note, const reg::KeyChain& keys,
                                            const Sealing& sealing);

}  // namespace sharewell::store
