// SPDX-License-Identifier: MIT
// Makes a backup of a data folder, or brings one up to date: segments that never change, the files that
// records need to be read again, and a manifest. A server may run meanwhile.
//
// In: a data folder and a folder for the backup. Out: the backup, durable, whose manifest names only what is
// whole. Never: copies a key or a draft; needs a key; writes over a longer or another register's backup;
// touches what an earlier manifest names before its own is in place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "backup/segment.h"
#include "base/result.h"
#include "base/time.h"

namespace sharewell::backup {

/// Called now and then: for which organisation, how many of how many entries.
using Progress = std::function<void(std::string_view name, std::uint64_t done, std::uint64_t of)>;

struct BackupOptions {
  Instant now;
  std::uint32_t segment_entries = kSegmentEntries;
  Progress progress{};
};

struct BackedUp {
  std::string name;
  std::uint64_t size = 0;     ///< entries of its register
  std::uint64_t already = 0;  ///< of them, those that were in the backup
};
struct BackupReport {
  std::vector<BackedUp> organisations;
  std::size_t files = 0;              ///< of guidance packs and forms
  std::vector<std::string> mended{};  ///< segments that were not what was written, and were made again
};

/// errors  Busy: another one is under way there. BadInput: the folder lies in the data folder, or holds the
/// backup
///         of another register or of a longer one. Damaged: leaves that do not add up to the checkpoint's
///         root. DiskFull, Unavailable: what an earlier manifest names stands; the same call goes on.
[[nodiscard]] Result<BackupReport> make_backup(const std::filesystem::path& data,
                                               const std::filesystem::path& backup,
                                               const BackupOptions& options);

}  // namespace sharewell::backup
