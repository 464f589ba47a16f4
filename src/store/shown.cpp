// SPDX-License-Identifier: MIT
#include "store/shown.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

namespace sharewell::store {
namespace {

// One width, so that a later number lies exactly over an earlier one, in one sector.
constexpr std::size_t kDigits = 20, kLine = 32;
constexpr std::string_view kGoing = " going     \n", kPutBack = " put-back  \n";

std::string line_of(std::uint64_t entries, std::string_view state) {
  return fmt::format("{:0{}}{}", entries, kDigits, state);
}

std::unexpected<Error> system_failure(const std::filesystem::path& file) {
  const int why = errno;
  const ErrorCode code = why == ENOSPC || why == EDQUOT ? ErrorCode::DiskFull : ErrorCode::Unavailable;
  return fail(code, std::strerror(why), file.string());
}

struct Said {
  std::uint64_t entries = 0;
  bool put_back = false;
};

/// Keeps other processes from writing to the file. Where that is not to be had, they are no more than
/// without.
class FileTurn {
 public:
  /// Waits for a second at most: who has it may have been stopped, and a line is written at once anyway.
  explicit FileTurn(int descriptor) : descriptor_(descriptor) {
    constexpr int kTries = 100;
    for (int i = 0; i < kTries && ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FileTurn(const FileTurn&) = delete;
  FileTurn& operator=(const FileTurn&) = delete;
  ~FileTurn() { ::flock(descriptor_, LOCK_UN); }

 private:
  int descriptor_;
};

/// What the file says; nothing was shown if it is empty, for then its making was cut off.
Result<Said> read_said(int descriptor, const std::filesystem::path& file) {
  std::array<char, kLine + 1> text{};
  const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
  if (got < 0) return system_failure(file);
  if (got == 0) return Said{};
  Said said;
  const std::string_view line(text.data(), static_cast<std::size_t>(got));
  const auto [end, error] = std::from_chars(text.data(), text.data() + kDigits, said.entries);
  const std::string_view state = line.substr(std::min(kDigits, line.size()));
  said.put_back = state == kPutBack;
  if (line.size() == kLine && error == std::errc() && end == text.data() + kDigits &&
      (state == kGoing || state == kPutBack))
    return said;
  return fail(
      ErrorCode::Damaged,
      "what says how much of the register others were shown is not what was written; put this file back "
      "from your newest safe copy, or ask your witnesses what they saw last",
      file.string());
}

Result<int> open_file(const std::filesystem::path& file, bool make) {
  if (make) {
    std::error_code error;
    const auto folder = file.parent_path();
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) return fail(ErrorCode::Unavailable, error.message(), folder.string());
  }
  const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (make ? O_CREAT : 0);
  const int descriptor = ::open(file.c_str(), flags, 0600);
  if (descriptor >= 0) return descriptor;
  if (errno == ENOENT) return fail(ErrorCode::NotFound, "it was not put back", file.string());
  return system_failure(file);
}

Result<void> write_line(int descriptor, const std::string& line, const std::filesystem::path& file) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return system_failure(file);
  const bool first = about.st_size == 0;
  if (::pwrite(descriptor, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()))
    return system_failure(file);
  if (::fdatasync(descriptor) != 0) return system_failure(file);
  if (!first) return {};
  for (const auto& folder : {file.parent_path(), file.parent_path().parent_path()}) {
    const int names = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = names >= 0 && ::fsync(names) == 0;
    if (names >= 0) ::close(names);
    if (!synced) return system_failure(folder);
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Shown>> Shown::open(std::filesystem::path file) {
  if (file.empty()) return std::unique_ptr<Shown>(new Shown({}, -1, 0));
  SW_TRY(const int descriptor, open_file(file, true));
  std::unique_ptr<Shown> shown(new Shown(std::move(file), descriptor, 0));
  SW_TRY(const Said said, read_said(descriptor, shown->file_));
  if (said.put_back)
    return fail(ErrorCode::Busy,
                "these records were put back from a backup, and nobody has said yet what others saw of this "
                "register; "
                "nothing was changed: see `sharewell restore --help`, --go-on",
                shown->file_.string());
  shown->entries_ = said.entries;
  return shown;
}

Shown::~Shown() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> Shown::check(std::uint64_t entries) const {
  if (entries >= entries_) return {};
  return fail(
      ErrorCode::Damaged,
      fmt::format(
          "there are {} entries, and others were shown a register of {}: records are missing, or were "
          "put back to an earlier state; keep the folder as it is, and put back your newest safe copy",
          entries, entries_),
      file_.string());
}

Result<void> Shown::grow(std::uint64_t entries) {
  const std::lock_guard lock(mutex_);
  if (descriptor_ < 0 || entries <= entries_) return {};
  // Another server may have shown more.
  const FileTurn turn(descriptor_);
  SW_TRY(const Said said, read_said(descriptor_, file_));
  if (entries > said.entries) SW_DO(write_line(descriptor_, line_of(entries, kGoing), file_));
  entries_ = std::max(entries, said.entries);
  return {};
}

std::filesystem::path shown_path(const std::filesystem::path& data, std::string_view name) {
  return data / "shown" / name;
}

Result<void> mark_put_back(const std::filesystem::path& file, std::uint64_t entries) {
  SW_TRY(const int descriptor, open_file(file, true));
  auto written = write_line(descriptor, line_of(entries, kPutBack), file);
  ::close(descriptor);
  return written;
}

Result<std::optional<std::uint64_t>> put_back_with(const std::filesystem::path& file) {
  const auto descriptor = open_file(file, false);
  if (!descriptor && descriptor.error().code == ErrorCode::NotFound) return std::nullopt;
  if (!descriptor) return std::unexpected(descriptor.error());
  const auto said = read_said(*descriptor, file);
  ::close(*descriptor);
  if (!said) return std::unexpected(said.error());
  return said->put_back ? std::optional(said->entries) : std::nullopt;
}

Result<void> let_go_on(const std::filesystem::path& file, std::uint64_t seen) {
  SW_TRY(const auto entries, put_back_with(file));
  if (!entries)
    return fail(ErrorCode::NotFound, "this register was not put back, or goes on already", file.string());
  if (seen > *entries)
    return fail(
        ErrorCode::BadInput,
        fmt::format("others saw a register of {} entries, and {} were put back: to go on would sign another "
                    "register of a size that they know. Look for a newer backup, and put that back",
                    seen, *entries),
        file.string());
  SW_TRY(const int descriptor, open_file(file, false));
  auto written = write_line(descriptor, line_of(*entries, kGoing), file);
  ::close(descriptor);
  return written;
}

}  // namespace sharewell::store
