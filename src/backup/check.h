// SPDX-License-Identifier: MIT
// Holds every byte of a backup against its manifest, and every register's leaves against its checkpoint.
//
// In: a backup's folder, and nothing else. Out: its manifest; or the first thing that is wrong, with its
// path. Never: needs a key, so that the machine that keeps a backup can check it: whether the checkpoints'
// signatures are right is seen when it is put back.
#pragma once

#include <filesystem>

#include "backup/backup.h"
#include "backup/manifest.h"

namespace sharewell::backup {

/// NotFound: no manifest. Damaged: the first thing that is missing or not what was written.
[[nodiscard]] Result<Manifest> check_backup(const std::filesystem::path& backup,
                                            const Progress& progress = {});

/// One segment's bytes, held against what the manifest says of it.
[[nodiscard]] Result<std::string> load_segment(const std::filesystem::path& backup,
                                               const ManifestRegister& of, const ManifestSegment& segment);
/// The same for a file.
[[nodiscard]] Result<std::string> load_kept(const std::filesystem::path& backup, const ManifestFile& file);

}  // namespace sharewell::backup
