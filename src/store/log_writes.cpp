// SPDX-License-Identifier: MIT
#include "store/log_writes.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/bytes.h"
#include "base/error.h"

namespace sharewell::store {
namespace {

// SQLite's own unix VFS takes a write of 128 KiB for one of nothing (it masks the length with 0x1ffff).
constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

/// What SQLite holds for an open log. The file as the system's VFS has it lies right behind.
struct Log {
  sqlite3_file as_sqlite_knows_it;  // first, as SQLite asks for
  Bytes* gathered;
  sqlite3_int64 from;  ///< where in the log `gathered` belongs
};

constexpr std::size_t kLogBytes =
    (sizeof(Log) + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);

sqlite3_vfs* system_way() {
  static sqlite3_vfs* const found = sqlite3_vfs_find(nullptr);
  SW_CHECK(found != nullptr);
  return found;
}

Log* log_of(sqlite3_file* file) { return reinterpret_cast<Log*>(file); }
sqlite3_file* behind(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::uint8_t*>(file) + kLogBytes);
}

/// After a failure SQLite gives the transaction up and writes the same place anew: nothing is to be kept.
int hand_on(sqlite3_file* file) {
  Log* const log = log_of(file);
  if (log->gathered->empty()) return SQLITE_OK;
  const int code = behind(file)->pMethods->xWrite(behind(file), log->gathered->data(),
                                                  static_cast<int>(log->gathered->size()), log->from);
  log->gathered->clear();
  return code;
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Log* const log = log_of(file);
  Bytes& gathered = *log->gathered;
  const bool follows = at == log->from + static_cast<sqlite3_int64>(gathered.size());
  const bool fits = gathered.size() + static_cast<std::size_t>(size) <= gathered.capacity();
  if (!follows || !fits)
    if (const int code = hand_on(file); code != SQLITE_OK) return code;
  if (static_cast<std::size_t>(size) > gathered.capacity())
    return behind(file)->pMethods->xWrite(behind(file), bytes, size, at);
  if (gathered.empty()) log->from = at;
  const auto* const first = static_cast<const std::uint8_t*>(bytes);
  gathered.insert(gathered.end(), first, first + size);
  return SQLITE_OK;
}

int on_read(sqlite3_file* file, void* room, int size, sqlite3_int64 at) {
  if (const int code = hand_on(file); code != SQLITE_OK) return code;
  return behind(file)->pMethods->xRead(behind(file), room, size, at);
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = hand_on(file); code != SQLITE_OK) return code;
  return behind(file)->pMethods->xTruncate(behind(file), size);
}

int on_sync(sqlite3_file* file, int flags) {
  if (const int code = hand_on(file); code != SQLITE_OK) return code;
  return behind(file)->pMethods->xSync(behind(file), flags);
}

int on_size(sqlite3_file* file, sqlite3_int64* size) {
  if (const int code = hand_on(file); code != SQLITE_OK) return code;
  return behind(file)->pMethods->xFileSize(behind(file), size);
}

int on_control(sqlite3_file* file, int what, void* argument) {
  return behind(file)->pMethods->xFileControl(behind(file), what, argument);
}

int on_close(sqlite3_file* file) {
  const int written = hand_on(file);
  const int closed = behind(file)->pMethods->xClose(behind(file));
  delete log_of(file)->gathered;
  return written != SQLITE_OK ? written : closed;
}

// A log is never locked and never mapped; SQLite does both to the database beside it.
const sqlite3_io_methods kLogMethods = {
    .iVersion = 1,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = [](sqlite3_file*, int) { return SQLITE_OK; },
    .xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; },
    .xCheckReservedLock = [](sqlite3_file*, int* held) { return *held = 0, SQLITE_OK; },
    .xFileControl = on_control,
    .xSectorSize = [](sqlite3_file* file) { return behind(file)->pMethods->xSectorSize(behind(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) { return behind(file)->pMethods->xDeviceCharacteristics(behind(file)); },
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int on_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  if ((flags & SQLITE_OPEN_WAL) == 0) return system_way()->xOpen(system_way(), name, file, flags, flags_out);
  file->pMethods = nullptr;
  std::unique_ptr<Bytes> gathered;
  try {
    gathered = std::make_unique<Bytes>();
    gathered->reserve(kPieceBytes);  // once, so that no write asks for memory
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
  if (const int code = system_way()->xOpen(system_way(), name, behind(file), flags, flags_out);
      code != SQLITE_OK)
    return code;
  new (file) Log{{&kLogMethods}, gathered.release(), 0};
  return SQLITE_OK;
}

}  // namespace

const char* gathered_log_writes() {
  constexpr const char* kName = "sharewell-log";
  static sqlite3_vfs way = [] {
    sqlite3_vfs made = *system_way();
    made.zName = kName;
    made.pNext = nullptr;
    made.szOsFile += static_cast<int>(kLogBytes);
    made.xOpen = on_open;
    return made;
  }();
  static const int registered = sqlite3_vfs_register(&way, 0);
  SW_CHECK(registered == SQLITE_OK);
  return kName;
}

}  // namespace sharewell::store
