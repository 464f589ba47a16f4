// SPDX-License-Identifier: MIT
// The guidance packs of a data folder: DATA/packs/SHA256/, one for every pack that a decision was ever made
// under, so that a later program with other words still runs old recommendations again.
//
// In: a data folder; the files of a pack. Out: the same, checked against the hash in their name. Never:
// changes or removes a pack that is kept; follows links; reads more of a file than limits::kPackFileBytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "guidance/shelf.h"

namespace sharewell::casework {

/// The TOML files of a folder, sorted by name; those of its folder `base/`, where an overlay keeps its base,
/// as "base/NAME". errors  NotFound: no such folder. TooLarge. Unavailable.
[[nodiscard]] Result<std::vector<guidance::PackFile>> read_pack_folder(const std::filesystem::path& folder);

/// Keeps a pack. Durable when it returns; kept already is fine, so that it may be called beside a running
/// server. errors  DiskFull, Unavailable.
[[nodiscard]] Result<void> keep_pack(const std::filesystem::path& data, std::string_view sha256,
                                     const std::vector<guidance::PackFile>& files);

/// Keeps one file in a folder that is there, in place of an earlier one of that name: whole or not at all,
/// and durable when it returns. errors  DiskFull, Unavailable.
[[nodiscard]] Result<void> keep_file(const std::filesystem::path& folder, const std::string& name,
                                     std::string_view bytes);

/// Puts one kept pack on the shelf. errors  NotFound: not kept here. Damaged: its files are not those of its
/// name.
[[nodiscard]] Result<const guidance::Pack*> shelve_pack(const std::filesystem::path& data,
                                                        std::string_view sha256, guidance::Shelf& shelf);

/// Puts every kept pack on the shelf; none is kept in a folder of before packs were. @errors as shelve_pack.
[[nodiscard]] Result<void> shelve_packs(const std::filesystem::path& data, guidance::Shelf& shelf);

}  // namespace sharewell::casework
