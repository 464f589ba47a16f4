// SPDX-License-Identifier: MIT
#include "backup/turn.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "backup/files.h"

namespace sharewell::backup {

Result<Turn> Turn::take(const std::filesystem::path& folder) {
  Turn turn(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (turn.descriptor_ < 0) return system_error(errno, folder);
  if (::flock(turn.descriptor_, LOCK_EX | LOCK_NB) == 0) return turn;
  if (errno != EWOULDBLOCK) return system_error(errno, folder);
  return fail(ErrorCode::Busy, "another backup to this folder is under way; wait until it has ended",
              folder.string());
}

Turn::Turn(Turn&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Turn::~Turn() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace sharewell::backup
