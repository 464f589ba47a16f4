// SPDX-License-Identifier: MIT
// Every recorded decision run again: is it still what the pack of its time says, and what would another pack
// say?
//
// In: a way through the entries (store/scan.h), the packs that are here, the other pack. Out: counts, and the
// oldest of what would differ and of what cannot be run again. Never: shows anybody anything; whoever does
// puts a look on record first (what_would_change.h), or holds the key ring (the command line).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/ref.h"
#include "base/time.h"
#include "guidance/shelf.h"
#include "store/scan.h"

namespace sharewell::casework {

/// One recorded recommendation to which the other pack says something else.
struct WouldDiffer {
  std::uint64_t index = 0;  ///< of the entry
  bool considered = false;  ///< run again with the how-steps, not the decision itself
  FileRef file;
  SharingRef sharing;
  Instant happened_at, recorded_at;
  const guidance::Pack* made_under = nullptr;
  std::size_t outcome_then = 0, outcome_now = 0;  ///< in made_under, in the other pack
  bool same_outcome = true;
  std::vector<std::size_t> duties_gone, duties_new;  ///< in made_under, in the other pack
  unsigned answers_lost = 0;
};

/// An entry that is not, byte for byte, what was recorded, or whose pack is not here.
struct NotTheSame {
  std::uint64_t index = 0;
  FileRef file;  ///< empty: it cannot be read
  std::string why;
};

struct ReplayCounts {
  std::uint64_t entries = 0;   ///< in the register
  std::uint64_t replayed = 0;  ///< recommendations recorded since, and the same as recorded
  std::uint64_t outcomes_differ = 0, duties_differ = 0;  ///< a difference in both counts as one of outcome
  std::uint64_t in_reach = 0;      ///< of those that differ: in files that may be listed
  std::uint64_t lost_answers = 0;  ///< recommendations with an answer that the other pack does not have
  std::uint64_t not_the_same = 0;
  [[nodiscard]] std::uint64_t differences() const { return outcomes_differ + duties_differ; }
};

struct ReplayReport : ReplayCounts {
  std::vector<WouldDiffer> differ;  ///< oldest first; those that are not listed are only counted
  std::vector<NotTheSame> faults;
};

struct ReplayWork {
  const guidance::Shelf& shelf;
  const guidance::Pack& other;
  Instant since{INT64_MIN};  ///< of recording
  std::size_t listed_max = SIZE_MAX;
  std::function<bool(const FileRef&)> lists{};  ///< empty: those of every file; any thread calls it
  unsigned threads = 1;
  std::function<void(std::uint64_t done, std::uint64_t of)> progress{};
  std::stop_token stop{};
};

using Scan = std::function<Result<store::ScanReport>(const store::ScanWork&)>;
/// @errors as `scan`.
[[nodiscard]] Result<ReplayReport> replay_decisions(const Scan& scan, const ReplayWork& work);

}  // namespace sharewell::casework
