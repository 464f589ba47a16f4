// SPDX-License-Identifier: MIT
// A folder in memory for keys that no disk may have: gone with this object.
// In: nothing. Out: its path, for its owner only. Never: a folder on a disk.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace sharewell::backup {

class MemoryFolder {
 public:
  /// Unavailable if this machine has none.
  [[nodiscard]] static Result<MemoryFolder> make();
  MemoryFolder(MemoryFolder&& other) noexcept;
  MemoryFolder& operator=(MemoryFolder&&) = delete;
  ~MemoryFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit MemoryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace sharewell::backup
