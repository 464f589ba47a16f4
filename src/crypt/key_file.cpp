// SPDX-License-Identifier: MIT
#include "crypt/key_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace sharewell::crypt {
namespace {

std::unexpected<Error> system_error(int number, const std::filesystem::path& path) {
  const ErrorCode code = number == ENOSPC || number == EDQUOT ? ErrorCode::DiskFull
                         : number == ENOENT                   ? ErrorCode::NotFound
                                                              : ErrorCode::Unavailable;
  return fail(code, std::generic_category().message(number), path.string());
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

/// 0, or the number of the error.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_new(const std::filesystem::path& path, std::string_view text) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.get() < 0) return errno;
  if (::fchmod(file.get(), 0600) != 0) return errno;  // the file may be one that a crash left behind
  if (const int error = write_all(file.get(), text); error != 0) return error;
  if (::fsync(file.get()) != 0) return errno;
  return file.close() == 0 ? 0 : errno;
}

int sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.get() >= 0 && ::fsync(descriptor.get()) == 0 ? 0 : errno;
}

}  // namespace

Result<PrivateText> read_private(const std::filesystem::path& path, std::size_t bytes_max) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat about{};
  if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return system_error(errno, path);
  if (!S_ISREG(about.st_mode)) return fail(ErrorCode::Unavailable, "this is not a plain file", path.string());
  if (about.st_size > static_cast<off_t>(bytes_max))
    return fail(ErrorCode::TooLarge, "the file is longer than it can be", path.string());
  PrivateText out{std::string(static_cast<std::size_t>(about.st_size), '\0'), (about.st_mode & 077) != 0};
  for (std::size_t at = 0; at < out.text.size();) {
    const ssize_t got = ::read(file.get(), out.text.data() + at, out.text.size() - at);
    if (got < 0 && errno != EINTR) return system_error(errno, path);
    if (got == 0) return fail(ErrorCode::Unavailable, "the file changed while it was read", path.string());
    if (got > 0) at += static_cast<std::size_t>(got);
  }
  return out;
}

Result<void> keep_name(const std::filesystem::path& path) {
  const auto folder = path.parent_path();
  if (const int error = sync_folder(folder.empty() ? std::filesystem::path(".") : folder); error != 0)
    return system_error(error, path);
  return {};
}

Result<void> rename_private(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return system_error(errno, to);
  return keep_name(to);
}

Result<void> write_private(const std::filesystem::path& path, std::string_view text) {
  const std::filesystem::path beside = path.string() + ".new";
  if (const int error = write_new(beside, text); error != 0) {
    ::unlink(beside.c_str());
    return system_error(error, path);
  }
  auto done = rename_private(beside, path);
  if (!done) ::unlink(beside.c_str());  // not there any more if only the name could not be made durable
  return done;
}

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  // A plain file: a lock of a folder itself holds on one machine only where the folder is on a network disk.
  const std::filesystem::path name = folder / kLockFile;
  FolderLock lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (lock.descriptor_ < 0) return system_error(errno, name);
  if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return system_error(errno, folder);
  return fail(ErrorCode::Busy, "another program is changing the keys", folder.string());
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace sharewell::crypt
