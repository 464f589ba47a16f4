// SPDX-License-Identifier: MIT
// Opens every entry that holds a recommendation (decided, considered), on several threads, as fast as they
// unseal.
//
// In: the place, its keys, one visitor a thread. Out: each entry's number and canonical text, after its leaf
// was found to be the one that the checkpoint covers; what does not open is listed. Entries of a
// thread come in register order. Never: writes, reads JSON, keeps a text after its visit; looks at entries
// that were added after it began; sees that a stored kind was changed to another (`verify` does).
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/personal.h"
#include "base/result.h"
#include "store/place.h"

namespace sharewell::crypt {
class OrganisationKeys;
}

namespace sharewell::store {

/// Takes the entry's number in the register and its text, which lasts as long as the call.
using Visitor = std::function<void(std::uint64_t index, const Personal<std::string_view>& canonical)>;

struct ScanWork {
  unsigned threads = 1;
  /// Makes the visitor of one thread; called by that thread, so that nothing in it is shared.
  std::function<Visitor(unsigned thread)> visitor;
  /// Called now and then, by the thread that called the scan, with how many of how many entries were passed.
  std::function<void(std::uint64_t done, std::uint64_t of)> progress{};
  std::stop_token stop{};  ///< asked now and then
};

struct Unopened {
  std::uint64_t index = 0;
  std::string why;
};

struct ScanReport {
  std::uint64_t entries = 0;       ///< in the register when it began
  std::uint64_t visited = 0;       ///< that hold a recommendation, and opened
  std::vector<Unopened> unopened;  ///< in register order
  std::uint64_t erased = 0;        ///< that held one, in case files that were erased
};

/// Beside a running server or without one, as `verify`.
/// errors  NotFound: no store there. KeysMissing: kept under other keys. Damaged: register and
/// entries
///         do not fit. Unavailable: it was stopped, or the disk failed.
[[nodiscard]] Result<ScanReport> scan(const Place& place, const crypt::OrganisationKeys& keys,
                                      const ScanWork& work);

}  // namespace sharewell::store
