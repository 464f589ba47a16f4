// SPDX-License-Identifier: MIT
#include "store/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sharewell::store {
namespace {

constexpr std::string_view kElsewhere = "\npostgresql";

std::unexpected<Error> system_failure(std::string_view what, const std::filesystem::path& path) {
  const int why = errno;
  const ErrorCode code =
      why == ENOSPC || why == EDQUOT || why == EFBIG ? ErrorCode::DiskFull : ErrorCode::Unavailable;
  return fail(code, fmt::format("could not {}: {}", what, std::strerror(why)), path.string());
}

Result<void> make_folders(const std::filesystem::path& path) {
  if (path.empty() || std::filesystem::is_directory(path)) return {};
  SW_DO(make_folders(path.parent_path()));
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return system_failure("make the folder", path);
  return {};
}

Result<void> sync_folder(const std::filesystem::path& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = folder >= 0 && ::fsync(folder) == 0;
  if (folder >= 0) ::close(folder);
  if (!synced) return system_failure("make the folder durable", path);
  return {};
}

}  // namespace

Folder::Folder(Folder&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      keeps_(other.keeps_),
      mark_(std::move(other.mark_)) {}

Folder::~Folder() {
  if (lock_ >= 0) ::close(lock_);
}

Result<Folder> Folder::open(const std::filesystem::path& path, Keeps keeps) {
  SW_DO(make_folders(path));
  const std::filesystem::path name = path / "lock";
  const int lock = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) return system_failure("open the lock", name);
  Folder folder(path, lock, keeps);
  if (::flock(lock, (keeps == Keeps::Records ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return system_failure("take the lock", name);
    return fail(
        ErrorCode::Busy,
        "another sharewell has this folder open; stop it, or let the command speak to the running server",
        path.string());
  }
  SW_DO(folder.read_mark());
  return folder;
}

Result<void> Folder::read_mark() {
  std::array<char, 128> text{};
  const ssize_t length = ::pread(lock_, text.data(), text.size(), 0);
  if (length < 0) return system_failure("read the lock", path_ / "lock");
  mark_.assign(text.data(), static_cast<std::size_t>(length));
  while (!mark_.empty() && mark_.back() == '\n') mark_.pop_back();
  const bool elsewhere = mark_.ends_with(kElsewhere);
  if (elsewhere) mark_.resize(mark_.size() - kElsewhere.size());
  if (mark_.empty() || elsewhere == (keeps_ == Keeps::NoRecords)) return {};
  return fail(ErrorCode::BadConfig,
              elsewhere
                  ? "these records are kept in PostgreSQL, and the file `database` in the data folder, which "
                    "says where, is gone; put it back (sharewell db use)"
                  : "these records are kept in this folder, and the data folder names a PostgreSQL database; "
                    "remove the file `database` from the data folder",
              path_.string());
}

Result<void> Folder::prepare_database() const {
  const std::filesystem::path name = database();
  std::error_code none;
  const auto size = std::filesystem::file_size(name, none);
  if (!mark_.empty() && (none || size == 0))
    return fail(ErrorCode::Damaged,
                "records were kept here, but the database is gone or empty; keep the folder as it is and put "
                "back your newest safe copy",
                name.string());
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return system_failure("open the database", name);
  ::close(file);
  return {};
}

Result<void> Folder::set_mark(std::string_view organisation_id) {
  std::string text(organisation_id);
  if (keeps_ == Keeps::NoRecords) text += kElsewhere;
  text += '\n';
  if (::pwrite(lock_, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
      ::ftruncate(lock_, static_cast<off_t>(text.size())) != 0 || ::fsync(lock_) != 0)
    return system_failure("mark the folder", path_ / "lock");
  mark_ = organisation_id;
  SW_DO(sync_folder(path_));
  return sync_folder(path_.has_parent_path() ? path_.parent_path() : std::filesystem::path("."));
}

}  // namespace sharewell::store
