// SPDX-License-Identifier: MIT
// What lies in a store's database, read past the store: every entry in order, opened with the keys of the
// folder.
//
// In: the folder and its keys. Out: entries for the model. Throws Wrong for one that is not what its leaf
// says. Never: writes, looks on record, goes through what the store has in memory.
#pragma once

#include <filesystem>

#include "base/bytes.h"
#include "model.h"

namespace sharewell::crypt {
class OrganisationKeys;
}

namespace sharewell::simulation {

/// Entries from that number on. Those of a case file that was erased have neither text nor body.
[[nodiscard]] std::vector<model::Entry> entries_on_disk(const std::filesystem::path& folder,
                                                        const crypt::OrganisationKeys& keys,
                                                        std::uint64_t from);

/// The wrapped key of a case file, as somebody has it who copied the database.
struct CopiedKey {
  std::int64_t epoch = 0;
  Bytes wrapped;
};
[[nodiscard]] CopiedKey copy_key(const std::filesystem::path& folder, const std::string& file);
/// Whether the keys that are there now open it.
[[nodiscard]] bool opens(const CopiedKey& copied, const std::string& file,
                         const crypt::OrganisationKeys& keys);

}  // namespace sharewell::simulation
