// SPDX-License-Identifier: MIT
#include "backup/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "backup/files.h"
#include "backup/segment.h"
#include "crypt/hash.h"
#include "register/checkpoint.h"
#include "register/tree.h"

namespace sharewell::backup {
namespace {

Result<std::string> load(const std::filesystem::path& path, std::uint64_t bytes, const Digest& sha256,
                         std::string_view what) {
  auto text = read_whole(path, kSegmentBytes);
  if (!text && text.error().code == ErrorCode::NotFound)
    return fail(ErrorCode::Damaged, fmt::format("{} of the backup is missing", what), path.string());
  if (!text) return text;
  if (text->size() != bytes || crypt::sha256(bytes_of(*text)) != sha256)
    return fail(ErrorCode::Damaged, fmt::format("{} of the backup is not what was written", what),
                path.string());
  return text;
}

Result<void> check_register(const std::filesystem::path& backup, const ManifestRegister& one,
                            const Progress& progress) {
  reg::Frontier frontier;
  for (const ManifestSegment& segment : one.segments) {
    if (progress) progress(one.name, segment.first, one.size);
    const std::string place =
        (segments_path(backup, one.name) / segment_name(segment.first, segment.count)).string();
    SW_TRY(const std::string bytes, load_segment(backup, one, segment));
    SW_TRY(SegmentReader reader, SegmentReader::open(bytes, place));
    while (true) {
      SW_TRY(const auto row, reader.next());
      if (!row) break;
      Digest leaf{};
      std::ranges::copy(row->leaf, leaf.begin());
      frontier.append(leaf);
    }
  }
  if (progress) progress(one.name, one.size, one.size);
  const auto checkpoint = checkpoint_of(one.checkpoint);
  if (!checkpoint || checkpoint->size != one.size || checkpoint->root != frontier.root())
    return fail(ErrorCode::Damaged, "the segments do not add up to the checkpoint of the manifest", one.name);
  return {};
}

}  // namespace

Result<std::string> load_segment(const std::filesystem::path& backup, const ManifestRegister& of,
                                 const ManifestSegment& segment) {
  const auto path = segments_path(backup, of.name) / segment_name(segment.first, segment.count);
  SW_TRY(std::string bytes, load(path, segment.bytes, segment.sha256, "a segment"));
  SW_TRY(const SegmentReader reader, SegmentReader::open(bytes, path.string()));
  if (reader.organisation() != of.id || reader.first() != segment.first || reader.count() != segment.count)
    return fail(ErrorCode::Damaged, "a segment of the backup is another register's or stands elsewhere",
                path.string());
  return bytes;
}

Result<std::string> load_kept(const std::filesystem::path& backup, const ManifestFile& file) {
  return load(kept_path(backup, file.sha256), file.bytes, file.sha256, "a file");
}

Result<Manifest> check_backup(const std::filesystem::path& backup, const Progress& progress) {
  SW_TRY(Manifest manifest, load_manifest(backup));
  for (const ManifestRegister& one : manifest.registers) SW_DO(check_register(backup, one, progress));
  for (const ManifestFile& file : manifest.files) {
    SW_TRY([[maybe_unused]] const std::string bytes, load_kept(backup, file));
  }
  return manifest;
}

}  // namespace sharewell::backup
