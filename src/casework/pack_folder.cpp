// SPDX-License-Identifier: MIT
#include "casework/pack_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/limits.h"

namespace sharewell::casework {
namespace {

namespace fs = std::filesystem;
using guidance::PackFile;

constexpr std::size_t kFilesMax = 32;
constexpr std::string_view kBase = "base";

std::unexpected<Error> system_error(int number, const fs::path& path) {
  const bool full = number == ENOSPC || number == EDQUOT;
  return fail(full ? ErrorCode::DiskFull : ErrorCode::Unavailable, std::generic_category().message(number),
              path.string());
}

Result<std::string> read_file(const fs::path& path, const std::string& name) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(limits::kPackFileBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || in.gcount() == 0) {
    std::error_code none;
    if (!in.is_open() || in.bad() || !fs::is_empty(path, none))
      return fail(ErrorCode::Unavailable, "it cannot be read", name);
  }
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (bytes.size() > limits::kPackFileBytes)
    return fail(ErrorCode::TooLarge, fmt::format("longer than {} bytes", limits::kPackFileBytes), name);
  return bytes;
}

Result<void> read_toml_files(const fs::path& folder, const std::string& prefix,
                             std::vector<PackFile>& files) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() != ".toml") continue;
    if (files.size() == kFilesMax)
      return fail(ErrorCode::TooLarge, fmt::format("more than {} TOML files", kFilesMax), folder.string());
    std::string name = prefix + at->path().filename().string();
    SW_TRY(std::string bytes, read_file(at->path(), name));
    files.push_back({std::move(name), std::move(bytes)});
  }
  if (error) return fail(ErrorCode::NotFound, "there is no folder that can be read", folder.string());
  return {};
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// 0, or the number of the error.
int sync(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) return system_error(errno == 0 ? EIO : errno, path);
  if (const int error = sync(path, 0); error != 0) return system_error(error, path);
  return {};
}

Result<void> make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return system_error(error.value(), path);
  return {};
}

Result<void> write_pack(const fs::path& folder, const std::vector<PackFile>& files) {
  SW_DO(make_folder(folder));
  bool has_base = false;
  for (const PackFile& file : files) {
    const fs::path path = folder / file.name;
    has_base = has_base || path.parent_path() != folder;
    SW_DO(make_folder(path.parent_path()));
    SW_DO(write_file(path, file.bytes));
  }
  if (const int error = has_base ? sync(folder / kBase, O_DIRECTORY) : 0; error != 0)
    return system_error(error, folder);
  if (const int error = sync(folder, O_DIRECTORY); error != 0) return system_error(error, folder);
  return {};
}

}  // namespace

Result<std::vector<PackFile>> read_pack_folder(const fs::path& folder) {
  std::vector<PackFile> files;
  SW_DO(read_toml_files(folder, "", files));
  std::error_code none;
  if (fs::is_directory(folder / kBase, none))
    SW_DO(read_toml_files(folder / kBase, std::string(kBase) + "/", files));
  std::ranges::sort(files, {}, &PackFile::name);
  return files;
}

Result<void> keep_pack(const fs::path& data, std::string_view sha256, const std::vector<PackFile>& files) {
  const fs::path packs = data / "packs", kept = packs / sha256;
  std::error_code none;
  if (fs::is_directory(kept, none)) return {};
  SW_DO(make_folder(packs));
  // Whole under another name first, so that a pack is kept whole or not at all. Two that keep it at once do
  // the same.
  const fs::path beside = packs / fmt::format(".{}-{}", sha256, ::getpid());
  fs::remove_all(beside, none);
  auto written = write_pack(beside, files);
  if (written && ::rename(beside.c_str(), kept.c_str()) != 0 && !fs::is_directory(kept, none))
    written = system_error(errno, kept);
  fs::remove_all(beside, none);
  if (!written) return written;
  for (const fs::path& folder : {packs, data})
    if (const int error = sync(folder, O_DIRECTORY); error != 0) return system_error(error, folder);
  return {};
}

Result<void> keep_file(const fs::path& folder, const std::string& name, std::string_view bytes) {
  const fs::path beside = folder / fmt::format(".{}-{}", name, ::getpid());
  auto written = write_file(beside, bytes);
  if (written && ::rename(beside.c_str(), (folder / name).c_str()) != 0)
    written = system_error(errno, folder / name);
  std::error_code none;
  fs::remove(beside, none);
  if (!written) return written;
  if (const int error = sync(folder, O_DIRECTORY); error != 0) return system_error(error, folder);
  return {};
}

Result<const guidance::Pack*> shelve_pack(const fs::path& data, std::string_view sha256,
                                          guidance::Shelf& shelf) {
  if (const guidance::Pack* pack = shelf.find(sha256)) return pack;
  if (!is_hash(sha256)) return fail(ErrorCode::BadInput, "a pack's hash is 64 of 0-9 and a-f");
  const std::string place = fmt::format("packs/{}", sha256);
  std::error_code none;
  if (!fs::is_directory(data / place, none))
    return fail(ErrorCode::NotFound, "this guidance pack is not kept here", place);
  SW_TRY(auto files, read_pack_folder(data / place));
  const auto pack = shelf.add(std::move(files));
  if (!pack)
    return fail(ErrorCode::Damaged, "a kept guidance pack cannot be read: " + one_line(pack.error().front()),
                place);
  if ((*pack)->sha256() != sha256)
    return fail(ErrorCode::Damaged, "a kept guidance pack is not what was kept", place);
  return *pack;
}

Result<void> shelve_packs(const fs::path& data, guidance::Shelf& shelf) {
  std::error_code error;
  if (!fs::exists(data / "packs", error)) return {};
  std::vector<std::string> names;
  for (fs::directory_iterator at(data / "packs", error), end; !error && at != end; at.increment(error))
    if (const std::string name = at->path().filename().string(); is_hash(name)) names.push_back(name);
  if (error) return system_error(error.value(), data / "packs");
  std::ranges::sort(names);
  for (const std::string& name : names) {
    SW_TRY([[maybe_unused]] const guidance::Pack* const pack, shelve_pack(data, name, shelf));
  }
  return {};
}

}  // namespace sharewell::casework
