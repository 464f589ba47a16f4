// SPDX-License-Identifier: MIT
#include "disk.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/error.h"

namespace sharewell::store {
namespace {

constexpr std::size_t kSector = 512;

void put(Bytes& image, const Disk::Change& change) {
  if (change.cuts) {
    image.resize(change.at, 0);
    return;
  }
  if (image.size() < change.at + change.bytes.size()) image.resize(change.at + change.bytes.size(), 0);
  std::copy(change.bytes.begin(), change.bytes.end(), image.begin() + static_cast<std::ptrdiff_t>(change.at));
}

Bytes sector_of(const Bytes& image, std::size_t number) {
  Bytes out(kSector, 0);
  const std::size_t from = number * kSector;
  for (std::size_t i = 0; i < kSector && from + i < image.size(); ++i) out[i] = image[from + i];
  return out;
}

/// Each sector as any of the versions that it had since it was durable; the length as any that the file had.
Bytes any_of_all(const Disk::File& file, std::mt19937_64& dice) {
  Bytes image = file.durable;
  std::vector<std::size_t> sizes{image.size()};
  std::map<std::size_t, std::vector<Bytes>> versions;
  for (const Disk::Change& change : file.changes) {
    if (change.doomed) continue;
    if (!change.cuts)
      for (std::size_t s = change.at / kSector; s * kSector < change.at + change.bytes.size(); ++s)
        versions.try_emplace(s, std::vector<Bytes>{sector_of(file.durable, s)});
    put(image, change);
    if (!change.cuts)
      for (std::size_t s = change.at / kSector; s * kSector < change.at + change.bytes.size(); ++s)
        versions[s].push_back(sector_of(image, s));
    sizes.push_back(image.size());
  }
  Bytes left = file.durable;
  for (const auto& [sector, all] : versions)
    put(left, {sector * kSector, all[dice() % all.size()], false, false});
  left.resize(sizes[dice() % sizes.size()], 0);
  return left;
}

/// The first changes, in their order, and of the next one its first sectors.
Bytes the_first_of(const Disk::File& file, std::mt19937_64& dice) {
  Bytes image = file.durable;
  std::size_t whole = dice() % (file.changes.size() + 1);
  for (const Disk::Change& change : file.changes) {
    if (change.doomed) continue;
    if (whole-- > 0) {
      put(image, change);
      continue;
    }
    Disk::Change torn = change;
    torn.bytes.resize(std::min(change.bytes.size(), dice() % 9 * kSector));
    if (!change.cuts) put(image, torn);
    break;
  }
  return image;
}

Bytes left_of(const Disk::File& file, std::mt19937_64& dice) {
  switch (dice() % 4) {
    case 0:
      return file.durable;
    case 1:
      return the_first_of(file, dice);
    case 2: {
      Bytes all = file.durable;
      for (const Disk::Change& change : file.changes)
        if (!change.doomed) put(all, change);
      return all;
    }
    default:
      return any_of_all(file, dice);
  }
}

}  // namespace

void Disk::calm() {
  fault_ = Fault::None;
  count_ = writes_ = 0;
  dark_ = full_ = false;
}

void Disk::fault_after(std::uint64_t operations, Fault fault) {
  fault_at_ = count_ + operations;
  fault_ = fault;
}

void Disk::lie(bool on) { lies_ = on; }

/// What the next operation meets: SQLITE_OK, or the code that it fails with.
int Disk::next(int failing_as) {
  const bool now = fault_ != Fault::None && count_ == fault_at_;
  ++count_;
  if (now && fault_ == Fault::PowerGoes) dark_ = true;
  if (now && fault_ == Fault::DiskFull) full_ = true;
  if (dark_) return SQLITE_IOERR;
  const bool is_sync = failing_as == SQLITE_IOERR_FSYNC;
  if (now && fault_ == Fault::WriteFails && !is_sync) return failing_as;
  if (now && fault_ == Fault::SyncFails && is_sync) return failing_as;
  // A fault that is for the other kind of operation waits for the next one of its kind.
  if (now && (fault_ == Fault::WriteFails || fault_ == Fault::SyncFails)) ++fault_at_;
  return full_ && failing_as == SQLITE_IOERR_WRITE ? SQLITE_FULL : SQLITE_OK;
}

std::shared_ptr<Disk::File> Disk::open(const std::string& name, bool make) {
  if (const auto at = files_.find(name); at != files_.end()) return at->second;
  const bool real = std::filesystem::exists(name);
  if (!real && !make) return nullptr;
  auto file = std::make_shared<File>();
  if (real) {
    std::ifstream in(name, std::ios::binary);
    file->durable.assign(std::istreambuf_iterator<char>(in), {});
    file->now = file->durable;
    file->is_durable = true;
  }
  return files_[name] = file;
}

bool Disk::exists(const std::string& name) {
  if (files_.contains(name)) return true;
  return !removed_.contains(name) && std::filesystem::exists(name);
}

int Disk::write(File& file, std::size_t at, ByteView bytes) {
  const bool was_dark = dark_;
  const int met = next(SQLITE_IOERR_WRITE);
  ++writes_;
  Change change{at, Bytes(bytes.begin(), bytes.end()), false, false};
  if (met == SQLITE_OK) put(file.now, change);
  if (met == SQLITE_OK || (dark_ && !was_dark)) file.changes.push_back(std::move(change));
  return met;
}

int Disk::cut(File& file, std::size_t size) {
  const bool was_dark = dark_;
  const int met = next(SQLITE_IOERR_TRUNCATE);
  Change change{size, {}, true, false};
  if (met == SQLITE_OK) put(file.now, change);
  if (met == SQLITE_OK || (dark_ && !was_dark)) file.changes.push_back(std::move(change));
  return met;
}

int Disk::sync(File& file) {
  const int met = next(SQLITE_IOERR_FSYNC);
  if (met == SQLITE_IOERR_FSYNC)
    for (Change& change : file.changes) change.doomed = true;
  if (met != SQLITE_OK || lies_) return met;
  std::vector<Change> doomed;
  for (Change& change : file.changes) {
    if (change.doomed)
      doomed.push_back(std::move(change));
    else
      put(file.durable, change);
  }
  file.changes = std::move(doomed);
  file.is_durable = true;
  return SQLITE_OK;
}

int Disk::remove(const std::string& name) {
  const int met = next(SQLITE_IOERR_DELETE);
  if (met != SQLITE_OK) return met;
  const auto file = open(name, false);
  if (!file) return SQLITE_IOERR_DELETE_NOENT;
  removed_[name] = file;
  files_.erase(name);
  return SQLITE_OK;
}

void Disk::put_back(const std::string& name, const Bytes* bytes) {
  if (bytes == nullptr) {
    std::filesystem::remove(name);
    return;
  }
  std::ofstream out(name, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
  SW_CHECK(out.flush().good());
}

void Disk::lose_power(std::mt19937_64& dice) {
  for (const auto& [name, file] : removed_) {
    if (files_.contains(name)) continue;
    const bool is_back = file->is_durable && dice() % 2 == 0;
    const Bytes left = left_of(*file, dice);
    put_back(name, is_back ? &left : nullptr);
  }
  for (const auto& [name, file] : files_) {
    SW_CHECK(file->open == 0);
    const bool is_there = file->is_durable || dice() % 2 == 0;
    const Bytes left = left_of(*file, dice);
    put_back(name, is_there ? &left : nullptr);
  }
  files_.clear();
  removed_.clear();
  calm();
}

void Disk::unmount() {
  for (const auto& [name, file] : removed_)
    if (!files_.contains(name)) put_back(name, nullptr);
  for (const auto& [name, file] : files_) {
    SW_CHECK(file->open == 0);
    put_back(name, &file->now);
  }
  files_.clear();
  removed_.clear();
}

}  // namespace sharewell::store
