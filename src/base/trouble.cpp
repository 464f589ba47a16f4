// SPDX-License-Identifier: MIT
#include "base/trouble.h"

#include <fmt/format.h>

namespace sharewell {
namespace {

/// Empty for what is no fault of the machine.
std::string_view what_to_do(ErrorCode code) {
  switch (code) {
    case ErrorCode::Damaged:
      return "stop the server, run `sharewell verify`, and put back a backup if it is the records "
             "(docs/operating.md)";
    case ErrorCode::Unavailable:
      return "look whether the disk is there and the database answers; what was confirmed is kept";
    case ErrorCode::DiskFull:
      return "make room where the records are; nothing is recorded until then";
    case ErrorCode::KeysMissing:
      return "look whether root.key and keyring are those of these records (docs/keys.md)";
    default:
      return {};
  }
}

}  // namespace

void Trouble::tell(const Error& error) {
  const std::string_view remedy = what_to_do(error.code);
  if (remedy.empty()) return;
  const Instant now = clock_();
  const std::lock_guard lock(mutex_);
  const auto [at, first] = told_.try_emplace(error.code, Told{now});
  const std::int64_t past = now - at->second.at;
  if (!first && past >= 0 && past < kMinuteMs) {  // a clock that was set back holds no line back
    ++at->second.since;
    return;
  }
  const std::string again =
      at->second.since == 0 ? std::string{} : fmt::format(" ({} more times before this)", at->second.since);
  at->second = {now};
  say_(fmt::format("{}{}; {}", one_line(error), again, remedy));
}

}  // namespace sharewell
