// SPDX-License-Identifier: MIT
// What can go wrong in the world, as one closed list. An unwelcome answer ("do not share") is not an error.
//
// In: a code, words for whoever runs the program, and the place (a file, a line, a field).
// Out: an `Error`; its exit code, HTTP status and sentence for people are columns of one table.
// Never: personal information. `detail` and `place` may reach a log, a terminal and a support desk.
#pragma once

#include <string>
#include <string_view>

namespace sharewell {

enum class ErrorCode {
  BadInput,      ///< what was typed or sent cannot be read as it stands
  NotFound,      ///< no such thing, or not one that this person may know of
  NotAllowed,    ///< known, but this person may not
  SignInNeeded,  ///< nobody is signed in
  Stale,         ///< somebody else, or another tab, changed it first
  TooLarge,      ///< beyond a stated limit
  TooMany,       ///< too often; wait
  BadPack,       ///< a guidance pack has faults
  BadConfig,     ///< a setting is wrong
  KeysMissing,   ///< the root key or the key ring is not there or does not open
  Damaged,       ///< stored bytes are not what was written
  DiskFull,      ///< the disk cannot take more
  Busy,          ///< another process holds what is needed
  Unavailable,   ///< the disk, a file or a system call failed
  Usage,         ///< the command line is wrong
};

/// The row of one code in the only table of errors.
struct ErrorRow {
  std::string_view name;      ///< stable, for machines: "bad-input"
  int exit_code;              ///< for the command line
  unsigned http_status;       ///< for pages and the API
  std::string_view sentence;  ///< for people: what happened and what to do
};

struct Error {
  ErrorCode code;
  std::string detail;  ///< what exactly, in the words of the part that failed; lower case, no full stop
  std::string place;   ///< where: "line 3", "answers.json:1:14", "field risk"; may be empty
};

[[nodiscard]] const ErrorRow& row(ErrorCode code);

/// "bad-input: detail (place)" on one line, for stderr and logs.
[[nodiscard]] std::string one_line(const Error& error);

/// Stops the process: the program itself is wrong and nothing it would do next can be trusted.
[[noreturn]] void broken_invariant(const char* condition, const char* file, int line);

}  // namespace sharewell

#define SW_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::sharewell::broken_invariant(#condition, __FILE__, __LINE__))
