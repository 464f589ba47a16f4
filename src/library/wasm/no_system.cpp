// SPDX-License-Identifier: MIT
// The system calls that wasi-libc would import. Defined here, so that the module imports nothing: it cannot
// reach a clock, a file, the network or a random source, and whoever loads it sees that in its list of
// imports.
//
// In: anything. Out: "not possible", or an empty environment. Never: does it.
#include <cstdint>

namespace {
constexpr std::int32_t kDone = 0, kNotPossible = 52;  // WASI's errno: success, nosys
}

extern "C" {
std::int32_t __imported_wasi_snapshot_preview1_environ_sizes_get(std::int32_t* count, std::int32_t* bytes) {
  return *count = *bytes = kDone;
}
std::int32_t __imported_wasi_snapshot_preview1_environ_get(char**, char*) { return kDone; }
std::int32_t __imported_wasi_snapshot_preview1_fd_close(std::int32_t) { return kNotPossible; }
std::int32_t __imported_wasi_snapshot_preview1_fd_fdstat_get(std::int32_t, void*) { return kNotPossible; }
std::int32_t __imported_wasi_snapshot_preview1_fd_seek(std::int32_t, std::int64_t, std::int32_t, void*) {
  return kNotPossible;
}
std::int32_t __imported_wasi_snapshot_preview1_fd_write(std::int32_t, const void*, std::int32_t, void*) {
  return kNotPossible;
}
[[noreturn]] void __imported_wasi_snapshot_preview1_proc_exit(std::int32_t) { __builtin_trap(); }
}
