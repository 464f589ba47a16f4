// SPDX-License-Identifier: MIT
// The inside of scan.h, for whoever has the register's leaves already.
//
// In: a database, its keys, the leaf hashes that the checkpoint covers. Out, never: as scan.h.
#pragma once

#include <span>

#include "store/scan.h"
#include "store/sealing.h"

namespace sharewell::store {

[[nodiscard]] Result<ScanReport> scan_entries(const Place& place, const Sealing& sealing,
                                              std::span<const Digest> leaves, const ScanWork& work);

}  // namespace sharewell::store
