// SPDX-License-Identifier: MIT
#include "casework/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "casework/papers.h"
#include "casework/service.h"

namespace sharewell::casework {
namespace {

constexpr std::int64_t kAgainMs = 15 * kMinuteMs;  ///< a form sent twice within it is one taking

struct Period {
  Instant from, to;  ///< the first moment, and the last
  [[nodiscard]] bool holds(Instant at) const { return at >= from && at <= to; }
};

Instant end_of(std::string_view day) {
  const auto noon = from_rfc3339(std::string(day) + "T12:00:00.000Z");
  SW_CHECK(noon.has_value());
  return end_of_london_day(*noon, 0);
}

std::vector<decide::FieldFault> faults_of(std::string_view from, std::string_view to) {
  std::vector<decide::FieldFault> faults;
  if (!is_day(from)) faults.push_back({"from", "Enter the first day"});
  if (!is_day(to)) faults.push_back({"to", "Enter the last day"});
  if (faults.empty() && to < from) faults.push_back({"to", "Enter a last day that is not before the first"});
  return faults;
}

/// Those with a decision of the period, that this person may open. What is found reaches nobody before it is
/// on record that they took it.
Result<std::set<FileRef>> files_decided_in(const Desk& desk, const Period& period) {
  std::set<FileRef> files;
  store::ScanWork work;
  work.visitor = [&](unsigned) {
    return [&](std::uint64_t, const Personal<std::string_view>& canonical) {
      const auto entry = record::entry_from_canonical(canonical.reveal());
      if (!entry || !period.holds(entry->recorded_at) || entry->kind != record::EntryKind::Decided) return;
      const auto card = desk.store.find_file(entry->file);
      if (card && access::may_open(desk.me, *card)) files.insert(entry->file);
    };
  };
  SW_TRY(const store::ScanReport scanned, desk.store.scan(work));
  if (!scanned.unopened.empty())
    return fail(ErrorCode::Damaged, "entries cannot be opened; run `sharewell verify`");
  return files;
}

/// Those with any entry of the period, be it that somebody looked. A scan has only what was said of
/// decisions.
Result<std::set<FileRef>> files_touched_in(const Desk& desk, const Period& period) {
  std::set<FileRef> files;
  for (const store::FileCard& card : desk.store.files()) {
    if (files.size() > kEvidenceFiles) break;
    if (!access::may_open(desk.me, card)) continue;
    const auto weighed = desk.store.weigh(card.file(), [&](const record::Entry& entry) -> Result<void> {
      if (period.holds(entry.body().recorded_at)) files.insert(card.file());
      return {};
    });
    if (!weighed && weighed.error().code != ErrorCode::NotFound)  // erased just now
      return std::unexpected(weighed.error());
  }
  return files;
}

/// Each once it is on record that it was taken; with those to which a decision of theirs went.
Result<std::vector<CaseFileView>> take_files(const Desk& desk, std::vector<FileRef> files,
                                             std::string_view what, std::string_view once) {
  std::vector<CaseFileView> taken;
  for (std::size_t i = 0; i < files.size(); ++i) {  // it grows meanwhile
    const std::string each = once.empty() ? "" : std::string(once) + "." + files[i].text();
    auto view = take_on_paper(desk, files[i], what, each);
    if (!view && view.error().code == ErrorCode::NotFound) continue;  // erased or kept to others just now
    if (!view) return std::unexpected(std::move(view).error());
    for (const MovedView& moved : view->moved) {
      const auto card = desk.store.find_file(moved.to);
      if (card && access::may_open(desk.me, *card) && std::ranges::find(files, moved.to) == files.end())
        files.push_back(moved.to);
    }
    taken.push_back(*std::move(view));
  }
  return taken;
}

void add_lines(const Period& period, Evidence& evidence) {
  for (const CaseFileView& file : evidence.files) {
    for (const DecisionView& decision : file.decisions)
      if (period.holds(decision.recorded_at)) evidence.decisions.push_back({file.ref, &decision});
    for (const TimelineItem& item : file.timeline)
      if (period.holds(item.recorded_at)) evidence.trail.push_back({file.ref, &item});
  }
  std::ranges::sort(evidence.decisions, {}, [](const DecisionLine& line) { return line.decision->index; });
  std::ranges::sort(evidence.trail, {}, [](const AuditLine& line) { return line.item->index; });
}

}  // namespace

Result<EvidenceOrFaults> take_evidence(const Desk& desk, std::string_view from, std::string_view to,
                                       std::string_view what, std::string_view once, EvidenceOf of) {
  if (!desk.me.leads()) return fail(ErrorCode::NotAllowed, "only a safeguarding lead takes evidence out");
  if (auto faults = faults_of(from, to); !faults.empty()) return EvidenceOrFaults(std::move(faults));
  const Period period{end_of_london_day(end_of(from), -1) + kMinuteMs, end_of(to) + (kMinuteMs - 1)};
  SW_TRY(const std::set<FileRef> files,
         of == EvidenceOf::Trail ? files_touched_in(desk, period) : files_decided_in(desk, period));
  if (files.size() > kEvidenceFiles)
    return fail(ErrorCode::TooLarge, "these days hold too many case files; take fewer days at a time");
  Evidence evidence;
  // The page stays where it is once the table came: other days, the other table or a later hour is another
  // taking.
  const std::string each =
      once.empty() ? "" : fmt::format("{}.{}.{}.{}.{}", once, from, to, what, desk.clock().ms / kAgainMs);
  SW_TRY(evidence.files, take_files(desk, {files.begin(), files.end()}, what, each));
  add_lines(period, evidence);
  return EvidenceOrFaults(std::move(evidence));
}

}  // namespace sharewell::casework
