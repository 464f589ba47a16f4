// SPDX-License-Identifier: MIT
#include "backup/register_copy.h"

#include <fmt/format.h>

#include "backup/files.h"
#include "crypt/hash.h"
#include "register/checkpoint.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::backup {
namespace {

constexpr std::string_view kChooseAnother =
    "nothing was changed; choose another folder, and keep this one as it is";

Digest digest_of(ByteView bytes) {
  Digest out{};
  SW_CHECK(bytes.size() == out.size());
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

}  // namespace

RegisterCopy::RegisterCopy(std::string name, const std::filesystem::path& data,
                           const std::filesystem::path& backup, const BackupOptions& options)
    : options_(options), data_(data), folder_(segments_path(backup, name)) {
  out_.name = std::move(name);
  done_.name = out_.name;
}

/// What there is to copy: later entries wait for the next time.
Result<void> RegisterCopy::look() {
  SW_TRY(const store::Place place, store::place_of(data_, out_.name));
  SW_TRY(store::Database database, store::Database::open_reader(place));
  database_ = std::move(database);
  SW_DO(database_->begin_read());
  SW_DO(store::check_version(*database_));
  SW_TRY(out_.id, store::meta_value(*database_, "organisation"));
  {
    SW_TRY(store::Query last, database_->query("SELECT note FROM leaf ORDER BY idx DESC LIMIT 1"));
    SW_TRY(const bool found, last.next());
    out_.checkpoint = found ? last.text(0) : std::string_view();
  }
  if (out_.checkpoint.empty()) {
    SW_TRY(out_.checkpoint, store::meta_value(*database_, "began"));
  }
  SW_DO(database_->commit());
  const auto checkpoint = checkpoint_of(out_.checkpoint);
  if (!checkpoint || out_.id.size() != 32)
    return fail(ErrorCode::Damaged,
                "the newest checkpoint cannot be read; run 'sharewell verify' before anything else",
                out_.name + ", table leaf");
  out_.size = checkpoint->size;
  root_ = checkpoint->root;
  return {};
}

Result<void> RegisterCopy::check_earlier(const ManifestRegister& earlier) {
  if (earlier.id != out_.id)
    return fail(
        ErrorCode::BadInput,
        fmt::format("this folder holds the backup of another organisation of that name; {}", kChooseAnother),
        out_.name);
  if (earlier.size > out_.size)
    return fail(ErrorCode::BadInput,
                fmt::format("this folder holds a backup of {} entries, and the register here has {}: records "
                            "are missing here, or were put back to an earlier state; {}",
                            earlier.size, out_.size, kChooseAnother),
                out_.name);
  SW_TRY(earlier_, checkpoint_of(earlier.checkpoint));
  return check_begins_with_earlier();
}

/// The backup may only grow as the register does.
Result<void> RegisterCopy::check_begins_with_earlier() const {
  if (!earlier_ || frontier_.size() != earlier_->size || frontier_.root() == earlier_->root) return {};
  return fail(ErrorCode::BadInput,
              fmt::format("this folder holds the backup of another register: the first {} entries here are "
                          "others; {}",
                          earlier_->size, kChooseAnother),
              out_.name);
}

Result<std::string> RegisterCopy::make(std::uint64_t first, std::uint32_t count) {
  SegmentWriter writer(out_.id, first);
  const auto from = static_cast<std::int64_t>(first), to = from + count;
  std::int64_t next = from;
  SW_DO(database_->begin_read());
  {
    SW_TRY(
        store::Query row,
        database_->query("SELECT entry.idx, file, kind, uid, sealed, hash, once, first FROM entry JOIN leaf "
                         "USING(idx) WHERE entry.idx >= ? AND entry.idx < ? ORDER BY entry.idx",
                         from, to));
    for (;; ++next) {
      SW_TRY(const bool more, row.next());
      if (!more || row.number(0) != next) break;
      if (row.bytes(5).size() != 32 || (!row.bytes(6).empty() && row.bytes(6).size() != 32) ||
          row.text(1).size() > 255 || row.bytes(3).size() > 255)
        break;
      writer.add({row.text(1), row.number(2), row.bytes(3), row.bytes(4), row.bytes(5), row.bytes(6),
                  static_cast<std::uint64_t>(row.number(7))});
    }
  }
  SW_DO(database_->commit());
  if (next != to)
    return fail(
        ErrorCode::Damaged,
        fmt::format("entry {} or its leaf is not what was kept; run 'sharewell verify' before anything else",
                    next),
        fmt::format("{}, entry {}", out_.name, next));
  return writer.finish();
}

Result<std::string> RegisterCopy::kept(const std::filesystem::path& path, std::uint64_t first,
                                       std::uint32_t count) const {
  SW_TRY(std::string bytes, read_whole(path, kSegmentBytes));
  SW_TRY(const SegmentReader reader, SegmentReader::open(bytes, path.string()));
  if (reader.organisation() != out_.id || reader.first() != first || reader.count() != count)
    return fail(ErrorCode::Damaged, "another segment", path.string());
  return bytes;
}

Result<void> RegisterCopy::take_leaves(std::string_view bytes, const std::string& place) {
  SW_TRY(SegmentReader reader, SegmentReader::open(bytes, place));
  while (true) {
    SW_TRY(const auto row, reader.next());
    if (!row) return {};
    frontier_.append(digest_of(row->leaf));
    SW_DO(check_begins_with_earlier());
  }
}

Result<void> RegisterCopy::segment(std::uint64_t first, std::uint32_t count, BackupReport& report) {
  const std::filesystem::path path = folder_ / segment_name(first, count);
  auto bytes = kept(path, first, count);
  const bool already = bytes.has_value();
  if (already) {
    done_.already += count;
  } else if (const ErrorCode why = bytes.error().code;
             why == ErrorCode::NotFound || why == ErrorCode::Damaged) {
    if (why == ErrorCode::Damaged) report.mended.push_back(path.string());
    bytes = make(first, count);
  }
  if (!bytes) return std::unexpected(bytes.error());
  SW_DO(take_leaves(*bytes, path.string()));
  if (!already) SW_DO(write_whole(path, *bytes));
  out_.segments.push_back({first, count, bytes->size(), crypt::sha256(bytes_of(*bytes))});
  return {};
}

Result<ManifestRegister> RegisterCopy::copy(const ManifestRegister* earlier, BackupReport& report) {
  SW_DO(look());
  if (earlier != nullptr) SW_DO(check_earlier(*earlier));
  SW_DO(make_folders(folder_));
  for (std::uint64_t first = 0; first < out_.size; first += options_.segment_entries) {
    if (options_.progress) options_.progress(out_.name, first, out_.size);
    const std::uint64_t left = out_.size - first;
    SW_DO(segment(first, static_cast<std::uint32_t>(std::min<std::uint64_t>(left, options_.segment_entries)),
                  report));
  }
  if (options_.progress) options_.progress(out_.name, out_.size, out_.size);
  if (frontier_.root() != root_)
    return fail(
        ErrorCode::Damaged,
        "the entries and those of the backup do not add up to the root of the checkpoint: run 'sharewell "
        "verify'; if it passes, this folder holds the backup of another register, so choose another",
        out_.name);
  done_.size = out_.size;
  report.organisations.push_back(done_);
  return std::move(out_);
}

}  // namespace sharewell::backup
