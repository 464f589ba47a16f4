// SPDX-License-Identifier: MIT
#include "store/scan.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "fixture.h"
#include "tamper.h"

namespace sharewell::store {
namespace {

using Texts = std::map<std::uint64_t, std::string>;

class ScanTest : public StoreTest {
 protected:
  [[nodiscard]] std::filesystem::path database() const { return folder() / "sharewell.db"; }

  /// Two case files with `each` decisions, each followed by a `considered` entry; returns their texts.
  Texts fill(Store& store, int each) {
    Texts texts;
    for (int f = 0; f < 2; ++f) {
      const FileRef file = store.new_file();
      keep(texts, store, {opened(file, ann_)});
      std::vector<record::EntryBody> some;
      for (int i = 0; i < each; ++i) {
        some.push_back(decided(file, ann_, "w" + std::to_string(i)));
        if (some.size() == 64 || i + 1 == each) keep(texts, store, std::exchange(some, {}));
      }
      keep(texts, store, {considered(file, ann_, texts.rbegin()->first, {})});
      (void)value_of(store.look(file, ben_));
    }
    return texts;
  }
  static void keep(Texts& texts, Store& store, std::vector<record::EntryBody> entries) {
    for (const record::Entry& entry : value_of(store.commit({std::move(entries), "", {}})).entries)
      if (entry.body().kind == record::EntryKind::Decided ||
          entry.body().kind == record::EntryKind::Considered)
        texts.emplace(entry.index(), record::canonical(entry.body()));
  }

  struct Seen {
    Texts texts;
    bool in_order = true, twice = false;
    std::uint64_t told = 0;
  };
  /// A scan that keeps all it visits.
  ScanWork keeping(unsigned threads, Seen& seen) {
    ScanWork work;
    work.threads = threads;
    work.visitor = [&](unsigned) {
      return [&, last = std::int64_t{-1}](std::uint64_t index,
                                          const Personal<std::string_view>& canonical) mutable {
        const std::lock_guard lock(mutex_);
        seen.in_order = seen.in_order && static_cast<std::int64_t>(index) > last;
        last = static_cast<std::int64_t>(index);
        seen.twice = seen.twice || !seen.texts.emplace(index, canonical.reveal()).second;
      };
    };
    work.progress = [&](std::uint64_t done, std::uint64_t of) {
      EXPECT_GE(done, seen.told);
      EXPECT_LE(done, of);
      seen.told = done;
    };
    return work;
  }
  Result<ScanReport> scanned(unsigned threads, Seen& seen) {
    return scan(place(), keys(), keeping(threads, seen));
  }
  std::mutex mutex_;
};

TEST_F(ScanTest, VisitsEveryRecommendationOnceWhateverTheNumberOfThreads) {
  const Texts texts = fill(*open(), 6000);
  for (const unsigned threads : {1u, 2u, 5u}) {
    Seen seen;
    const ScanReport report = value_of(scanned(threads, seen));
    EXPECT_EQ(seen.texts, texts) << threads;
    EXPECT_TRUE(seen.in_order && !seen.twice);
    EXPECT_EQ(report.visited, 12'002u);
    EXPECT_EQ(report.entries, 12'006u);
    EXPECT_EQ(seen.told, report.entries);
    EXPECT_TRUE(report.unopened.empty());
  }
}

TEST_F(ScanTest, OfAStoreThatIsOpenSeesTheSame) {
  const auto store = open();
  const Texts texts = fill(*store, 3);
  Seen from_inside, beside;
  EXPECT_EQ(value_of(store->scan(keeping(2, from_inside))).visited, texts.size());
  EXPECT_EQ(value_of(scanned(2, beside)).visited, texts.size());
  EXPECT_EQ(from_inside.texts, texts);
  EXPECT_EQ(beside.texts, texts);
}

TEST_F(ScanTest, OfAnEmptyRegisterVisitsNothing) {
  (void)open();
  Seen seen;
  EXPECT_EQ(value_of(scanned(2, seen)).visited, 0u);
}

TEST_F(ScanTest, ListsAnEntryOfWhichOneBitWasChangedAndVisitsTheOthers) {
  Texts texts = fill(*open(), 3);
  const std::uint64_t third = std::next(texts.begin(), 2)->first;
  std::mt19937 dice(1);
  Tamper tamper(place());
  for (const char* column : {"uid", "sealed"}) {
    const std::string at = " WHERE idx = " + std::to_string(third);
    const std::string kept = to_hex(tamper.value(std::string("SELECT hex(") + column + ") FROM entry" + at));
    std::string other = kept;
    other[20] = other[20] == '0' ? '1' : '0';
    const auto set = [&](const std::string& value) {
      tamper.run(std::string("UPDATE entry SET ") + column + " = X'" + value + "'" + at);
    };
    set(other);
    Seen seen;
    const ScanReport report = value_of(scanned(2, seen));
    set(kept);
    ASSERT_EQ(report.unopened.size(), 1u) << column;
    EXPECT_EQ(report.unopened[0].index, third);
    EXPECT_EQ(seen.texts.size(), texts.size() - 1);
    EXPECT_FALSE(seen.texts.contains(third));
  }
}

TEST_F(ScanTest, ListsAnEntryThatOpensButIsNotTheOneInTheRegister) {
  const auto texts = fill(*open(), 3);
  const auto a = std::to_string(texts.begin()->first), b = std::to_string(std::next(texts.begin())->first);
  // Two sealed decisions of one file change places: both open under its key.
  Tamper(place()).run("CREATE TEMP TABLE t AS SELECT * FROM entry WHERE idx IN (" + a + ", " + b +
                      "); UPDATE entry SET uid = (SELECT uid FROM t WHERE idx = " + b +
                      "), sealed = (SELECT sealed FROM t WHERE idx = " + b + ") WHERE idx = " + a +
                      "; UPDATE entry SET uid = (SELECT uid FROM t WHERE idx = " + a +
                      "), sealed = (SELECT sealed FROM t WHERE idx = " + a + ") WHERE idx = " + b);
  Seen seen;
  const ScanReport report = value_of(scanned(1, seen));
  ASSERT_EQ(report.unopened.size(), 2u);
  EXPECT_EQ(report.unopened[0].why, "it opens, but it is not the entry that the register holds");
}

TEST_F(ScanTest, DoesNotBeginOnARegisterThatDoesNotFitItsCheckpoint) {
  fill(*open(), 3);
  Tamper tamper(place());
  tamper.run("DELETE FROM entry WHERE idx = 2");
  Seen seen;
  const auto missing = scanned(1, seen);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::Damaged);
  EXPECT_TRUE(seen.texts.empty());
}

TEST_F(ScanTest, EndsSoonAfterItWasAskedTo) {
  const auto store = open();
  fill(*store, 3);
  std::stop_source stop;
  Seen seen;
  ScanWork work = keeping(2, seen);
  work.stop = stop.get_token();
  stop.request_stop();
  const auto ended = store->scan(work);
  ASSERT_FALSE(ended.has_value());
  EXPECT_EQ(ended.error().code, ErrorCode::Unavailable);
  EXPECT_TRUE(seen.texts.empty());
}

TEST_F(ScanTest, FindsNoStoreWhereThereIsNone) {
  Seen seen;
  EXPECT_EQ(scan(data_.path() / "nowhere", keys(), keeping(1, seen)).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace sharewell::store
