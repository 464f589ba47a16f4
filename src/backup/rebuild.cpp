// SPDX-License-Identifier: MIT
#include "backup/rebuild.h"

#include <fmt/format.h>

#include <algorithm>

#include "backup/check.h"
#include "record/keeping_bodies.h"
#include "store/end_note.h"
#include "store/group.h"
#include "store/opening.h"
#include "store/schema.h"
#include "store/task_rows.h"

namespace sharewell::backup {
namespace {

std::int64_t as_number(std::uint64_t number) { return static_cast<std::int64_t>(number); }

}  // namespace

Rebuild::Rebuild(const ManifestRegister& copied, const PackedRegister& packed,
                 const crypt::OrganisationKeys& keys)
    : copied_(copied), packed_(packed), sealing_(keys, [](std::span<std::uint8_t>) {
        broken_invariant("putting back draws no random bytes", __FILE__, __LINE__);
      }) {
  for (const PackedFileKey& key : packed.file_keys) packed_keys_.emplace(key.file, &key);
}

Result<void> Rebuild::check_fits() const {
  const auto id = packed_.meta.find("organisation");
  if (id != packed_.meta.end() && id->second == copied_.id && packed_.meta.contains("office") &&
      packed_.meta.contains("began"))
    return check_signing_key();
  return fail(ErrorCode::BadInput,
              "the key pack is of another organisation of that name; give the pack that was made with this "
              "backup, or "
              "a newer one",
              copied_.name);
}

Result<void> Rebuild::check_signing_key() const {
  const auto handovers = packed_.meta.find("handovers");
  SW_TRY(const reg::KeyChain keys,
         store::keys_by(handovers == packed_.meta.end() ? std::string_view() : handovers->second, sealing_));
  if (!keys.handovers().empty() && keys.handovers().back().before.size >= copied_.size)
    return fail(ErrorCode::BadInput,
                "the segments are older than the key pack: in between the key that signs the register was "
                "rotated, and the old one is destroyed; give newer segments, or the key pack made with these",
                copied_.name);
  if (copied_.size > packed_.size && !store::open_end_note(copied_.checkpoint, keys, sealing_))
    return fail(ErrorCode::BadInput,
                "the segments' checkpoint is not signed with a key that the key pack has: it is from before "
                "the key that signs the register was rotated, so give a newer one; or the backup was changed",
                copied_.name);
  return {};
}

Result<void> Rebuild::make(store::Database& database) const {
  SW_DO(database.begin_write());
  SW_DO(store::make_tables(database));
  for (const auto& [key, value] : packed_.meta)
    SW_DO(database.run("INSERT INTO meta(key, value) VALUES(?, ?)", std::string_view(key),
                       key == "schema" ? store::kSchemaVersion : std::string_view(value)));
  return database.commit();
}

Result<void> Rebuild::insert(store::Database& database, std::uint64_t index, const SegmentRow& row) const {
  const std::string_view note = index + 1 == copied_.size ? std::string_view(copied_.checkpoint) : "";
  SW_DO(database.run("INSERT INTO entry(idx, file, kind, uid, sealed) VALUES(?, ?, ?, ?, ?)",
                     as_number(index), row.file, row.kind, row.uid, row.sealed));
  return database.run("INSERT INTO leaf(idx, hash, once, first, note) VALUES(?, ?, ?, ?, ?)",
                      as_number(index), row.leaf, row.once, as_number(row.began), note);
}

Result<void> Rebuild::fold(std::uint64_t index, const SegmentRow& row) {
  const std::string file(row.file);
  if (erased_.contains(file)) return {};
  auto key = opened_.find(file);
  if (key == opened_.end()) {
    const auto packed = packed_keys_.find(file);
    if (packed == packed_keys_.end() || store::is_erased(packed->second->wrapped)) {
      closed_.emplace(file, row.began);
      return {};
    }
    auto opened = sealing_.open_file_key(file, packed->second->epoch, packed->second->wrapped);
    if (!opened)
      return fail(ErrorCode::Damaged,
                  fmt::format("the key pack's key of the case file of entry {} does not open: {}", index,
                              opened.error().detail),
                  copied_.name);
    key = opened_.emplace(file, *std::move(opened)).first;
  }
  const auto entry =
      sealing_.open_entry(key->second, {index, file, row.kind, Bytes(row.uid.begin(), row.uid.end()),
                                        Bytes(row.sealed.begin(), row.sealed.end())});
  if (!entry)
    return fail(ErrorCode::Damaged,
                fmt::format("entry {} is not what was sealed: {}", index, entry.error().detail),
                fmt::format("{}, entry {}", copied_.name, index));
  SW_DO(tasks_.apply(index, entry->body));
  return follow_erasure(entry->body);
}

Result<void> Rebuild::follow_erasure(const record::EntryBody& entry) {
  if (entry.kind != record::EntryKind::FileErased || entry.file.text() != packed_.meta.at("office"))
    return {};
  SW_TRY(const auto erased, record::read_body<record::FileErased>(entry));
  const std::string file = erased.file.text();
  erased_.insert(file);
  opened_.erase(file);
  closed_.erase(file);
  return {};
}

Result<void> Rebuild::add_segment(store::Database& database, std::string_view bytes,
                                  const ManifestSegment& segment) {
  SW_TRY(SegmentReader reader, SegmentReader::open(bytes, segment_name(segment.first, segment.count)));
  SW_DO(database.begin_write());
  for (std::uint64_t index = segment.first;; ++index) {
    SW_TRY(const auto row, reader.next());
    if (!row) break;
    SW_DO(insert(database, index, *row));
    SW_DO(fold(index, *row));
  }
  return database.commit();
}

Result<void> Rebuild::check_keys() const {
  if (closed_.empty()) return {};
  const auto later =
      std::ranges::count_if(closed_, [this](const auto& one) { return one.second >= packed_.size; });
  if (later > 0)
    return fail(
        ErrorCode::BadInput,
        fmt::format(
            "the key pack is older than the segments: it lacks the keys of {} case files that were opened "
            "after it was made; give a newer one",
            later),
        copied_.name);
  return fail(ErrorCode::BadInput,
              fmt::format("the segments are older than the key pack: in it the keys of {} case files are "
                          "destroyed, and the segments do not say yet that these were erased; give newer "
                          "segments",
                          closed_.size()),
              copied_.name);
}

Result<void> Rebuild::add_keys_and_tasks(store::Database& database) const {
  SW_DO(database.begin_write());
  for (const PackedFileKey& key : packed_.file_keys)
    // The key of a file that was opened after the segments were made is of no use, and `verify` would wonder.
    if (opened_.contains(key.file) || key.file == packed_.meta.at("office"))
      SW_DO(database.run("INSERT INTO file_key(file, epoch, wrapped) VALUES(?, ?, ?)",
                         std::string_view(key.file), key.epoch, ByteView(key.wrapped)));
  for (const std::string& file : erased_)
    SW_DO(database.run("INSERT INTO file_key(file, epoch, wrapped) VALUES(?, 0, ?)", file, ByteView()));
  for (const auto& [place, task] : tasks_.rows()) {
    if (erased_.contains(task.file.text())) continue;
    SW_DO(store::add_task(database, task));
  }
  return database.commit();
}

Result<void> Rebuild::into(const std::filesystem::path& file, const std::filesystem::path& backup,
                           const Progress& progress) {
  SW_DO(check_fits());
  SW_TRY(store::Database database, store::Database::open_writer(file, 0));
  SW_DO(make(database));
  for (const ManifestSegment& segment : copied_.segments) {
    if (progress) progress(copied_.name, segment.first, copied_.size);
    SW_TRY(const std::string bytes, load_segment(backup, copied_, segment));
    SW_DO(add_segment(database, bytes, segment));
    SW_DO(database.checkpoint());
  }
  SW_DO(check_keys());
  SW_DO(add_keys_and_tasks(database));
  return database.empty_log();
}

}  // namespace sharewell::backup
