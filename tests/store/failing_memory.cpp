// SPDX-License-Identifier: MIT
#include "failing_memory.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "base/error.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kNever = UINT64_MAX;

std::atomic<std::uint64_t> fails_at = kNever;
std::atomic<std::uint64_t> seen = 0;
std::atomic<bool> lasts = false, was_met = false;
sqlite3_mem_methods plain;

bool fails() {
  const std::uint64_t at = fails_at;
  if (at == kNever) return false;
  const std::uint64_t number = seen++;
  if (number != at && !(lasts && number > at)) return false;
  was_met = true;
  return true;
}

}  // namespace

void FailingMemory::install() {
  SW_CHECK(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) == SQLITE_OK);
  sqlite3_mem_methods counted = plain;
  counted.xMalloc = [](int size) { return fails() ? nullptr : plain.xMalloc(size); };
  counted.xRealloc = [](void* at, int size) { return fails() ? nullptr : plain.xRealloc(at, size); };
  SW_CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK);
  SW_CHECK(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK);
}

void FailingMemory::fail_after(std::uint64_t allocations, bool lasting) {
  was_met = false;
  seen = 0;
  lasts = lasting;
  fails_at = allocations;
}

void FailingMemory::calm() { fails_at = kNever; }
bool FailingMemory::met() { return was_met; }

}  // namespace sharewell::store

void* operator new(std::size_t size) {
  void* const room = sharewell::store::fails() ? nullptr : std::malloc(size > 0 ? size : 1);
  if (room == nullptr) throw std::bad_alloc();
  return room;
}
void* operator new(std::size_t size, std::align_val_t align) {
  const auto step = static_cast<std::size_t>(align);
  void* const room =
      sharewell::store::fails() ? nullptr : std::aligned_alloc(step, (size + step) / step * step);
  if (room == nullptr) throw std::bad_alloc();
  return room;
}
void operator delete(void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
void operator delete(void* room, std::align_val_t) noexcept { std::free(room); }
void operator delete(void* room, std::size_t, std::align_val_t) noexcept { std::free(room); }
