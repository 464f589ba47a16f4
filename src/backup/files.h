// SPDX-License-Identifier: MIT
// Files of a backup: written whole or not at all, and read whole.
//
// In: a path and bytes. Out: durable when it returns, or the file as it was. Never: half a file under its
// name; a file that everybody on the machine can read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sharewell::backup {

/// Ends the name of a file that is not whole yet.
inline constexpr std::string_view kBeside = ".new";

/// What the system said, as an Error. `number` is an errno.
[[nodiscard]] std::unexpected<Error> system_error(int number, const std::filesystem::path& path);

/// Makes a folder and those above it, for its owner and its group.
[[nodiscard]] Result<void> make_folders(const std::filesystem::path& path);
/// Makes the names in a folder durable.
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& path);

/// A file that is being written, under its name and kBeside; gone again unless `keep` was called.
class NewFile {
 public:
  [[nodiscard]] static Result<NewFile> make(const std::filesystem::path& path, unsigned mode);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Makes it durable under its name.
  [[nodiscard]] Result<void> keep();

 private:
  NewFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::filesystem::path path_;
  int descriptor_;
};

/// A file of a backup, for its owner and to be read by its group.
[[nodiscard]] Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes);
/// NotFound; TooLarge beyond `bytes_max`; Unavailable.
[[nodiscard]] Result<std::string> read_whole(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace sharewell::backup
