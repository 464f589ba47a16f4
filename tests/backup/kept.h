// SPDX-License-Identifier: MIT
// A data folder with records, a draft, a guidance pack's file and a form, to be backed up.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "backup/backup.h"
#include "fixture.h"

namespace sharewell::backup {

inline constexpr std::uint32_t kFew = 8;  ///< entries of a segment in tests

class Kept : public store::StoreTest {
 protected:
  Kept();
  /// Opens `many` case files and records a decision with words of its own in each: two entries each.
  void record(store::Store& store, int many);
  [[nodiscard]] Result<BackupReport> back_up() const { return back_up_to(backup()); }
  [[nodiscard]] Result<BackupReport> back_up_to(const std::filesystem::path& folder) const;
  [[nodiscard]] std::filesystem::path backup() const { return elsewhere_.path() / "backup"; }

  store::TemporaryFolder elsewhere_;
  std::vector<std::string> words_;  ///< that nobody may find without a key
  std::vector<FileRef> files_;
  DraftRef draft_;
};

/// Every file below a folder, by its path.
[[nodiscard]] std::map<std::string, std::string> files_below(const std::filesystem::path& folder);
void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace sharewell::backup
