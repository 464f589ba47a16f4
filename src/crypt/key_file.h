// SPDX-License-Identifier: MIT
// Small files that only their owner may read, replaced whole or not at all.
//
// In: a path and its new text. Out: durable when it returns, or the old file as it was. Never: half a file,
// or one that others on the machine can read. Used by the key ring only.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::crypt {

struct PrivateText {
  std::string text;
  bool open_to_others = false;  ///< its mode lets the group or others read or write it
};

/// The whole file. NotFound, TooLarge beyond `bytes_max`, or Unavailable with what the system said.
[[nodiscard]] Result<PrivateText> read_private(const std::filesystem::path& path, std::size_t bytes_max);

/// Writes PATH.new with mode 0600, makes it durable, renames it, makes the name durable. DiskFull or
/// Unavailable; the file at `path` is then as it was.
[[nodiscard]] Result<void> write_private(const std::filesystem::path& path, std::string_view text);

/// Makes the name of a file durable.
[[nodiscard]] Result<void> keep_name(const std::filesystem::path& path);

/// Puts a file in the place of another and makes the name durable.
[[nodiscard]] Result<void> rename_private(const std::filesystem::path& from, const std::filesystem::path& to);

/// The file that a folder's lock is of; it stays.
inline constexpr const char* kLockFile = "keyring.lock";

/// Holds a folder's keys against other processes that do the same, on other machines too, as long as it
/// lives.
class FolderLock {
 public:
  /// Busy if another process holds it, Unavailable if its lock cannot be made.
  [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace sharewell::crypt
