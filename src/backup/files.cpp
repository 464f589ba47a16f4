// SPDX-License-Identifier: MIT
#include "backup/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace sharewell::backup {
namespace {

constexpr unsigned kFolderMode = 0750, kFileMode = 0640;

std::filesystem::path beside(const std::filesystem::path& path) {
  return path.string() + std::string(kBeside);
}

}  // namespace

std::unexpected<Error> system_error(int number, const std::filesystem::path& path) {
  const ErrorCode code = number == ENOSPC || number == EDQUOT || number == EFBIG ? ErrorCode::DiskFull
                         : number == ENOENT                                      ? ErrorCode::NotFound
                                                                                 : ErrorCode::Unavailable;
  return fail(code, std::generic_category().message(number), path.string());
}

Result<void> make_folders(const std::filesystem::path& path) {
  std::error_code none;
  if (path.empty() || std::filesystem::is_directory(path, none)) return {};
  SW_DO(make_folders(path.parent_path()));
  if (::mkdir(path.c_str(), kFolderMode) != 0) {
    if (errno == EEXIST && std::filesystem::is_directory(path, none)) return {};
    return system_error(errno, path);
  }
  if (::chmod(path.c_str(), kFolderMode) != 0) return system_error(errno, path);
  return sync_folder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

Result<void> sync_folder(const std::filesystem::path& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return system_error(errno, path);
  const int error = ::fsync(folder) == 0 ? 0 : errno;
  ::close(folder);
  if (error != 0) return system_error(error, path);
  return {};
}

Result<NewFile> NewFile::make(const std::filesystem::path& path, unsigned mode) {
  const int descriptor =
      ::open(beside(path).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
  if (descriptor < 0) return system_error(errno, path);
  NewFile file(path, descriptor);
  // It may be one that a crash left behind.
  if (::fchmod(descriptor, mode) != 0) return system_error(errno, path);
  return file;
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

NewFile::~NewFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(beside(path_).c_str());
}

Result<void> NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return system_error(errno, path_);
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> NewFile::keep() {
  if (::fsync(descriptor_) != 0) return system_error(errno, path_);
  if (::rename(beside(path_).c_str(), path_.c_str()) != 0) return system_error(errno, path_);
  ::close(std::exchange(descriptor_, -1));
  return sync_folder(path_.has_parent_path() ? path_.parent_path() : std::filesystem::path("."));
}

Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes) {
  SW_TRY(NewFile file, NewFile::make(path, kFileMode));
  SW_DO(file.write(bytes));
  return file.keep();
}

Result<std::string> read_whole(const std::filesystem::path& path, std::size_t bytes_max) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return system_error(errno, path);
  struct stat about{};
  int error = ::fstat(file, &about) == 0 ? 0 : errno;
  std::string bytes;
  const bool plain = S_ISREG(about.st_mode), fits = about.st_size <= static_cast<off_t>(bytes_max);
  if (error == 0 && plain && fits) bytes.resize(static_cast<std::size_t>(about.st_size));
  for (std::size_t at = 0; error == 0 && at < bytes.size();) {
    const ssize_t got = ::read(file, bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno != EINTR) error = errno;
    if (got == 0) bytes.resize(at);
    if (got > 0) at += static_cast<std::size_t>(got);
  }
  ::close(file);
  if (error != 0) return system_error(error, path);
  if (!plain) return fail(ErrorCode::Unavailable, "this is not a plain file", path.string());
  if (!fits) return fail(ErrorCode::TooLarge, "the file is longer than it can be", path.string());
  return bytes;
}

}  // namespace sharewell::backup
