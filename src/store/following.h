// SPDX-License-Identifier: MIT
// What other servers added to the same register since the mirror last learned something.
//
// In: a connection in a transaction, the keys, the mirror. Out: leaves, cards, once ids, looks and erasures,
// after all of it was found to make the root of the newest checkpoint. Never: what the register does not
// hold.
#pragma once

#include <optional>

#include "store/mirror.h"
#include "store/sealing.h"

namespace sharewell::store {

class Database;

/// How many entries there are: cheap enough to ask before each read.
[[nodiscard]] Result<std::uint64_t> entries_now(Database& database);

/// Nothing if nobody added anything. errors  Damaged: fewer than the mirror knows, or another register.
/// KeysMissing: another server went on to an epoch that the key ring here does not have.
[[nodiscard]] Result<std::optional<Grown>> grown_since(Database& database, const Sealing& sealing,
                                                       const Mirror& mirror, const FileRef& office);

/// Writes the newest leaf as it is, so that this transaction's end is that of all before it on stand-ins too,
/// even if a wait for them was cut off. In a transaction.
[[nodiscard]] Result<void> confirm(Database& database);

}  // namespace sharewell::store
