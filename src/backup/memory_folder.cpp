// SPDX-License-Identifier: MIT
#include "backup/memory_folder.h"

#include <linux/magic.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace sharewell::backup {

Result<MemoryFolder> MemoryFolder::make() {
  for (const char* where : {"/dev/shm", "/run"}) {
    struct statfs about{};
    if (::statfs(where, &about) != 0 || about.f_type != TMPFS_MAGIC) continue;
    std::string name = std::string(where) + "/sharewell-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) return MemoryFolder(name);
  }
  return fail(ErrorCode::Unavailable,
              "there is no folder in memory (/dev/shm) that keys could be opened in; mount one: "
              "mount -t tmpfs tmpfs /dev/shm");
}

MemoryFolder::MemoryFolder(MemoryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

MemoryFolder::~MemoryFolder() {
  std::error_code none;
  if (!path_.empty()) std::filesystem::remove_all(path_, none);
}

}  // namespace sharewell::backup
