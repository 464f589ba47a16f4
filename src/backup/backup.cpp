// SPDX-License-Identifier: MIT
#include "backup/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "backup/files.h"
#include "backup/manifest.h"
#include "backup/names.h"
#include "backup/register_copy.h"
#include "backup/turn.h"
#include "crypt/hash.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

/// What is kept of files, by path: packs, and the forms of each organisation.
Result<std::set<std::string>> kept_files(const fs::path& data,
                                         const std::vector<std::string>& organisations) {
  std::vector<fs::path> roots{"packs"};
  for (const std::string& name : organisations) roots.push_back(fs::path("orgs") / name / "forms");
  std::set<std::string> paths;
  for (const fs::path& root : roots) {
    std::error_code error;
    if (!fs::exists(data / root, error)) continue;
    for (fs::recursive_directory_iterator at(data / root, error), end; !error && at != end;
         at.increment(error)) {
      const std::string path = fs::path(*at).lexically_relative(data).string();
      // What another program is just writing has a name that begins with a dot.
      if (at->is_regular_file(error) && is_kept_path(path)) paths.insert(path);
    }
    if (error) return system_error(error.value(), data / root);
  }
  return paths;
}

Result<ManifestFile> keep_file(const fs::path& data, const fs::path& backup, const std::string& path) {
  SW_TRY(const std::string bytes, read_whole(data / path, kKeptFileBytes));
  ManifestFile file{path, bytes.size(), crypt::sha256(bytes_of(bytes))};
  const fs::path kept = kept_path(backup, file.sha256);
  const auto there = read_whole(kept, kKeptFileBytes);
  if (!there || *there != bytes) SW_DO(write_whole(kept, bytes));
  return file;
}

/// Takes away what no manifest names any more: parts of segments that have grown, and files that were not
/// finished or are not there any more.
Result<void> tidy(const fs::path& backup, const Manifest& manifest, std::uint32_t segment_entries) {
  std::error_code none;
  for (const ManifestRegister& one : manifest.registers) {
    const fs::path folder = segments_path(backup, one.name);
    std::set<std::string> named;
    for (const ManifestSegment& segment : one.segments)
      named.insert(segment_name(segment.first, segment.count));
    SW_TRY(const auto names, names_in(folder));
    const std::string full = fmt::format("-{:04}", segment_entries);
    for (const std::string& name : names)
      if (!named.contains(name) && (name.ends_with(kBeside) || !name.ends_with(full)))
        fs::remove(folder / name, none);
  }
  std::set<std::string> named;
  for (const ManifestFile& file : manifest.files) named.insert(to_hex(file.sha256));
  SW_TRY(const auto names, names_in(backup / "files"));
  for (const std::string& name : names)
    if (!named.contains(name)) fs::remove(backup / "files" / name, none);
  return {};
}

Result<void> check_all_here(const Manifest& earlier, const std::vector<std::string>& organisations) {
  for (const ManifestRegister& one : earlier.registers)
    if (std::ranges::find(organisations, one.name) == organisations.end())
      return fail(
          ErrorCode::BadInput,
          "this folder holds the backup of an organisation that is not here; nothing was changed; choose "
          "another folder, and keep this one as it is",
          one.name);
  return {};
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code none;
  const fs::path in = fs::weakly_canonical(fs::absolute(inner), none),
                 out = fs::weakly_canonical(fs::absolute(outer), none);
  return std::mismatch(out.begin(), out.end(), in.begin(), in.end()).first == out.end();
}

}  // namespace

Result<BackupReport> make_backup(const fs::path& data, const fs::path& backup, const BackupOptions& options) {
  if (lies_in(backup, data))
    return fail(ErrorCode::BadInput,
                "the backup would lie in the data folder, and be lost with it; choose a folder elsewhere",
                backup.string());
  SW_TRY(const auto organisations, organisations_of(data));
  if (organisations.empty())
    return fail(ErrorCode::NotFound, "there is no organisation in this data folder", data.string());
  SW_DO(make_folders(backup / "files"));
  SW_TRY(const Turn turn, Turn::take(backup));
  auto earlier = load_manifest(backup);
  if (!earlier && earlier.error().code == ErrorCode::Unavailable) return std::unexpected(earlier.error());
  BackupReport report;
  if (earlier) SW_DO(check_all_here(*earlier, organisations));
  // One whose manifest is damaged is brought up to date too: its segments say for themselves what they are.
  if (!earlier && earlier.error().code == ErrorCode::Damaged)
    report.mended.push_back(manifest_path(backup).string());
  Manifest manifest{options.now, {}, {}};
  for (const std::string& name : organisations) {
    RegisterCopy one(name, data, backup, options);
    SW_TRY(ManifestRegister part, one.copy(earlier ? earlier->find(name) : nullptr, report));
    manifest.registers.push_back(std::move(part));
  }
  SW_TRY(const auto paths, kept_files(data, organisations));
  for (const std::string& path : paths) {
    SW_TRY(ManifestFile file, keep_file(data, backup, path));
    manifest.files.push_back(std::move(file));
  }
  report.files = manifest.files.size();
  SW_DO(write_whole(manifest_path(backup), write_manifest(manifest)));
  SW_DO(tidy(backup, manifest, options.segment_entries));
  return report;
}

}  // namespace sharewell::backup
