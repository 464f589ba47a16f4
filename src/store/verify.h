// SPDX-License-Identifier: MIT
// Replays everything that an organisation keeps and names the first thing that is not what was kept.
//
// In: the place, its keys, and what the folders above know about decisions. Out: counts, or one Damaged with
// the table, column and entry in words. Never: writes, repairs, guesses; a server may run meanwhile.
#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "record/entry.h"
#include "store/place.h"

namespace sharewell::crypt {
class OrganisationKeys;
}

namespace sharewell::store {

struct VerifyCallbacks {
  /// Called for each Decided and Considered entry; an Error says what about its recommendation is wrong.
  std::function<Result<void>(const record::EntryBody&)> re_evaluate{};
  /// A quick way to the same. Makes, for one thread, what is called with the text of such an entry; true: its
  /// recommendation was run again and is the same. For all others `re_evaluate` says what is wrong, if it is.
  std::function<std::function<bool(std::string_view)>(unsigned thread)> same_advice{};
  /// Called now and then with how many of how many entries were replayed.
  std::function<void(std::uint64_t done, std::uint64_t of)> progress{};
  /// So many threads open entries, each on a connection of its own.
  unsigned threads = 1;
};

struct VerifyReport {
  std::uint64_t entries = 0;
  std::uint64_t decisions = 0;  ///< Decided entries
  std::uint64_t re_evaluated = 0;
  std::uint64_t files = 0;
  std::uint64_t erased = 0;  ///< of them: every entry is named by an erasure, and opens to nobody
  std::uint64_t tasks = 0;
  std::uint64_t drafts = 0;
  std::string checkpoint;  ///< the signed note that everything was found to fit
};

/// errors  Damaged: the first thing that is wrong, place "entry 17" or "table task, column due". NotFound: no
///         store there. KeysMissing: kept under other keys.
[[nodiscard]] Result<VerifyReport> verify(const Place& place, const crypt::OrganisationKeys& keys,
                                          const VerifyCallbacks& callbacks = {});

}  // namespace sharewell::store
