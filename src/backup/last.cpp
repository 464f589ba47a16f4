// SPDX-License-Identifier: MIT
#include "backup/last.h"

#include "backup/files.h"

namespace sharewell::backup {
namespace {

constexpr std::size_t kMomentBytes = 64;

std::filesystem::path path_of(const std::filesystem::path& data, Done what) {
  return data / (what == Done::Backup ? "last-backup" : "last-drill");
}

}  // namespace

Result<void> note_done(const std::filesystem::path& data, Done what, Instant now) {
  return write_whole(path_of(data, what), to_rfc3339(now) + "\n");
}

std::optional<Instant> last_done(const std::filesystem::path& data, Done what) {
  auto text = read_whole(path_of(data, what), kMomentBytes);
  if (!text || text->empty()) return std::nullopt;
  text->pop_back();
  return from_rfc3339(*text);
}

}  // namespace sharewell::backup
