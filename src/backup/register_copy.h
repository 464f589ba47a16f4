// SPDX-License-Identifier: MIT
// Copies one register into segments, reading beside whoever writes.
//
// In: an organisation's database, the folder for its segments, what an earlier manifest says. Out: its part
// of the next manifest, after the leaves were found to add up to the checkpoint's root. Never: needs a key;
// holds up the emptying of the log for longer than one segment takes.
#pragma once

#include <filesystem>

#include "backup/backup.h"
#include "backup/manifest.h"
#include "register/checkpoint.h"
#include "register/tree.h"
#include "store/database.h"

namespace sharewell::backup {

class RegisterCopy {
 public:
  RegisterCopy(std::string name, const std::filesystem::path& data, const std::filesystem::path& backup,
               const BackupOptions& options);
  [[nodiscard]] Result<ManifestRegister> copy(const ManifestRegister* earlier, BackupReport& report);

 private:
  [[nodiscard]] Result<void> look();
  [[nodiscard]] Result<void> check_earlier(const ManifestRegister& earlier);
  [[nodiscard]] Result<void> check_begins_with_earlier() const;
  [[nodiscard]] Result<void> segment(std::uint64_t first, std::uint32_t count, BackupReport& report);
  [[nodiscard]] Result<std::string> make(std::uint64_t first, std::uint32_t count);
  /// The segment that lies there, if it is whole and this one.
  [[nodiscard]] Result<std::string> kept(const std::filesystem::path& path, std::uint64_t first,
                                         std::uint32_t count) const;
  [[nodiscard]] Result<void> take_leaves(std::string_view bytes, const std::string& place);

  const BackupOptions& options_;
  std::filesystem::path data_, folder_;
  std::optional<store::Database> database_;
  ManifestRegister out_;
  Digest root_{};
  std::optional<reg::Checkpoint> earlier_;
  reg::Frontier frontier_;
  BackedUp done_;
};

}  // namespace sharewell::backup
