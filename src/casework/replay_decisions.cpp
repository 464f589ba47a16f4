// SPDX-License-Identifier: MIT
#include "casework/replay_decisions.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "decide/replay.h"

namespace sharewell::casework {
namespace {

std::vector<std::size_t> indices_of(std::uint64_t bits) {
  std::vector<std::size_t> out;
  for (; bits != 0; bits &= bits - 1) out.push_back(static_cast<std::size_t>(std::countr_zero(bits)));
  return out;
}

FileRef file_of(std::string_view text) { return FileRef::parse(text).value_or(FileRef{}); }

/// What one thread finds. It meets entries in register order, so the first that it keeps are its oldest.
class Finder {
 public:
  explicit Finder(const ReplayWork& work) : work_(work), replay_(work.shelf, work.other) {}

  void visit(std::uint64_t index, std::string_view canonical) {
    const auto done = replay_.run(canonical);
    if (done)
      take(index, *done);
    else
      refuse(index, done.error());
  }
  ReplayReport report;

 private:
  void take(std::uint64_t index, const decide::Replayed& one) {
    if (one.on_record.recorded_at < work_.since) return;
    ++report.replayed;
    if (one.answers_lost != 0) ++report.lost_answers;
    if (!one.differs()) return;
    ++(one.same_outcome ? report.duties_differ : report.outcomes_differ);
    const FileRef file = file_of(one.on_record.file);
    if (work_.lists && !work_.lists(file)) return;
    ++report.in_reach;
    if (report.differ.size() >= work_.listed_max) return;
    report.differ.push_back({index, one.on_record.kind == record::EntryKind::Considered, file,
                             SharingRef::parse(one.on_record.sharing).value_or(SharingRef{}),
                             one.on_record.happened_at, one.on_record.recorded_at, one.made_under,
                             one.outcome_then, one.outcome_now, one.same_outcome, indices_of(one.duties_gone),
                             indices_of(one.duties_new), one.answers_lost});
  }
  void refuse(std::uint64_t index, const decide::NotReplayed& one) {
    if (one.on_record && one.on_record->recorded_at < work_.since) return;
    ++report.not_the_same;
    if (report.faults.size() < work_.listed_max)
      report.faults.push_back({index, one.on_record ? file_of(one.on_record->file) : FileRef{},
                               std::string(decide::says(one.why))});
  }
  const ReplayWork& work_;
  decide::Replay replay_;
};

/// The oldest of what all threads kept.
template <class Row>
void keep_oldest(std::vector<Row>& all, std::size_t most) {
  std::ranges::sort(all, {}, &Row::index);
  if (all.size() > most) all.erase(all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
}

void add(ReplayReport& sum, ReplayReport part) {
  sum.replayed += part.replayed;
  sum.outcomes_differ += part.outcomes_differ;
  sum.duties_differ += part.duties_differ;
  sum.in_reach += part.in_reach;
  sum.lost_answers += part.lost_answers;
  sum.not_the_same += part.not_the_same;
  std::ranges::move(part.differ, std::back_inserter(sum.differ));
  std::ranges::move(part.faults, std::back_inserter(sum.faults));
}

}  // namespace

Result<ReplayReport> replay_decisions(const Scan& scan, const ReplayWork& work) {
  const unsigned threads = std::max(work.threads, 1u);
  std::vector<Finder> finders;
  finders.reserve(threads);
  for (unsigned t = 0; t < threads; ++t) finders.emplace_back(work);
  store::ScanWork scanning;
  scanning.threads = threads;
  scanning.visitor = [&](unsigned t) {
    return [&finder = finders[t]](std::uint64_t index, const Personal<std::string_view>& canonical) {
      finder.visit(index, canonical.reveal());
    };
  };
  scanning.progress = work.progress;
  scanning.stop = work.stop;
  SW_TRY(const store::ScanReport scanned, scan(scanning));
  ReplayReport report;
  report.entries = scanned.entries;
  for (Finder& finder : finders) add(report, std::move(finder.report));
  report.not_the_same += scanned.unopened.size();
  for (const store::Unopened& one : scanned.unopened) report.faults.push_back({one.index, {}, one.why});
  keep_oldest(report.differ, work.listed_max);
  keep_oldest(report.faults, work.listed_max);
  return report;
}

}  // namespace sharewell::casework
