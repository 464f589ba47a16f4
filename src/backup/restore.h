// SPDX-License-Identifier: MIT
// Puts a backup back: a new data folder that is as the old one was, with its records in it or in a PostgreSQL
// database, or nothing.
//
// In: a backup, a key pack, who opens it, and a check of the whole. Out: the folder under its name, after the
// check passed; or, for a drill, nothing but that it would. Never: changes a folder or records that are
// there; a folder that is there by halves; a key on a disk before the check passed, or ever for a drill;
// signs.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backup/backup.h"
#include "base/result.h"
#include "crypt/unlock.h"

namespace sharewell::crypt {
class KeyRing;
}

namespace sharewell::backup {

struct RestoreFrom {
  std::filesystem::path backup, key_pack, identity;
  crypt::Unlock unlock{};  ///< for a root key that the pack has sealed with a passphrase
  /// A root key from elsewhere in the place of the pack's, which may be with systemd on a machine that is
  /// lost.
  std::shared_ptr<const crypt::SecretText> root{};
  std::string
      database{};  ///< setting of the PostgreSQL database that records go to; empty: SQLite, as a drill
};
/// Holds everything that was put back against its keys. The folder has all but the key files.
using Check = std::function<Result<void>(const std::filesystem::path& data, const crypt::KeyRing& ring)>;

struct PutBack {
  std::string name;
  std::uint64_t size = 0;
  std::size_t erased = 0;  ///< case files whose key was destroyed
};
struct RestoreReport {
  Instant backup_made, keys_made;
  std::vector<PutBack> organisations;
};

/// errors  BadInput: there is something at `data` already, or the backup and the pack do not belong together.
///         Damaged: the first file or entry that is not what was written. KeysMissing: the pack does not
///         open. Busy: the database has records already. NotFound, DiskFull, Unavailable. Nothing is left at
///         `data` then.
[[nodiscard]] Result<RestoreReport> restore(const RestoreFrom& from, const std::filesystem::path& data,
                                            const Check& check, const Progress& progress = {});
/// All of that in a folder that is thrown away.
[[nodiscard]] Result<RestoreReport> drill(const RestoreFrom& from, const Check& check,
                                          const Progress& progress = {});

}  // namespace sharewell::backup
