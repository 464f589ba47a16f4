// SPDX-License-Identifier: MIT
// What a backup consists of: its segments and files with their lengths and hashes, and each register's
// checkpoint (docs/formats/backup.md).
//
// In: the parts; or the text of a manifest. Out: the text; or the parts, if not one bit was changed. Never: a
// path that leads out of a data folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "register/checkpoint.h"

namespace sharewell::backup {

inline constexpr std::size_t kManifestBytes = std::size_t{1} << 26;
inline constexpr std::size_t kKeptFileBytes = std::size_t{1} << 20;  ///< one file of a pack, one form

struct ManifestSegment {
  std::uint64_t first = 0;
  std::uint32_t count = 0;
  std::uint64_t bytes = 0;
  Digest sha256{};
};
struct ManifestRegister {
  std::string name, id;    ///< of the organisation
  std::uint64_t size = 0;  ///< entries
  std::string checkpoint;  ///< the note over them, marked or signed
  std::vector<ManifestSegment> segments;
};
/// A file of the data folder, kept in the backup under its hash.
struct ManifestFile {
  std::string path;
  std::uint64_t bytes = 0;
  Digest sha256{};
};
struct Manifest {
  Instant made;
  std::vector<ManifestRegister> registers;
  std::vector<ManifestFile> files;
  [[nodiscard]] const ManifestRegister* find(std::string_view name) const;
};

[[nodiscard]] std::string write_manifest(const Manifest& manifest);
/// Damaged, with `place`, if it is not what was written.
[[nodiscard]] Result<Manifest> read_manifest(std::string_view text, const std::string& place);
/// NotFound if there is no backup in the folder; else as above.
[[nodiscard]] Result<Manifest> load_manifest(const std::filesystem::path& backup);

/// What such a note says; neither mark nor signature is looked at.
[[nodiscard]] Result<reg::Checkpoint> checkpoint_of(std::string_view note);

/// Where things lie below a backup's folder.
[[nodiscard]] std::filesystem::path manifest_path(const std::filesystem::path& backup);
[[nodiscard]] std::filesystem::path segments_path(const std::filesystem::path& backup, std::string_view name);
[[nodiscard]] std::filesystem::path kept_path(const std::filesystem::path& backup, const Digest& sha256);

/// Whether an organisation may be called so, or a file of a pack or a form lie there.
[[nodiscard]] bool is_organisation_name(std::string_view name);
[[nodiscard]] bool is_kept_path(std::string_view path);

}  // namespace sharewell::backup
