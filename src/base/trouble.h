// SPDX-License-Identifier: MIT
// Tells whoever runs a server that the machine under it failed, when people who use it are told no more than
// that something did.
//
// In: errors as they become answers. Out: a line for those of the disk, the database and the keys, with what
// to do; one of a kind at most once a minute, with how often it happened since. Any thread may tell. Never:
// anything personal (an `Error` holds none); a line for what somebody typed, or for what they may not do.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string_view>

#include "base/error.h"
#include "base/time.h"

namespace sharewell {

class Trouble {
 public:
  using Say = std::function<void(std::string_view line)>;
  Trouble(Clock clock, Say say) : clock_(std::move(clock)), say_(std::move(say)) {}
  void tell(const Error& error);

 private:
  struct Told {
    Instant at;
    std::uint64_t since = 0;
  };
  Clock clock_;
  Say say_;
  std::mutex mutex_;
  std::map<ErrorCode, Told> told_;
};

}  // namespace sharewell
