// SPDX-License-Identifier: MIT
#include "store/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "store/database.h"
#include "store/group.h"
#include "store/opening.h"
#include "store/scan_entries.h"

namespace sharewell::store {
namespace {

constexpr std::uint64_t kRange = 4096;     // entries that a thread takes at a time
constexpr std::size_t kKeysKept = 16'384;  // of case files, a thread
static_assert(static_cast<int>(record::EntryKind::Decided) == 5 &&
              static_cast<int>(record::EntryKind::Considered) == 6);  // as in the query below

/// What the threads share: who takes which range, how far they are, and what went wrong.
class Ranges {
 public:
  explicit Ranges(std::uint64_t entries) : entries_(entries) {}

  /// The first entry of a range that nobody has yet; `entries` and more: there is none.
  [[nodiscard]] std::uint64_t take() { return next_.fetch_add(kRange); }
  [[nodiscard]] bool given_up() const { return given_up_; }
  void passed(std::uint64_t entries) {
    const std::lock_guard lock(mutex_);
    passed_ += entries;
    changed_.notify_one();
  }
  void finish(Result<void> how) {
    const std::lock_guard lock(mutex_);
    if (!how && outcome_) outcome_ = std::move(how);
    if (!outcome_) given_up_ = true;
    ++finished_;
    changed_.notify_one();
  }
  /// Until `threads` have finished; tells how far they are meanwhile.
  [[nodiscard]] Result<void> wait_for(unsigned threads, const ScanWork& work) {
    std::unique_lock lock(mutex_);
    for (std::uint64_t told = 0; finished_ < threads || passed_ != told;) {
      changed_.wait(lock, [&] { return finished_ == threads || passed_ != told; });
      told = passed_;
      lock.unlock();
      if (work.progress) work.progress(told, entries_);
      lock.lock();
    }
    return outcome_;
  }

 private:
  const std::uint64_t entries_;
  std::atomic<std::uint64_t> next_ = 0;
  std::atomic<bool> given_up_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t passed_ = 0;
  unsigned finished_ = 0;
  Result<void> outcome_;
};

/// One thread's way through the ranges, on a connection of its own.
class Worker {
 public:
  Worker(const Sealing& sealing, std::span<const Digest> leaves) : sealing_(sealing), leaves_(leaves) {}

  [[nodiscard]] Result<void> run(const Place& place, Ranges& ranges, const Visitor& visit,
                                 const std::stop_token& stop) {
    SW_TRY(Database database, Database::open_reader(place));
    while (!ranges.given_up()) {
      const std::uint64_t first = ranges.take();
      if (first >= leaves_.size()) return {};
      if (stop.stop_requested()) return fail(ErrorCode::Unavailable, "it was stopped");
      const std::uint64_t end = std::min<std::uint64_t>(first + kRange, leaves_.size());
      SW_DO(range(database, first, end, visit));
      ranges.passed(end - first);
    }
    return {};
  }
  ScanReport report;

 private:
  Result<void> range(Database& database, std::uint64_t first, std::uint64_t end, const Visitor& visit) {
    SW_TRY(Query row, database.query("SELECT idx, file, kind, uid, sealed FROM entry WHERE idx >= ? AND "
                                     "idx < ? AND kind IN (5, 6) ORDER BY idx",
                                     static_cast<std::int64_t>(first), static_cast<std::int64_t>(end)));
    while (true) {
      SW_TRY(const bool more, row.next());
      if (!more) return {};
      const EntryColumns columns{static_cast<std::uint64_t>(row.number(0)), row.text(1), row.number(2),
                                 row.bytes(3), row.bytes(4)};
      if (const auto plain = open(database, columns)) {
        visit(columns.index, Personal(plain->canonical));
        ++report.visited;
      } else if (plain.error().code == ErrorCode::NotFound) {
        ++report.erased;
      } else if (plain.error().code == ErrorCode::Damaged) {
        report.unopened.push_back({columns.index, plain.error().detail});
      } else {
        return std::unexpected(plain.error());
      }
    }
  }
  Result<PlainEntry> open(Database& database, const EntryColumns& columns) {
    SW_TRY(const crypt::TransientKey* const key, key_of(database, columns.file));
    SW_TRY(PlainEntry plain, sealing_.open(*key, columns, room_));
    if (plain.leaf_hash != leaves_[columns.index])
      return fail(ErrorCode::Damaged, "it opens, but it is not the entry that the register holds");
    return plain;
  }
  Result<const crypt::TransientKey*> key_of(Database& database, std::string_view file) {
    name_ = file;
    if (const auto at = keys_.find(name_); at != keys_.end()) return &at->second;
    const auto ref = FileRef::parse(file);
    if (!ref || ref->text() != file) return fail(ErrorCode::Damaged, "its file is not a reference");
    SW_TRY(crypt::TransientKey key, load_file_key(database, sealing_, *ref));
    if (keys_.size() == kKeysKept) keys_.clear();
    return &keys_.emplace(name_, std::move(key)).first->second;
  }

  const Sealing& sealing_;
  std::span<const Digest> leaves_;
  Bytes room_;
  std::string name_;
  std::unordered_map<std::string, crypt::TransientKey> keys_;
};

}  // namespace

Result<ScanReport> scan_entries(const Place& place, const Sealing& sealing, std::span<const Digest> leaves,
                                const ScanWork& work) {
  Ranges ranges(leaves.size());
  const unsigned count = std::max(work.threads, 1u);
  std::vector<Worker> workers;
  workers.reserve(count);
  for (unsigned t = 0; t < count; ++t) workers.emplace_back(sealing, leaves);
  Result<void> outcome;
  {
    std::vector<std::jthread> threads;
    threads.reserve(count);
    for (unsigned t = 0; t < count; ++t)
      threads.emplace_back(
          [&, t] { ranges.finish(workers[t].run(place, ranges, work.visitor(t), work.stop)); });
    outcome = ranges.wait_for(count, work);
  }
  SW_DO(std::move(outcome));
  ScanReport report;
  report.entries = leaves.size();
  for (Worker& worker : workers) {
    report.visited += worker.report.visited;
    report.erased += worker.report.erased;
    std::ranges::move(worker.report.unopened, std::back_inserter(report.unopened));
  }
  std::ranges::sort(report.unopened, {}, &Unopened::index);
  return report;
}

Result<ScanReport> scan(const Place& place, const crypt::OrganisationKeys& keys, const ScanWork& work) {
  const Sealing sealing(keys, [](std::span<std::uint8_t>) {
    broken_invariant("a scan draws no random bytes", __FILE__, __LINE__);
  });
  Grown grown;
  {
    SW_TRY(Database database, Database::open_reader(place));
    SW_DO(database.begin_read());  // one snapshot, whatever a server commits meanwhile
    SW_DO(check_version(database));
    SW_TRY([[maybe_unused]] const FileRef office, check_meta(database, sealing));
    SW_TRY(grown, load_register(database, sealing));
    SW_TRY(const std::int64_t entries, database.number("SELECT count(*) FROM entry"));
    if (static_cast<std::uint64_t>(entries) != grown.leaves.size())
      return fail(ErrorCode::Damaged,
                  fmt::format("there are {} entries with {} leaves", entries, grown.leaves.size()),
                  "table entry");
  }
  return scan_entries(place, sealing, grown.leaves, work);
}

}  // namespace sharewell::store
