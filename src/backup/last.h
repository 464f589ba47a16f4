// SPDX-License-Identifier: MIT
// When the last backup of a data folder was made, and when one was last put back as a drill.
// In: the data folder. Out: a moment, kept in a small file there. Never: part of a backup.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "base/time.h"

namespace sharewell::backup {

enum class Done : std::uint8_t { Backup, Drill };

[[nodiscard]] Result<void> note_done(const std::filesystem::path& data, Done what, Instant now);
/// nullopt if that was never done, or not noted here.
[[nodiscard]] std::optional<Instant> last_done(const std::filesystem::path& data, Done what);

}  // namespace sharewell::backup
