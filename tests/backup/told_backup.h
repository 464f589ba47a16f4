// SPDX-License-Identifier: MIT
// A backup made by this program under strace, which kills it or fails a call of its choice.
//
// In: a data folder, a folder for the backup and one for key packs, and at most one fault. Out: how it ended.
// Never: runs in this process.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sharewell::backup {

struct Folders {
  std::filesystem::path data, backup, packs;
};
/// The calls of one name, from 1 as strace counts, that are about a file of the backup or the packs.
struct Call {
  std::string name;
  int number = 0;
};
struct Ended {
  int exit_code = -1;  ///< -1: by a signal; else 10 and the ErrorCode, or 0
  int signal = 0;
};

[[nodiscard]] bool can_trace();
[[nodiscard]] std::vector<Call> writing_calls(const Folders& folders);
/// `what` as strace spells it: "signal=SIGKILL", "error=ENOSPC".
[[nodiscard]] Ended back_up_with(const Folders& folders, const Call& call, const std::string& what);
/// Set by main: makes a backup in this process instead of testing.
[[nodiscard]] std::optional<int> back_up_if_asked(int count, char** arguments);

}  // namespace sharewell::backup
