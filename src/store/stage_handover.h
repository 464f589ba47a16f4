// SPDX-License-Identifier: MIT
// How the register goes over to the next key of the key ring: an entry that both keys signed, under a
// checkpoint that bears both signatures.
//
// In: a key ring that has the next key, durably. Out: the handover on record, among the register's keys, and
// in meta. Never: a second handover to a key that the register went over to already.
#pragma once

#include "store/group.h"

namespace sharewell::store {

/// A stage of a group. @pre the key ring has a next key
[[nodiscard]] Result<void> stage_handover(Group& group);

}  // namespace sharewell::store
