// SPDX-License-Identifier: MIT
// How SQLite calls the disk in memory.
#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

#include "base/error.h"
#include "disk.h"

namespace sharewell::store {
namespace {

struct Handle {
  sqlite3_file as_sqlite_knows_it;
  std::shared_ptr<Disk::File> file;
  int level = SQLITE_LOCK_NONE;
  unsigned shared = 0, exclusive = 0;  ///< shared-memory locks held, by bit
  bool mapped = false;
};

sqlite3_vfs* system_way = nullptr;

Handle& handle_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
Disk& disk() { return Disk::get(); }

int on_read(sqlite3_file* file, void* room, int size, sqlite3_int64 at) {
  const std::lock_guard lock(disk().mutex);
  const Bytes& now = handle_of(file).file->now;
  const auto from = static_cast<std::size_t>(at), wanted = static_cast<std::size_t>(size);
  const std::size_t there = from >= now.size() ? 0 : std::min(wanted, now.size() - from);
  if (there > 0) std::memcpy(room, now.data() + from, there);
  std::memset(static_cast<std::uint8_t*>(room) + there, 0, wanted - there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const std::lock_guard lock(disk().mutex);
  return disk().write(*handle_of(file).file, static_cast<std::size_t>(at),
                      {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(size)});
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
  const std::lock_guard lock(disk().mutex);
  return disk().cut(*handle_of(file).file, static_cast<std::size_t>(size));
}

int on_sync(sqlite3_file* file, int) {
  const std::lock_guard lock(disk().mutex);
  return disk().sync(*handle_of(file).file);
}

int on_size(sqlite3_file* file, sqlite3_int64* size) {
  const std::lock_guard lock(disk().mutex);
  *size = static_cast<sqlite3_int64>(handle_of(file).file->now.size());
  return SQLITE_OK;
}

void unlock_to(Handle& mine, int level) {
  Disk::File& file = *mine.file;
  for (const void** held : {&file.reserved, &file.pending, &file.exclusive})
    if (*held == &mine) *held = nullptr;
  if (level == SQLITE_LOCK_NONE && mine.level >= SQLITE_LOCK_SHARED) --file.shared;
  mine.level = level;
}

bool free_for(const void* holder, const Handle& mine) { return holder == nullptr || holder == &mine; }

int on_lock(sqlite3_file* handle, int level) {
  const std::lock_guard lock(disk().mutex);
  Handle& mine = handle_of(handle);
  Disk::File& file = *mine.file;
  if (mine.level >= level) return SQLITE_OK;
  if (level == SQLITE_LOCK_SHARED) {
    if (!free_for(file.pending, mine) || !free_for(file.exclusive, mine)) return SQLITE_BUSY;
    ++file.shared;
  } else if (level == SQLITE_LOCK_RESERVED) {
    if (!free_for(file.reserved, mine)) return SQLITE_BUSY;
    file.reserved = &mine;
  } else {
    if (!free_for(file.reserved, mine) || !free_for(file.pending, mine)) return SQLITE_BUSY;
    file.pending = &mine;
    if (file.shared > 1) return SQLITE_BUSY;
    file.exclusive = &mine;
  }
  mine.level = level;
  return SQLITE_OK;
}

int on_unlock(sqlite3_file* handle, int level) {
  const std::lock_guard lock(disk().mutex);
  unlock_to(handle_of(handle), level);
  return SQLITE_OK;
}

int on_check_reserved(sqlite3_file* handle, int* held) {
  const std::lock_guard lock(disk().mutex);
  *held = handle_of(handle).file->reserved != nullptr ? 1 : 0;
  return SQLITE_OK;
}

int on_map(sqlite3_file* handle, int region, int size, int extend, void volatile** out) {
  const std::lock_guard lock(disk().mutex);
  Handle& mine = handle_of(handle);
  mine.mapped = true;
  auto& regions = mine.file->memory.regions;
  const auto wanted = static_cast<std::size_t>(region);
  *out = nullptr;
  if (wanted >= regions.size() && extend == 0) return SQLITE_OK;
  while (regions.size() <= wanted)
    regions.push_back(std::make_unique<Bytes>(static_cast<std::size_t>(size), std::uint8_t{0}));
  *out = regions[wanted]->data();
  return SQLITE_OK;
}

int release(Handle& mine, int first, int count) {
  Disk::Memory& memory = mine.file->memory;
  for (int i = first; i < first + count; ++i) {
    const unsigned bit = 1u << i;
    if ((mine.shared & bit) != 0) --memory.shared[i];
    if ((mine.exclusive & bit) != 0) memory.exclusive[i] = false;
    mine.shared &= ~bit;
    mine.exclusive &= ~bit;
  }
  return SQLITE_OK;
}

int on_memory_lock(sqlite3_file* handle, int first, int count, int flags) {
  const std::lock_guard lock(disk().mutex);
  Handle& mine = handle_of(handle);
  Disk::Memory& memory = mine.file->memory;
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return release(mine, first, count);
  const bool shared = (flags & SQLITE_SHM_SHARED) != 0;
  for (int i = first; i < first + count; ++i) {
    const int others = memory.shared[i] - ((mine.shared >> i) & 1u ? 1 : 0);
    const bool taken = memory.exclusive[i] && ((mine.exclusive >> i) & 1u) == 0;
    if (taken || (!shared && others > 0)) return SQLITE_BUSY;
  }
  for (int i = first; i < first + count; ++i) {
    const unsigned bit = 1u << i;
    if (shared && (mine.shared & bit) == 0) ++memory.shared[i], mine.shared |= bit;
    if (!shared) memory.exclusive[i] = true, mine.exclusive |= bit;
  }
  return SQLITE_OK;
}

int on_unmap(sqlite3_file* handle, int) {
  const std::lock_guard lock(disk().mutex);
  Handle& mine = handle_of(handle);
  mine.mapped = false;
  return release(mine, 0, SQLITE_SHM_NLOCK);
}

int on_close(sqlite3_file* handle) {
  const std::lock_guard lock(disk().mutex);
  Handle& mine = handle_of(handle);
  unlock_to(mine, SQLITE_LOCK_NONE);
  release(mine, 0, SQLITE_SHM_NLOCK);
  if (--mine.file->open == 0) mine.file->memory.regions.clear();
  mine.~Handle();
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_check_reserved,
    .xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; },
    .xSectorSize = [](sqlite3_file*) { return 512; },
    .xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; },
    .xShmMap = on_map,
    .xShmLock = on_memory_lock,
    .xShmBarrier = [](sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); },
    .xShmUnmap = on_unmap,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int on_open(sqlite3_vfs*, const char* name, sqlite3_file* handle, int flags, int* flags_out) {
  SW_CHECK(name != nullptr);  // temp_store=MEMORY: nothing else asks for a file
  const std::lock_guard lock(disk().mutex);
  handle->pMethods = nullptr;
  auto file = disk().open(name, (flags & SQLITE_OPEN_CREATE) != 0);
  if (!file) return SQLITE_CANTOPEN;
  ++file->open;
  new (handle) Handle{{&kMethods}, std::move(file)};
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int on_delete(sqlite3_vfs*, const char* name, int) {
  const std::lock_guard lock(disk().mutex);
  return disk().remove(name);
}

int on_access(sqlite3_vfs*, const char* name, int, int* there) {
  const std::lock_guard lock(disk().mutex);
  *there = disk().exists(name) ? 1 : 0;
  return SQLITE_OK;
}

int on_full_name(sqlite3_vfs*, const char* name, int room, char* out) {
  SW_CHECK(std::strlen(name) < static_cast<std::size_t>(room));
  std::strcpy(out, name);
  return SQLITE_OK;
}

}  // namespace

Disk& Disk::get() {
  static Disk* const made = [] {
    static Disk one;
    static sqlite3_vfs way{};
    sqlite3_initialize();
    system_way = sqlite3_vfs_find(nullptr);
    way = *system_way;
    way.zName = "disk-in-memory";
    way.pNext = nullptr;
    way.szOsFile = sizeof(Handle);
    way.xOpen = on_open;
    way.xDelete = on_delete;
    way.xAccess = on_access;
    way.xFullPathname = on_full_name;
    SW_CHECK(sqlite3_vfs_register(&way, 1) == SQLITE_OK);
    return &one;
  }();
  return *made;
}

}  // namespace sharewell::store
