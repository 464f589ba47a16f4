// SPDX-License-Identifier: MIT
// A story (story.h) told by this program under strace, which kills it or fails a call of its choice.
//
// In: a data folder and at most one fault. Out: what was told, and how it ended. Never: runs in this process.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sharewell::store {

/// One call of the story that changes something on the disk.
struct WritingCall {
  std::string name;
  std::uint64_t number = 0;  ///< among those of this name, from 1, as strace counts
  std::string about;         ///< the file's name
  [[nodiscard]] bool is_sync() const { return name == "fsync" || name == "fdatasync"; }
};

/// What strace does to a call, and to how many from there on; as strace spells it.
struct Injection {
  std::string what;  ///< "signal=SIGKILL", "error=ENOSPC"
  std::string more;  ///< "": this call only; "+": all from there on; "..7": up to the seventh
};

struct Telling {
  std::string lines;
  int exit_code = -1;  ///< -1: ended by a signal
  int signal = 0;
  bool met = false;  ///< the fault happened
};

/// False where no process may trace another, or strace is not installed.
[[nodiscard]] bool can_trace();
/// Runs the story without a fault. Every call on a file of the folder that changes something, in order.
[[nodiscard]] std::vector<WritingCall> writing_calls(const std::filesystem::path& data);
/// `too_early`: the story acknowledges before it has kept anything.
[[nodiscard]] Telling run_story(const std::filesystem::path& data, const WritingCall& call,
                                const Injection& injection, bool too_early = false);

/// Set by main: tells the story in this process instead of testing. Its arguments: "tell" or
/// "tell-too-early", and the folder.
[[nodiscard]] std::optional<int> tell_if_asked(int count, char** arguments);

}  // namespace sharewell::store
