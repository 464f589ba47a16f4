// SPDX-License-Identifier: MIT
// What a guidance pack would change about the decisions on record: found out in the background for the lead
// who asks, and shown to that lead alone.
//
// In: a lead's desk and a pack that this organisation put into service, whenever it begins, or the built-in
// one. Out: how far it is; then counts, and the oldest decisions of case files that the lead may open.
// One run at a time, on one thread; the last result is kept until the next run or the end of the program.
// Never: shows a word of a case file before the look at it is on record; names a pack of another
// organisation; says that a decision was wrong.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "casework/desk.h"
#include "casework/replay_decisions.h"
#include "casework/service.h"

namespace sharewell::casework {

class WhatWouldChange {
 public:
  static constexpr std::size_t kListedMax = 1000;  ///< decisions that a result keeps
  static constexpr std::size_t kOnAPage = 20;      ///< each is a case file that is looked at

  /// `service` is the organisation's and must outlive it, as must the store and the shelf of every desk.
  explicit WhatWouldChange(const Service& service) : service_(service) {}
  WhatWouldChange(const WhatWouldChange&) = delete;
  WhatWouldChange& operator=(const WhatWouldChange&) = delete;
  /// Stops a run and waits for it.
  ~WhatWouldChange();

  /// A pack that may be asked about. `from`: the first day on which it serves new decisions; empty: none was
  /// chosen.
  struct Choice {
    const guidance::Pack* pack = nullptr;
    std::string from;
    bool in_force = false;
  };
  /// errors  NotAllowed: not a lead.
  [[nodiscard]] Result<std::vector<Choice>> choices(const Desk& desk) const;

  /// Begins a run. errors  NotAllowed: not a lead. NotFound: no such choice. Busy: a run is under way.
  [[nodiscard]] Result<void> start(const Desk& desk, std::string_view sha256);

  struct UnderWay {
    std::uint64_t done = 0, of = 0;  ///< entries
    bool mine = false;               ///< this lead began it
    std::string sha256;
  };
  [[nodiscard]] std::optional<UnderWay> under_way(const Desk& desk) const;

  struct Line {
    WouldDiffer what;
    std::string label;  ///< whom the case file is about; empty: not yet named
  };
  struct Found {
    const guidance::Pack* pack = nullptr;
    Instant at;  ///< when it was done
    ReplayCounts counts;
    std::size_t first = 0, listed = 0;
    std::vector<Line> lines;  ///< from the first-th on, at most kOnAPage
  };
  /// This lead's last result for this pack; the case files on the page are looked at. Nullopt: there is none.
  /// errors  NotAllowed: not a lead. What stopped the run. DiskFull, Unavailable: no look, nothing shown.
  [[nodiscard]] Result<std::optional<Found>> see(const Desk& desk, std::string_view sha256,
                                                 std::size_t first) const;

 private:
  struct Run {
    const guidance::Pack* pack = nullptr;
    PersonRef by;
    std::atomic<std::uint64_t> done = 0, of = 0;
    std::atomic<bool> finished = false;  ///< the rest stands still from here on
    Result<ReplayReport> outcome;
    Instant at;
  };
  static void carry_out(Run& run, const store::Store& store, const guidance::Shelf& shelf,
                        const access::Person& me, const Clock& clock, std::stop_token stop);
  [[nodiscard]] std::shared_ptr<const Run> last() const;

  const Service& service_;
  mutable std::mutex mutex_;
  std::shared_ptr<Run> run_;
  std::jthread thread_;  ///< of run_
};

}  // namespace sharewell::casework
