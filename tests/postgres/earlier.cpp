// SPDX-License-Identifier: MIT
// A program's time of day, as many days earlier as $SHAREWELL_TEST_DAYS_EARLIER says: so a waiting period of
// days passes in a test with the program as people have it.
//
// In: LD_PRELOAD. Out: another time of day; clocks that only count go on as they are. Never: part of the
// program.
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>

extern "C" int clock_gettime(clockid_t which, timespec* at) noexcept {
  const long failed = ::syscall(SYS_clock_gettime, which, at);
  const char* const days = std::getenv("SHAREWELL_TEST_DAYS_EARLIER");
  if (failed == 0 && which == CLOCK_REALTIME && days != nullptr) at->tv_sec -= std::atol(days) * 86'400;
  return static_cast<int>(failed);
}
